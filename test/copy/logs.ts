import { expect } from '@jest/globals';
import { eventHash } from '../../src/audit/event-hash.js';
import { verifyStream } from '../../src/audit/verify-chain.js';
import type { EventStore, RecordedEvent, StreamAppend } from '../../src/event-store/event-store.js';
import { all, newEvent } from '../contract/contract-events.js';

/** An event to be: which stream, and what it says. */
export interface Planned {
  readonly stream: string;
  readonly data: unknown;
}

/** The planned events, each carrying the hash of the one before it in its stream. */
export function chained(planned: readonly Planned[]): StreamAppend[] {
  const ends = new Map<string, { revision: number; hash: string }>();
  return planned.map(({ stream, data }) => {
    const { revision, hash } = ends.get(stream) ?? { revision: 0, hash: null };
    const plain = newEvent({ data });
    const event = { ...plain, metadata: { ...plain.metadata, previousHash: hash } };
    ends.set(stream, { revision: revision + 1, hash: eventHash({ ...event, stream, revision: revision + 1 }) });
    return { stream, events: [event], expected: revision };
  });
}

/** Reports in turn, with something of Chinese in each event. */
export function plan(count: number, streams = 7): Planned[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: `report-益阳-${(index * index) % streams}`,
    data: { raw: `${index}件`, 说明: '政府信息公开𠮷' },
  }));
}

/** What is the same in a copy: all but what the store itself adds. */
export async function logOf(store: EventStore): Promise<Omit<RecordedEvent, 'position' | 'recordedAt'>[]> {
  return (await all(store.readAll())).map(({ position: _position, recordedAt: _recordedAt, ...event }) => event);
}

/** Each event in its place, and every chain with the same end. */
export async function expectCopy(from: EventStore, to: EventStore): Promise<void> {
  const log = await logOf(from);
  expect(await logOf(to)).toEqual(log);
  for (const stream of new Set(log.map((event) => event.stream))) {
    const { lastHash } = await verifyStream(from.readStream(stream));
    expect(await verifyStream(to.readStream(stream))).toMatchObject({ lastHash, break: null });
  }
}
