import { GongkaiError } from '../errors.js';
import type { Position } from '../event-store/event-store.js';
import type { Progress } from './generation.js';

/** How often another process's progress is looked for while somebody waits (ms). */
const pollMs = 5;
const momentMs = 25;

/** Somebody who waits: told with null, or with why it will not come. */
interface Waiting {
  /** Null: for whatever comes next. */
  readonly position: Position | null;
  readonly tell: (fault: unknown) => void;
}

/**
 * How far the read model is, for those who wait for it: told at once by the runner of this process, looked up where another one runs.
 * The tables are looked at once for all who wait.
 */
export class Applied {
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | null = null;
  private looking: NodeJS.Immediate | null = null;
  private last: string | null = null;

  /** @param progress reads it from the tables */
  constructor(private readonly progress: () => Progress) {}

  position(): Position | null {
    return this.progress().position;
  }

  /** Something was applied. */
  now(): void {
    if (this.waiting.size > 0) this.look();
  }

  /** Resolves when something more has been applied, or the signal aborts. Looking and asking in one turn of the loop misses nothing. */
  next(signal: AbortSignal): Promise<void> {
    if (this.waiting.size === 0) this.last = this.progress().version;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        position: null,
        tell: (fault) => {
          signal.removeEventListener('abort', aborted);
          this.remove(waiting);
          if (fault === null) resolve();
          else reject(fault);
        },
      };
      const aborted = (): void => waiting.tell(null);
      this.add(waiting);
      signal.addEventListener('abort', aborted, { once: true });
      if (signal.aborted) aborted();
    });
  }

  /** The same, but resolves after a moment in any case: for what leaves no trace in the version. */
  async soon(signal: AbortSignal): Promise<void> {
    await this.next(AbortSignal.any([signal, AbortSignal.timeout(momentMs)]));
  }

  /** @throws {GongkaiError} READ_MODEL_BEHIND when the position is not reached in time */
  reach(position: Position, deadlineMs: number): Promise<void> {
    // It may be reached already. Whoever comes in the same turn of the loop is looked for at the same time.
    this.looking ??= setImmediate(() => {
      this.looking = null;
      this.look();
    });
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        position,
        tell: (fault) => {
          clearTimeout(late);
          this.remove(waiting);
          if (fault === null) resolve();
          else reject(fault);
        },
      };
      const late = setTimeout(() => {
        this.look();
        if (this.waiting.has(waiting)) waiting.tell(behind(position, this.position(), deadlineMs));
      }, deadlineMs);
      this.add(waiting);
    });
  }

  /** Tells those whose wait is over. */
  private look(): void {
    let progress: Progress;
    try {
      progress = this.progress();
    } catch (fault) {
      for (const { tell } of this.waiting) tell(fault);
      return;
    }
    const { position, version } = progress;
    const moved = version !== this.last;
    this.last = version;
    for (const waiting of this.waiting) {
      const over = waiting.position === null ? moved : position !== null && position >= waiting.position;
      if (over) waiting.tell(null);
    }
  }

  private add(waiting: Waiting): void {
    this.waiting.add(waiting);
    this.timer ??= setInterval(() => this.look(), pollMs);
  }

  private remove(waiting: Waiting): void {
    this.waiting.delete(waiting);
    if (this.waiting.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }
}

function behind(position: Position, readModelPosition: Position | null, deadlineMs: number): GongkaiError {
  return new GongkaiError('READ_MODEL_BEHIND', `The read model did not reach position ${position} within ${deadlineMs} ms. Ask again.`, {
    position,
    readModelPosition,
  });
}
