import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, RecordedEvent } from '../../src/event-store/event-store.js';

/** As small as an event can be. */
export function newEvent(change: Partial<NewEvent> = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'SectionRevised',
    schemaVersion: 1,
    data: {},
    metadata: {
      actor: { id: 'clerk', name: '经办人' },
      reason: null,
      time: '2021-01-25T08:30:00.000Z',
      requestId: 'r',
      $correlationId: 'c',
      $causationId: 'c',
      previousHash: null,
    },
    ...change,
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent({ data: { index } }));
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

export async function streamOf(store: EventStore, stream: string): Promise<RecordedEvent[]> {
  return all(store.readStream(stream));
}

export const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Lets timers and input have their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
