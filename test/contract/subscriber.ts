import type { EventStore, Position, RecordedEvent, SubscriptionItem } from '../../src/event-store/event-store.js';

/** Pulls a subscription by hand, and keeps what it heard. */
export class Subscriber {
  readonly abort = new AbortController();
  readonly heard: RecordedEvent[] = [];
  private readonly items: AsyncIterator<SubscriptionItem>;
  private readonly kindsHeard: string[] = [];

  constructor(store: EventStore, after?: Position | null) {
    const { signal } = this.abort;
    this.items = store.subscribe(after === undefined ? { signal } : { after, signal })[Symbol.asyncIterator]();
  }

  /** @returns the next item but a checkpoint; null at the end */
  async next(): Promise<SubscriptionItem | null> {
    for (;;) {
      const { value, done } = await this.items.next();
      if (done) return null;
      const item: SubscriptionItem = value;
      if (item.kind === 'checkpoint') continue;
      this.kindsHeard.push(item.kind);
      if (item.kind === 'events') this.heard.push(...item.events);
      return item;
    }
  }

  /** Goes on until that many events have been heard in all. */
  async take(count: number): Promise<readonly RecordedEvent[]> {
    while (this.heard.length < count) if ((await this.next()) === null) throw new Error(`it ended after ${this.heard.length} events`);
    return this.heard;
  }

  async untilCaughtUp(): Promise<Position | null> {
    for (;;) {
      const item = await this.next();
      if (item === null) throw new Error('it ended before it had caught up');
      if (item.kind === 'caughtUp') return item.position;
    }
  }

  get kinds(): string {
    return this.kindsHeard.join(',');
  }

  async end(): Promise<void> {
    this.abort.abort();
    while ((await this.next()) !== null);
  }
}
