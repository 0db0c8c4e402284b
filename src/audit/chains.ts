import type { RecordedEvent } from '../event-store/event-store.js';
import { breakAt } from './break-at.js';
import { eventHash } from './event-hash.js';

/** The hash chains of all streams of a log, followed in the order of the log. Holds a hash for each stream, and no event. */
export class Chains {
  private readonly ends = new Map<string, { readonly revision: number; readonly hash: string }>();
  private readonly breaks = new Map<string, string>();
  private last: string | null = null;

  get streams(): number {
    return this.ends.size;
  }

  /** Hash of the last event of the log; null before the first. */
  get lastHash(): string | null {
    return this.last;
  }

  /** Where chains are broken: for each such stream its first break. */
  get broken(): readonly string[] {
    return [...this.breaks].map(([stream, message]) => `${stream}: ${message}`);
  }

  /** Events of a stream so far. */
  lengthOf(stream: string): number {
    return this.ends.get(stream)?.revision ?? 0;
  }

  /** The next event of the log. @throws {TypeError} when it holds what has no canonical JSON */
  take(event: RecordedEvent): void {
    const { stream, revision } = event;
    const message = breakAt(event, this.lengthOf(stream) + 1, this.ends.get(stream)?.hash ?? null);
    if (message !== null && !this.breaks.has(stream)) this.breaks.set(stream, message);
    this.last = eventHash(event);
    this.ends.set(stream, { revision, hash: this.last });
  }
}
