import { EventStoreDBClient, type JSONType, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { parseEventStoreAddress } from '../src/event-store/address.js';
import type { NewEvent, RecordedEvent } from '../src/event-store/event-store.js';
import { parseConnection } from '../src/event-store/eventstoredb/connection.js';
import { openSqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';

/** Appends of one event each, by nothing but what writes to the store itself. */
interface RawStore {
  append(stream: string, event: NewEvent, expected: number): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Appends a second. */
export interface RawAppends {
  readonly oneByOne: number;
  readonly together: number;
}

/** Appended one by one: enough to tell the speed, at some thousandth of a second each. */
const fewEvents = 2000;

/**
 * The same events appended again to a store that nobody has used, each stream in its order and at its expected revision: one after the
 * other, then all streams at once.
 */
export async function rawAppends(events: readonly RecordedEvent[], address: string): Promise<RawAppends> {
  const store = await openRaw(address);
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  try {
    const few = events.slice(0, fewEvents);
    const oneByOne = await perSecond(few.length, async () => {
      for (const [index, event] of few.entries()) await store.append('one-by-one', event, index);
    });
    const together = await perSecond(events.length, async () => {
      await Promise.all(
        [...streams].map(async ([stream, inOrder]) => {
          for (const [index, event] of inOrder.entries()) await store.append(stream, event, index);
        }),
      );
    });
    return { oneByOne, together };
  } finally {
    await store.close();
  }
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (count / (performance.now() - started)) * 1000;
}

async function openRaw(address: string): Promise<RawStore> {
  const parsed = parseEventStoreAddress(address, '.');
  if (parsed.kind === 'sqlite') {
    const store = await openSqliteEventStore({ path: parsed.path });
    return { append: (stream, event, expected) => store.append(stream, [event], expected), close: () => store.close() };
  }
  const { connectionString, namespace } = parseConnection(parsed.url);
  const client = EventStoreDBClient.connectionString(connectionString);
  return {
    append: (stream, { id, type, schemaVersion, data, metadata }, expected) =>
      client.appendToStream(
        `${namespace}.${stream}`,
        jsonEvent({ id, type, data: data as JSONType, metadata: { ...metadata, $schemaVersion: schemaVersion } }),
        { expectedRevision: expected === 0 ? NO_STREAM : BigInt(expected - 1) },
      ),
    close: () => client.dispose(),
  };
}
