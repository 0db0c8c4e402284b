import { GongkaiError, messageOf } from '../../errors.js';
import { checkCount, checkLimit, closed, noSuchStore } from '../arguments.js';
import type {
  Appended,
  AppendOptions,
  EventStore,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StreamAppend,
  SubscribeOptions,
  SubscriptionItem,
} from '../event-store.js';
import { Appender } from './appender.js';
import { Breaker } from './breaker.js';
import { Client } from './client.js';
import { type Connection, parseConnection } from './connection.js';
import { fromServer } from './convert.js';
import { follow } from './following.js';
import { type Identity, identityOf, knownIdentity } from './identity.js';
import type { Followed } from './inbox.js';
import { fromLeader } from './leader.js';
import { LogHead } from './log-head.js';
import { type LogPosition, toLogPosition, toPosition } from './position.js';
import { passOverLostWrites } from './rejections.js';
import { told } from './server-error.js';
import { StreamNames } from './stream-names.js';
import { StreamReader } from './stream-reader.js';
import { toldOfTrust } from './untrusted.js';

export interface EventStoreDbOptions {
  /** See {@link parseConnection}. */
  readonly url: string;
  /** Whether the store is founded where its namespace is empty. Default true. */
  readonly create?: boolean;
  /** How long opening waits for a server that does not answer. Default 30 000. */
  readonly waitMs?: number;
  /** Told when the server does not answer, and is tried again. */
  readonly onWaiting?: (message: string) => void;
}

/** Events handed on at a time, and held for a reader who is slow. */
const batchSizeByDefault = 1000;

/**
 * Connects.
 * @throws {GongkaiError} UNAVAILABLE when the server does not answer in time; STORE_ACCESS_DENIED; BAD_INPUT when the URL can not be used,
 *   or no node's certificate is trusted; NOT_FOUND when there is no store and none is to be founded
 */
export async function openEventStoreDb({ url, create = true, waitMs = 30_000, onWaiting }: EventStoreDbOptions): Promise<EventStore> {
  const connection = parseConnection(url);
  const client = new Client(connection);
  const stopPassingOver = passOverLostWrites();
  const names = new StreamNames(connection.namespace);
  const breaker = new Breaker();
  const streams = new StreamReader(client, names, breaker, connection.deadlineMs);
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    try {
      const identity = create ? await identityOf(client, names, streams) : await knownIdentity(names, streams);
      if (!identity) throw noSuchStore(connection.shown);
      return new EventStoreDbEventStore(client, connection, identity, streams, breaker, stopPassingOver);
    } catch (thrown) {
      const error = await toldOfTrust(told(thrown, breaker), connection);
      const pause = error instanceof GongkaiError && error.code === 'UNAVAILABLE' ? Number(error.details.retryAfterMs ?? 0) : null;
      if (pause === null || performance.now() + pause > giveUpAt) {
        stopPassingOver();
        client.close();
        throw pause === null ? error : unreachable(connection, waitMs, error);
      }
      onWaiting?.(`The event store at ${connection.shown} does not answer yet; trying again.`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** The event store of real deployments: one node or a cluster of EventStoreDB, shared by any number of replicas. */
class EventStoreDbEventStore implements EventStore {
  readonly id: string;
  private readonly names: StreamNames;
  private readonly appender: Appender;
  private readonly logHead: LogHead;
  private readonly origin: LogPosition;
  private readonly closing = new AbortController();

  constructor(
    private readonly client: Client,
    private readonly connection: Connection,
    { id, origin }: Identity,
    private readonly streams: StreamReader,
    private readonly breaker: Breaker,
    private readonly stopPassingOver: () => void,
  ) {
    this.id = id;
    this.origin = origin;
    this.names = new StreamNames(connection.namespace);
    this.appender = new Appender(client, this.names, streams, breaker, connection.deadlineMs);
    this.logHead = new LogHead(client, this.names, origin, connection.deadlineMs);
  }

  async append(stream: string, events: readonly NewEvent[], expected: number, { ids = 'unknown' }: AppendOptions = {}): Promise<Appended> {
    this.checkOpen();
    return this.appender.append(stream, events, expected, ids);
  }

  async appendInOrder(appends: readonly StreamAppend[], options?: AppendOptions): Promise<void> {
    // One at a time: the server promises no order among appends that are under way together.
    for (const { stream, events, expected } of appends) await this.append(stream, events, expected, options);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    if (options.limit !== undefined) checkLimit(options.limit);
    if (options.from !== undefined) checkCount('from', options.from, 1);
    this.checkOpen();
    for await (const event of this.streams.read(stream, options)) {
      this.checkOpen();
      yield event;
    }
    this.checkOpen();
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const batch of this.readBatches(options))
      for (const event of batch) {
        this.checkOpen();
        yield event;
      }
  }

  async *readBatches({
    after = null,
    direction = 'forwards',
    limit = Number.POSITIVE_INFINITY,
    batchSize = batchSizeByDefault,
  }: ReadAllOptions & { readonly batchSize?: number } = {}): AsyncGenerator<readonly RecordedEvent[]> {
    checkLimit(limit);
    checkCount('batchSize', batchSize, 1);
    this.checkOpen();
    if (after !== null) toLogPosition(after);
    if (limit === 0) return;
    let left = limit;
    const events = direction === 'forwards' ? this.forwards(after, batchSize) : this.backwards(after);
    for await (const batch of batches(events, Math.min(batchSize, limit))) {
      this.checkOpen();
      const wanted = batch.slice(0, left);
      left -= wanted.length;
      yield wanted;
      if (left === 0) return;
    }
    this.checkOpen();
  }

  async *subscribe({ after = null, signal }: SubscribeOptions): AsyncGenerator<SubscriptionItem> {
    this.checkOpen();
    const ended = AbortSignal.any([signal, this.closing.signal]);
    if (ended.aborted) return;
    // Whoever follows the log tries at a pace of its own, also while others are told that the server is away.
    if (after !== null) await untilAborted(ended, () => this.answered(() => this.logHead.checkReached(after)));
    let position = after;
    let live = false;
    let said = false;
    for await (const item of this.follow(after, ended, batchSizeByDefault)) {
      if (item.kind === 'live') live = true;
      else if (item.kind === 'behind') live = said = false;
      else if (item.kind === 'checkpoint') yield { kind: 'checkpoint', position: toPosition(item.position) };
      else {
        const events = this.ours(item.events);
        const last = events.at(-1);
        if (!last) continue;
        position = last.position;
        said = false;
        yield { kind: 'events', events };
      }
      if (live && !said) {
        said = true;
        yield { kind: 'caughtUp', position };
      }
    }
  }

  async head(): Promise<Position | null> {
    this.checkOpen();
    return this.asked(() => this.logHead.position());
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    this.client.close();
    this.stopPassingOver();
  }

  private async *forwards(after: Position | null, batchSize: number): AsyncGenerator<readonly RecordedEvent[]> {
    let last = after ?? '';
    let live = false;
    for await (const item of this.follow(after, this.closing.signal, Math.max(batchSize, batchSizeByDefault))) {
      if (item.kind === 'live') live = true;
      if (item.kind === 'events') {
        const events = this.ours(item.events);
        last = events.at(-1)?.position ?? last;
        if (events.length > 0) yield events;
      }
      // What was appended meanwhile belongs to the log that is read: the subscription goes on, and brings it.
      if (live && ((await this.head()) ?? '') <= last) return;
    }
  }

  private async *backwards(before: Position | null): AsyncGenerator<readonly RecordedEvent[]> {
    try {
      for await (const event of this.logHead.eventsBackwards(before)) yield [event];
    } catch (error) {
      throw told(error, this.breaker);
    }
  }

  private async *follow(after: Position | null, signal: AbortSignal, batchSize: number): AsyncGenerator<Followed> {
    const { client, names, connection, breaker } = this;
    const from = after === null ? this.origin : toLogPosition(after);
    try {
      yield* fromLeader((atLeader) =>
        follow({
          client: client.current,
          atLeader,
          prefix: names.prefix,
          after: from,
          signal,
          batchSize,
          deadlineMs: connection.deadlineMs,
        }),
      );
    } catch (error) {
      throw told(error, breaker);
    }
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    this.breaker.check();
    return this.answered(ask);
  }

  private async answered<T>(ask: () => Promise<T>): Promise<T> {
    try {
      const answer = await ask();
      this.breaker.answered();
      return answer;
    } catch (error) {
      throw told(error, this.breaker);
    }
  }

  private ours(events: Extract<Followed, { kind: 'events' }>['events']): RecordedEvent[] {
    return events.flatMap((resolved) => fromServer(resolved, this.names) ?? []);
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted) throw closed();
  }
}

/** Waits for what is done, but no longer than until the signal aborts: then its outcome concerns nobody. */
async function untilAborted(signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const done = act();
  done.catch(() => {});
  await Promise.race([done, aborted]);
}

/** The same events in batches of one size; the last may be smaller. */
async function* batches(source: AsyncIterable<readonly RecordedEvent[]>, size: number): AsyncGenerator<readonly RecordedEvent[]> {
  let held: RecordedEvent[] = [];
  for await (const events of source) {
    held = held.concat(events);
    while (held.length >= size) yield held.splice(0, size);
  }
  if (held.length > 0) yield held;
}

function unreachable({ shown }: Connection, waitMs: number, cause: unknown): GongkaiError {
  const why = messageOf(cause);
  return new GongkaiError(
    'UNAVAILABLE',
    `The event store at ${shown} did not answer within ${Math.round(waitMs / 1000)} s: ${why}\nIs it running, and is its address right?`,
    {},
    { cause },
  );
}
