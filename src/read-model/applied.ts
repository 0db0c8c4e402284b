import { GongkaiError } from '../errors.js';
import type { Position } from '../event-store/event-store.js';

/** How often another process's progress is looked for while somebody waits (ms). */
const pollMs = 5;
const momentMs = 25;

/** How far the read model is, for those who wait for it: told at once by the runner of this process, looked up where another one runs. */
export class Applied {
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private last: string | null = null;

  /**
   * @param position reads it from the tables
   * @param version names what the tables say
   */
  constructor(
    readonly position: () => Position | null,
    private readonly version: () => string,
  ) {}

  /** Something was applied. */
  now(): void {
    const wakeUps = [...this.waiting];
    this.waiting.clear();
    this.stopPolling();
    for (const wakeUp of wakeUps) wakeUp();
  }

  /** Resolves when something more has been applied, or the signal aborts. Looking and asking in one turn of the loop misses nothing. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wakeUp = (): void => {
        signal.removeEventListener('abort', wakeUp);
        this.waiting.delete(wakeUp);
        if (this.waiting.size === 0) this.stopPolling();
        resolve();
      };
      this.waiting.add(wakeUp);
      signal.addEventListener('abort', wakeUp, { once: true });
      if (signal.aborted) wakeUp();
      else this.startPolling();
    });
  }

  /** The same, but resolves after a moment in any case: for what leaves no trace in the version. */
  async soon(signal: AbortSignal): Promise<void> {
    const moment = AbortSignal.timeout(momentMs);
    await this.next(AbortSignal.any([signal, moment]));
  }

  /** @throws {GongkaiError} READ_MODEL_BEHIND when the position is not reached in time */
  async reach(position: Position, deadlineMs: number): Promise<void> {
    const reached = (): boolean => {
      const now = this.position();
      return now !== null && now >= position;
    };
    if (reached()) return;
    const deadline = AbortSignal.timeout(deadlineMs);
    while (!deadline.aborted) {
      await this.next(deadline);
      if (reached()) return;
    }
    throw new GongkaiError('READ_MODEL_BEHIND', `The read model did not reach position ${position} within ${deadlineMs} ms. Ask again.`, {
      position,
      readModelPosition: this.position(),
    });
  }

  private startPolling(): void {
    if (this.timer) return;
    this.last = this.version();
    this.timer = setInterval(() => {
      const version = this.version();
      if (version === this.last) return;
      this.last = version;
      this.now();
    }, pollMs);
  }

  private stopPolling(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }
}
