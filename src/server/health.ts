import { messageOf } from '../errors.js';
import type { Position } from '../event-store/event-store.js';

/** Whether the service may be sent requests, and why not. */
export interface Health {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
  /** For how long the read model has been behind the log (ms). */
  readonly behindMs: number;
  readonly parked: number;
}

export interface HealthParts {
  readonly head: () => Promise<Position | null>;
  readonly status: () => {
    readonly state: string;
    readonly position: Position | null;
    readonly fault: string | null;
    readonly parked: number;
  };
  readonly now: () => number;
  /** Readiness fails when the read model is behind for longer (ms). */
  readonly lagLimitMs: number;
}

/** How often it looks by itself (ms): since when the read model is behind is known also where nobody asks. */
const lookEveryMs = 1000;

/**
 * Compares the head of the log with the checkpoint, and remembers since when they differ. Not ready: before the read model has
 * reached the end of the log for the first time; when it has been behind for too long; when the event store can not be read.
 */
export class Watchdog {
  private behindSince: number | null = null;
  private behindAt: Position | null = null;
  private hasBeenThere = false;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(private readonly parts: HealthParts) {}

  /** Looks by itself from now on. */
  start(): void {
    this.timer ??= setInterval(() => {
      // A server that hangs is slow to answer: never two looks at once.
      this.looking ??= this.check()
        .then(
          () => {},
          () => {},
        )
        .finally(() => {
          this.looking = null;
        });
    }, lookEveryMs).unref();
  }

  /** Resolves when it has looked for the last time: what it looks at may be closed then. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.looking;
  }

  async check(): Promise<Health> {
    const { head, status, now, lagLimitMs } = this.parts;
    const reasons: string[] = [];
    let last: Position | null = null;
    let known = true;
    try {
      last = await head();
    } catch (error) {
      known = false;
      reasons.push(`the event store can not be read: ${messageOf(error)}`);
    }
    const { state, position, fault, parked } = status();
    if (known) this.look(last, position, now());
    const behindMs = this.behindSince === null ? 0 : now() - this.behindSince;
    if (known && fault !== null) reasons.push(`the projections do not go on: ${fault}`);
    if (!this.hasBeenThere) reasons.push('the read model has not caught up with the log yet');
    else if (behindMs > lagLimitMs) reasons.push(`the read model has been behind the log for ${behindMs} ms`);
    const details = { projections: state, position, head: last, behindMs, parked, fault };
    return { ready: reasons.length === 0, reasons, details, behindMs, parked };
  }

  /** Behind means: it has not reached what was the head at the first look that found it behind. */
  private look(head: Position | null, position: Position | null, now: number): void {
    if (head === null || (position !== null && position >= head)) {
      this.behindSince = null;
      this.behindAt = null;
      this.hasBeenThere = true;
    } else if (this.behindAt === null || (position !== null && position >= this.behindAt)) {
      // It has got as far as the log was then, so it goes on; it is behind what came since.
      if (this.behindAt !== null) this.hasBeenThere = true;
      this.behindSince = now;
      this.behindAt = head;
    }
  }
}
