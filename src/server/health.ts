import type { Position } from '../event-store/event-store.js';

/** Whether the service may be sent requests, and why not. */
export interface Health {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly details: Readonly<Record<string, unknown>>;
}

export interface HealthParts {
  readonly head: () => Promise<Position | null>;
  readonly status: () => { readonly state: string; readonly position: Position | null; readonly fault: string | null };
  readonly now: () => number;
  /** Readiness fails when the read model is behind for longer (ms). */
  readonly lagLimitMs: number;
}

/** Compares the head of the log with the checkpoint, and remembers since when they differ. */
export class Watchdog {
  private behindSince: number | null = null;
  private behindAt: Position | null = null;

  constructor(private readonly parts: HealthParts) {}

  async check(): Promise<Health> {
    const { head, status, now, lagLimitMs } = this.parts;
    const reasons: string[] = [];
    let last: Position | null = null;
    try {
      last = await head();
    } catch (error) {
      reasons.push(`the event store can not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { state, position, fault } = status();
    if (state === 'stopped') reasons.push(`the projections have stopped: ${fault}`);
    this.look(last, position, now());
    const behindMs = this.behindSince === null ? 0 : now() - this.behindSince;
    if (behindMs > lagLimitMs) reasons.push(`the read model has been behind the log for ${behindMs} ms`);
    return { ready: reasons.length === 0, reasons, details: { projections: state, position, head: last, behindMs, fault } };
  }

  /** Behind means: it has not reached what was the head at the first look that found it behind. */
  private look(head: Position | null, position: Position | null, now: number): void {
    if (head === null || (position !== null && position >= head)) {
      this.behindSince = null;
      this.behindAt = null;
    } else if (this.behindAt === null || (position !== null && position >= this.behindAt)) {
      this.behindSince = now;
      this.behindAt = head;
    }
  }
}
