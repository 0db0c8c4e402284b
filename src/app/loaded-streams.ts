import { LRUCache } from 'lru-cache';
import type { EventStore } from '../event-store/event-store.js';
import { type Evolve, type IsDiscarded, LoadedStream } from './loaded-stream.js';

/** Streams read lately. What is kept may be stale: the append checks the revision, and a refusal is given only after a refresh. */
export class LoadedStreams<State extends { readonly revision: number }> {
  private readonly cache: LRUCache<string, LoadedStream<State>>;
  private readonly loading = new Map<string, Promise<LoadedStream<State>>>();

  constructor(
    private readonly store: EventStore,
    private readonly evolve: Evolve<State>,
    private readonly isDiscarded: IsDiscarded = () => false,
    max = 1000,
  ) {
    this.cache = new LRUCache({ max });
  }

  /** @returns the stream, and whether it was read from the store just now */
  async load(stream: string): Promise<{ loaded: LoadedStream<State>; fresh: boolean }> {
    const cached = this.cache.get(stream);
    if (cached) return { loaded: cached, fresh: false };
    let loading = this.loading.get(stream);
    if (!loading) {
      loading = this.read(stream).finally(() => this.loading.delete(stream));
      this.loading.set(stream, loading);
    }
    return { loaded: await loading, fresh: true };
  }

  private async read(stream: string): Promise<LoadedStream<State>> {
    const loaded = new LoadedStream<State>(stream, this.evolve, this.isDiscarded);
    await loaded.refresh(this.store);
    if (loaded.revision > 0) this.cache.set(stream, loaded);
    return loaded;
  }
}
