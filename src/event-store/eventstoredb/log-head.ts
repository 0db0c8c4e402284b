import { BACKWARDS, END, FORWARDS, UnknownError } from '@eventstore/db-client';
import { cursorUnavailable } from '../arguments.js';
import type { Position, RecordedEvent } from '../event-store.js';
import type { Client } from './client.js';
import { fromServer } from './convert.js';
import { type LogPosition, toLogPosition, toPosition } from './position.js';
import { reading } from './reading.js';
import type { StreamNames } from './stream-names.js';

/** Events asked for at first: mostly the last event of the server is one of ours. Each time that none is, ten times as many. */
const firstLook = 1;

/** The last event of our streams. The server's log is looked through from its end, once: the next look stops where this one began. */
export class LogHead {
  private last: Position | null = null;
  private lookedFrom: bigint;

  /** @param origin nothing of ours comes before it */
  constructor(
    private readonly client: Client,
    private readonly names: StreamNames,
    private readonly origin: LogPosition,
    private readonly deadlineMs: number,
  ) {
    this.lookedFrom = origin.commit;
  }

  async position(): Promise<Position | null> {
    const stop = this.lookedFrom;
    for (let count = firstLook; ; count *= 10) {
      const found = await this.look(count, stop);
      if (!found) continue;
      const { end, event } = found;
      // Another look may have ended meanwhile, and seen more.
      if (end > this.lookedFrom) this.lookedFrom = end;
      if (event && (this.last === null || event.position > this.last)) this.last = event.position;
      return this.last;
    }
  }

  /** @throws {GongkaiError} CURSOR_UNAVAILABLE when no event stands there: reading on from it would fail, or pass over what comes next */
  async checkReached(position: Position): Promise<void> {
    const at = toLogPosition(position);
    if (position > (await this.ofServer())) throw cursorUnavailable(position, 'is ahead of this store');
    try {
      for await (const _ of reading(
        (atLeader) => this.client.current.readAll({ direction: FORWARDS, fromPosition: { ...at }, maxCount: 1, ...atLeader }),
        this.deadlineMs,
      ))
        return;
    } catch (error) {
      // The server says no more of a position between two events than that its handler failed.
      if (error instanceof UnknownError) throw cursorUnavailable(position, 'is no position of this store');
      throw error;
    }
  }

  /** Our events, the last first. @param before exclusive */
  async *eventsBackwards(before: Position | null): AsyncGenerator<RecordedEvent> {
    const fromPosition = before === null ? END : { ...toLogPosition(before) };
    for await (const resolved of reading(
      (atLeader) => this.client.current.readAll({ direction: BACKWARDS, fromPosition, ...atLeader }),
      this.deadlineMs,
    )) {
      if (resolved.event && resolved.event.position.commit <= this.origin.commit) return;
      const event = fromServer(resolved, this.names);
      if (event && event.position !== before) yield event;
    }
  }

  /** Position of the server's last event, whoever's. */
  private async ofServer(): Promise<Position> {
    for await (const { event } of this.backwards(1)) if (event) return toPosition(event.position);
    return '';
  }

  /** @returns null when `count` events did not reach one of ours, nor `stop` */
  private async look(count: number, stop: bigint): Promise<{ end: bigint; event: RecordedEvent | null } | null> {
    let end: bigint | null = null;
    let seen = 0;
    for await (const resolved of this.backwards(count)) {
      const at = resolved.event?.position.commit;
      if (at === undefined) continue;
      seen++;
      end ??= at;
      if (at <= stop) return { end, event: null };
      const event = fromServer(resolved, this.names);
      if (event) return { end, event };
    }
    return seen < count ? { end: end ?? stop, event: null } : null;
  }

  private backwards(maxCount: number) {
    return reading(
      (atLeader) => this.client.current.readAll({ direction: BACKWARDS, fromPosition: END, maxCount, ...atLeader }),
      this.deadlineMs,
    );
  }
}
