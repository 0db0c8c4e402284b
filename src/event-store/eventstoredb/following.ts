import { type AllStreamResolvedEvent, type EventStoreDBClient, START, streamNameFilter, TimeoutError } from '@eventstore/db-client';
import { type Followed, Inbox } from './inbox.js';
import type { AtLeader } from './leader.js';
import type { LogPosition } from './position.js';
import { silence } from './silence.js';

export interface FollowOptions {
  readonly client: EventStoreDBClient;
  readonly atLeader: AtLeader;
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
 * Whatever is in the log after a position, and then what comes, of streams with a prefix. Pulled: what its reader has not taken holds
 * `batchSize` events at most, then the server is kept waiting. Ends when the signal aborts.
 * @throws what the client throws; {GongkaiError} UNAVAILABLE when the server does not begin to answer
 */
export async function* follow(options: FollowOptions): AsyncGenerator<Followed> {
  let { after } = options;
  for (;;) {
    try {
      for await (const item of subscription({ ...options, after })) {
        if (item.kind === 'events') after = item.events.at(-1)?.event?.position ?? after;
        if (item.kind === 'checkpoint') after = item.position;
        yield item;
      }
      return;
    } catch (error) {
      if (!wasTooSlow(error)) throw error;
    }
    yield { kind: 'behind' };
  }
}

/** Version 23 drops the subscription of a reader who falls behind, where later ones read the log again for it. */
function wasTooSlow(error: unknown): boolean {
  return error instanceof TimeoutError && /consumer too slow/i.test(error.message);
}

/** One filtered subscription to $all. */
async function* subscription({ client, atLeader, prefix, after, signal, batchSize, deadlineMs }: FollowOptions): AsyncGenerator<Followed> {
  if (signal.aborted) return;
  const inbox = new Inbox(batchSize);
  const subscribed = client.subscribeToAll({
    ...atLeader,
    fromPosition: after === null ? START : { ...after },
    filter: streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: searchWindow,
      checkpointReached: (_, position) => inbox.mark({ kind: 'checkpoint', position }, subscribed.readableLength),
    }),
  });
  const { waits, goes, end } = silence(deadlineMs, (error) => inbox.fail(error));
  const abort = (): void => inbox.end();
  subscribed.on('confirmation', goes);
  subscribed.on('caughtUp', () => inbox.mark({ kind: 'live' }, subscribed.readableLength));
  subscribed.on('fellBehind', () => inbox.mark({ kind: 'behind' }, subscribed.readableLength));
  subscribed.on('error', (error) => inbox.fail(error));
  subscribed.on('end', () => inbox.fail(new Error('the subscription was ended by the server')));
  subscribed.on('data', (event: AllStreamResolvedEvent) => {
    inbox.put(event);
    if (inbox.full) subscribed.pause();
  });
  signal.addEventListener('abort', abort, { once: true });
  try {
    waits();
    for (;;) {
      const item = await inbox.next();
      if (item === null) return;
      if (!inbox.full && subscribed.isPaused()) subscribed.resume();
      yield item;
    }
  } finally {
    end();
    signal.removeEventListener('abort', abort);
    inbox.end();
    // Also resumes: a paused subscription would never notice its end.
    subscribed.resume();
    subscribed.unsubscribe().catch(() => {});
  }
}
