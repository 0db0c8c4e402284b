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

/*
 * Events arrive one by one, and whoever takes them pays for each time. So they are handed on together: what comes live, at most so often
 * (ms), the first after a pause at once; what is read again of the log, when there are enough for a batch, or after so long (ms).
 */
const liveEveryMs = 4;
const readAgainMs = 20;

/** What has arrived and was not taken yet: events, and marks that come after so many events. */
export class Inbox {
  private events: AllStreamResolvedEvent[] = [];
  private arrived = 0;
  private taken = 0;
  private live = false;
  /** When events were last handed on, and when those here are to be. */
  private handedOnAt = Number.NEGATIVE_INFINITY;
  private dueAt = Number.POSITIVE_INFINITY;
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
    // The event itself says more than a checkpoint just before it, which would only part it from those before.
    const last = this.marks.at(-1);
    if (last?.item.kind === 'checkpoint' && last.due === this.arrived) this.marks.pop();
    if (this.events.length === 0) this.dueAt = this.live ? this.handedOnAt + liveEveryMs : performance.now() + readAgainMs;
    this.events.push(event);
    this.arrived++;
    this.wake?.();
  }

  /** @param ahead events that come before the mark, and have not been put yet */
  mark(item: Followed, ahead: number): void {
    if (this.ended) return;
    if (item.kind !== 'checkpoint') this.live = item.kind === 'live';
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
      await this.something();
      if (this.ended) return null;
      const [mark] = this.marks;
      const count = Math.min(this.events.length, this.limit, mark ? mark.due - this.taken : this.limit);
      if (count > 0) {
        const events = this.events.splice(0, count);
        this.taken += count;
        this.handedOnAt = performance.now();
        return { kind: 'events', events };
      }
      if (mark && mark.due <= this.taken) {
        this.marks.shift();
        return mark.item;
      }
      if (this.failure) throw this.failure;
    }
  }

  /** Resolves when something is to be handed on, and a turn later: what came with it is taken along. */
  private something(): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        const early = this.early();
        if (early === Number.POSITIVE_INFINITY) return;
        if (early > 0) {
          timer ??= setTimeout(() => {
            timer = undefined;
            look();
          }, early);
          return;
        }
        clearTimeout(timer);
        this.wake = null;
        setImmediate(resolve);
      };
      this.wake = look;
      look();
    });
  }

  /** How long what is here is still to be held (ms); infinite where there is nothing. */
  private early(): number {
    if (this.ended || this.failure || this.full || this.hasDueMark()) return 0;
    return this.events.length === 0 ? Number.POSITIVE_INFINITY : this.dueAt - performance.now();
  }

  private hasDueMark(): boolean {
    const [mark] = this.marks;
    return mark !== undefined && mark.due - this.taken <= this.events.length;
  }
}
