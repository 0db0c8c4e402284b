import type { EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import type { BatchWriter } from './batch.js';

/**
 * Tries again what somebody has asked to be tried: each such stream's parked events, in their order, in one transaction.
 * @param position how far the tables are
 * @returns how many events were taken
 */
export async function retryParked(
  store: EventStore,
  writer: BatchWriter,
  position: () => Position | null,
  epoch: () => number | null,
): Promise<number> {
  let taken = 0;
  for (const stream of writer.parked.retryRequests()) {
    const events: RecordedEvent[] = [];
    for (;;) {
      const waiting = writer.parked.ofStream(stream);
      const known = new Set(events.map((event) => event.position));
      // While the store was read, more may have come to wait.
      const missing = waiting.find((row) => !known.has(row.position));
      if (missing === undefined) {
        const [at, held] = [position(), epoch()];
        if (at === null || held === null) return taken;
        const wanted = new Set(waiting.map((row) => row.position));
        writer.retry(
          stream,
          events.filter((event) => wanted.has(event.position)),
          at,
          held,
        );
        taken += waiting.length - writer.parked.ofStream(stream).length;
        break;
      }
      const before = events.length;
      for await (const event of store.readStream(stream, { from: missing.revision })) events.push(event);
      if (events.length === before || !events.some((event) => event.position === missing.position)) {
        writer.parked.refuseRetry(stream);
        break;
      }
    }
  }
  return taken;
}
