import type { Position, RecordedEvent } from '../event-store/event-store.js';
import { ChainCheck } from './chain-check.js';

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
  const check = new ChainCheck();
  let read = 0;
  for await (const event of events) {
    const { lastHash } = check;
    const message = check.take(event);
    if (message) return { events: read, lastHash, break: { revision: event.revision, position: event.position, message } };
    read++;
  }
  return { events: read, lastHash: check.lastHash, break: null };
}
