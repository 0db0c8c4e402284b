import type { RecordedEvent } from '../event-store/event-store.js';
import { breakAt } from './break-at.js';
import { eventHash } from './event-hash.js';

/** Goes along a stream's hash chain, event by event, from the first. */
export class ChainCheck {
  private revision = 0;
  /** Hash of the last event taken; null before the first. */
  lastHash: string | null = null;

  /** Takes the next event, sound or not. @returns what is wrong with it; null when it follows the one before and carries its hash */
  take(event: RecordedEvent): string | null {
    const message = breakAt(event, this.revision + 1, this.lastHash);
    this.revision = event.revision;
    this.lastHash = eventHash(event);
    return message;
  }
}
