import type { RecordedEvent } from '../event-store/event-store.js';

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
