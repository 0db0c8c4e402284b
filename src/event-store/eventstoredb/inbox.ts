import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import type { LogPosition } from './position.js';

/** What a subscription to $all tells, in its order. */
export type Followed =
  | { readonly kind: 'events'; readonly events: readonly AllStreamResolvedEvent[] }
  /** The server has looked through all events up to here. */
  | { readonly kind: 'checkpoint'; readonly position: LogPosition }
  /** From here on events come as they are appended. */
  | { readonly kind: 'live' }
  /** Its reader was too slow: the server reads the log again until it has caught up. */
  | { readonly kind: 'behind' };

/** What has arrived and was not taken yet: events, and marks that come after so many events. */
export class Inbox {
  private events: AllStreamResolvedEvent[] = [];
  private arrived = 0;
  private taken = 0;
  private readonly marks: { readonly due: number; readonly item: Followed }[] = [];
  private failure: Error | null = null;
  private ended = false;
  private wake: (() => void) | null = null;

  constructor(private readonly limit: number) {}

  get full(): boolean {
    return this.events.length >= this.limit;
  }

  put(event: AllStreamResolvedEvent): void {
    if (this.ended) return;
    this.events.push(event);
    this.arrived++;
    this.wake?.();
  }

  /** @param ahead events that come before the mark, and have not been put yet */
  mark(item: Followed, ahead: number): void {
    if (this.ended) return;
    const due = this.arrived + ahead;
    const last = this.marks.at(-1);
    // Of checkpoints with nothing between them the last says it all: a log without our events grows no list.
    if (item.kind === 'checkpoint' && last?.item.kind === 'checkpoint' && last.due === due) this.marks.pop();
    this.marks.push({ due, item });
    this.wake?.();
  }

  fail(error: Error): void {
    this.failure ??= error;
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.events = [];
    this.wake?.();
  }

  /** @returns null at the end; what arrived before a fault is given before it is thrown */
  async next(): Promise<Followed | null> {
    for (;;) {
      if (this.ended) return null;
      const [mark] = this.marks;
      const count = Math.min(this.events.length, this.limit, mark ? mark.due - this.taken : this.limit);
      if (count > 0) {
        const events = this.events.splice(0, count);
        this.taken += count;
        return { kind: 'events', events };
      }
      if (mark && mark.due <= this.taken) {
        this.marks.shift();
        return mark.item;
      }
      if (this.failure) throw this.failure;
      await this.something();
    }
  }

  /** Resolves a turn after something has come: what came with it is taken along. */
  private something(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = () => {
        this.wake = null;
        setImmediate(resolve);
      };
    });
  }
}
