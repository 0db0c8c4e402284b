import { type AllStreamResolvedEvent, type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import type { LogPosition } from './position.js';
import { silence } from './silence.js';

/** What a subscription to $all tells, in its order. */
export type Followed =
  | { readonly kind: 'events'; readonly events: readonly AllStreamResolvedEvent[] }
  /** The server has looked through all events up to here. */
  | { readonly kind: 'checkpoint'; readonly position: LogPosition }
  /** From here on events come as they are appended. */
  | { readonly kind: 'live' }
  /** Its reader was too slow: the server reads the log again until it has caught up. */
  | { readonly kind: 'behind' };

export interface FollowOptions {
  readonly client: EventStoreDBClient;
  /** Only streams that begin so. */
  readonly prefix: string;
  /** Exclusive; null: from the server's first event. */
  readonly after: LogPosition | null;
  readonly signal: AbortSignal;
  readonly batchSize: number;
  readonly deadlineMs: number;
}

/** Events that the server looks through at a time, and after which it tells how far it is. */
const searchWindow = 500;

/**
 * One filtered subscription to $all. Pulled: what its reader has not taken holds `batchSize` events at most, then the server is kept
 * waiting. Ends when the signal aborts.
 * @throws what the client throws; {GongkaiError} UNAVAILABLE when the server does not begin to answer
 */
export async function* follow({ client, prefix, after, signal, batchSize, deadlineMs }: FollowOptions): AsyncGenerator<Followed> {
  if (signal.aborted) return;
  const inbox = new Inbox(batchSize);
  const subscription = client.subscribeToAll({
    fromPosition: after === null ? START : { ...after },
    filter: streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: searchWindow,
      checkpointReached: (_, position) => inbox.mark({ kind: 'checkpoint', position }, subscription.readableLength),
    }),
  });
  const { waits, goes, end } = silence(deadlineMs, (error) => inbox.fail(error));
  const abort = (): void => inbox.end();
  subscription.on('confirmation', goes);
  subscription.on('caughtUp', () => inbox.mark({ kind: 'live' }, subscription.readableLength));
  subscription.on('fellBehind', () => inbox.mark({ kind: 'behind' }, subscription.readableLength));
  subscription.on('error', (error) => inbox.fail(error));
  subscription.on('end', () => inbox.fail(new Error('the subscription was ended by the server')));
  subscription.on('data', (event: AllStreamResolvedEvent) => {
    inbox.put(event);
    if (inbox.full) subscription.pause();
  });
  signal.addEventListener('abort', abort, { once: true });
  try {
    waits();
    for (;;) {
      const item = await inbox.next();
      if (item === null) return;
      if (!inbox.full && subscription.isPaused()) subscription.resume();
      yield item;
    }
  } finally {
    end();
    signal.removeEventListener('abort', abort);
    inbox.end();
    // Also resumes: a paused subscription would never notice its end.
    subscription.resume();
    subscription.unsubscribe().catch(() => {});
  }
}

/** What has arrived and was not taken yet: events, and marks that come after so many events. */
class Inbox {
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
    this.marks.push({ due: this.arrived + ahead, item });
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
