import type { Position, RecordedEvent } from '../event-store/event-store.js';
import { eventHash } from './event-hash.js';

export interface ChainReport {
  /** Events read before the end or the break. */
  readonly events: number;
  /** Hash of the last sound event: what to compare with a note kept elsewhere, since a chain alone does not show a cut tail. */
  readonly lastHash: string | null;
  readonly break: ChainBreak | null;
}

export interface ChainBreak {
  readonly revision: number;
  readonly position: Position;
  readonly message: string;
}

/** Reads one stream from its beginning and checks that revisions are contiguous and each event carries the hash of the one before. */
export async function verifyStream(events: AsyncIterable<RecordedEvent>): Promise<ChainReport> {
  let read = 0;
  let lastHash: string | null = null;
  for await (const event of events) {
    const message = breakAt(event, read + 1, lastHash);
    if (message) return { events: read, lastHash, break: { revision: event.revision, position: event.position, message } };
    read++;
    lastHash = eventHash(event);
  }
  return { events: read, lastHash, break: null };
}

/**
 * What is wrong with an event at its place in its stream; null where it is sound.
 * @param expected the revision that comes next
 * @param lastHash hash of the event before it; null for the first
 */
export function breakAt(event: RecordedEvent, expected: number, lastHash: string | null): string | null {
  if (event.revision !== expected) return `revision ${expected} is missing: ${event.revision} follows ${expected - 1}`;
  if (event.metadata.previousHash !== lastHash)
    return `revision ${event.revision} does not carry the hash of the event before it: one of the two was changed`;
  return null;
}
