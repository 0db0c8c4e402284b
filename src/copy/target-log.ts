import { GongkaiError, isGongkaiError } from '../errors.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import { appendsOf } from './appends.js';

/** The log that is copied to, read on from its beginning; where it ends, it is appended to. */
export class TargetLog {
  private after: Position | null = null;
  private ended = false;

  constructor(private readonly store: EventStore) {}

  /** The next events, fewer than asked for where the log ends. Once it has ended it is not looked at again. */
  async next(count: number): Promise<readonly RecordedEvent[]> {
    const events = this.ended ? [] : await this.read(count);
    this.ended ||= events.length < count;
    return events;
  }

  /**
   * Appends at the end of the log.
   * @returns what the store says that it holds from there on: as many events
   * @throws {GongkaiError} TARGET_DIFFERS when somebody else has written to the store; what the store throws
   */
  async append(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    try {
      // The log was read to its end, and they were not in it.
      await this.store.appendInOrder(appendsOf(events), { ids: 'new' });
    } catch (error) {
      if (!isGongkaiError(error, 'REVISION_CONFLICT')) throw error;
      throw new GongkaiError('TARGET_DIFFERS', `Somebody else has written to the target: ${error.message}`, error.details, {
        cause: error,
      });
    }
    const appended = await this.read(events.length);
    if (appended.length < events.length)
      throw new GongkaiError('TARGET_DIFFERS', 'The target does not hold what was appended to it a moment ago.');
    return appended;
  }

  async read(count: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readAll({ after: this.after, limit: count })) events.push(event);
    this.after = events.at(-1)?.position ?? this.after;
    return events;
  }
}
