import type { EventStore } from '../event-store/event-store.js';

/** How many events a store holds: read through, since positions do not tell. Less when the signal ends it. */
export async function countEvents(store: EventStore, signal?: AbortSignal): Promise<number> {
  let events = 0;
  for await (const batch of store.readBatches()) {
    events += batch.length;
    if (signal?.aborted) break;
  }
  return events;
}
