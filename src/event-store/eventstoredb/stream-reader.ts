import {
  BACKWARDS,
  END,
  FORWARDS,
  type ResolvedEvent,
  type ReadStreamOptions as ServerReadOptions,
  START,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { ReadStreamOptions, RecordedEvent } from '../event-store.js';
import type { Breaker } from './breaker.js';
import type { Client } from './client.js';
import { attemptOf, fromServer } from './convert.js';
import { reading } from './reading.js';
import { told } from './server-error.js';
import type { StreamNames } from './stream-names.js';

/** Reads single streams. */
export class StreamReader {
  constructor(
    private readonly client: Client,
    private readonly names: StreamNames,
    private readonly breaker: Breaker,
    private readonly deadlineMs: number,
  ) {}

  async *read(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const resolved of this.resolved(this.names.onServer(stream), options)) {
      const event = fromServer(resolved, this.names);
      if (event) yield event;
    }
  }

  /** How many events the stream has. */
  async length(stream: string): Promise<number> {
    for await (const { revision } of this.read(stream, { direction: 'backwards', limit: 1 })) return revision;
    return 0;
  }

  /** Which call of `append` wrote the nth event; undefined where that was not noted. */
  async attemptAt(stream: string, revision: number): Promise<unknown> {
    for await (const resolved of this.resolved(this.names.onServer(stream), { from: revision, limit: 1 })) return attemptOf(resolved);
    return undefined;
  }

  /** The events of any stream of the server, by its name there; none where there is no such stream. */
  async *resolved(
    name: string,
    { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY }: ReadStreamOptions,
  ): AsyncGenerator<ResolvedEvent> {
    if (limit === 0) return;
    this.breaker.check();
    const options: ServerReadOptions = {
      direction: direction === 'forwards' ? FORWARDS : BACKWARDS,
      fromRevision: from === undefined ? (direction === 'forwards' ? START : END) : BigInt(from - 1),
      ...(Number.isFinite(limit) ? { maxCount: limit } : {}),
    };
    try {
      yield* reading((atLeader) => this.client.current.readStream(name, { ...options, ...atLeader }), this.deadlineMs);
      this.breaker.answered();
    } catch (error) {
      if (error instanceof StreamNotFoundError) return;
      throw told(error, this.breaker);
    }
  }
}
