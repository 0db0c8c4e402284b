import { Chains } from '../audit/chains.js';
import { GongkaiError } from '../errors.js';
import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import { checkSame } from './check-same.js';
import { TargetLog } from './target-log.js';

export interface CopyOptions {
  /** Ends the copying between two batches. */
  readonly signal?: AbortSignal;
  /** Told after each batch how many events of the log are the same in both, and how many of them were appended now. */
  readonly onProgress?: (events: number, copied: number) => void;
}

export interface Copied {
  /** False: the signal ended it, and the same copying again goes on. */
  readonly complete: boolean;
  /** Events of the log from its beginning that are the same in both stores. */
  readonly events: number;
  /** Of these, appended now; the others were there before. */
  readonly copied: number;
  readonly streams: number;
  /** Hash of the last of the events: what to compare with a note kept elsewhere. */
  readonly lastHash: string | null;
  /** Chains that are broken, in both stores alike: one line each. */
  readonly broken: readonly string[];
}

/** Events held at a time, of each store. */
const batchSize = 256;

/**
 * Makes the target's log the same as the source's: streams, revisions, ids, types, data and metadata in the source's order, and so its
 * hash chains. Positions and `recordedAt` are the target's own.
 *
 * Walks through both logs side by side. What the target has must be what the source has there; where it ends, the source's events are
 * appended, read back and compared. So a copying that was cut short, by whatever, goes on when it is done again, and nothing is
 * appended to a store that holds anything else. Nobody else may write to the target meanwhile; the source may be in use.
 * @throws {GongkaiError} TARGET_DIFFERS when the target holds other events, or somebody else writes to it; EVENT_TOO_LARGE (details:
 *   stream, revision) when it does not take one that the source took; INVALID_EVENT when the source lacks events of a stream, or has
 *   some that can not be hashed; UNAVAILABLE. Nothing that was in the target is ever changed
 */
export async function copyEvents(from: EventStore, to: EventStore, { signal, onProgress }: CopyOptions = {}): Promise<Copied> {
  const chains = new Chains();
  const target = new TargetLog(to);
  let events = 0;
  let copied = 0;
  const state = (complete: boolean): Copied => {
    const { streams, lastHash, broken } = chains;
    return { complete, events, copied, streams, lastHash, broken };
  };

  for await (const batch of from.readBatches({ batchSize })) {
    if (signal?.aborted) return state(false);
    for (const event of batch) follow(chains, event);
    const there = await target.next(batch.length);
    checkSame(batch, there, events);
    const missing = batch.slice(there.length);
    if (missing.length > 0) checkSame(missing, await target.append(missing), events + there.length);
    events += batch.length;
    copied += missing.length;
    onProgress?.(events, copied);
  }
  checkSame([], await target.read(1), events);
  return state(true);
}

/** @throws {GongkaiError} INVALID_EVENT for what can not be copied with its chain */
function follow(chains: Chains, event: RecordedEvent): void {
  const { stream, revision } = event;
  const length = chains.lengthOf(stream);
  if (revision !== length + 1) {
    const gap = `The source has revision ${revision} of ${stream} after revision ${length}: what was between was removed from it.`;
    throw new GongkaiError('INVALID_EVENT', `${gap} Without that the stream can not be copied.`, { stream, revision });
  }
  try {
    chains.take(event);
  } catch (error) {
    const message = `Revision ${revision} of ${stream} has no hash, so it is no event of Gongkai's: it can not be copied.`;
    throw new GongkaiError('INVALID_EVENT', message, { stream, revision }, { cause: error });
  }
}
