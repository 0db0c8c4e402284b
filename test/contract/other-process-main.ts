import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isGongkaiError } from '../../src/errors.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { newEvent } from './contract-events.js';
import type { StoreElsewhere } from './store-under-test.js';

/** `count` events, one append each, at the end of the stream, wherever others have moved it. */
export interface OtherProcessOrder {
  readonly stream: string;
  readonly count: number;
}

const print = (line: string | number): void => {
  writeSync(1, `${line}\n`);
};

async function lengthOf(store: EventStore, stream: string): Promise<number> {
  for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) return revision;
  return 0;
}

async function carryOut(store: EventStore, { stream, count }: OtherProcessOrder): Promise<void> {
  let expected = await lengthOf(store, stream);
  for (let left = count; left > 0; ) {
    try {
      expected = (await store.append(stream, [newEvent({ data: { process: process.pid } })], expected, { ids: 'new' })).revision;
      print(expected);
      left--;
    } catch (error) {
      if (!isGongkaiError(error, 'REVISION_CONFLICT')) throw error;
      expected = await lengthOf(store, stream);
    }
  }
}

const { module, open, options }: StoreElsewhere = JSON.parse(process.argv[2] ?? '');
const store: EventStore = await (await import(module))[open](options);
print('ready');
for await (const line of createInterface({ input: process.stdin })) await carryOut(store, JSON.parse(line));
await store.close();
