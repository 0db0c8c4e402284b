import { GongkaiError, isGongkaiError } from '../errors.js';
import type { EventStore, MergedMetadata, Position } from '../event-store/event-store.js';
import { canonicalJson } from '../history/canonical-json.js';
import { sha256Hex } from '../history/hash.js';
import type { CommandContext, MergedWith } from './app.js';
import { checkedReason } from './checked-reason.js';
import type { LoadedStream } from './loaded-stream.js';
import type { LoadedStreams } from './loaded-streams.js';
import { eventIds, newEvents } from './new-events.js';
import { revisionConflict } from './revision-conflict.js';

/** Writers without an expected revision try again when another was first; past this many times the store is too busy. */
const mostTries = 100;
/** What others changed while something was prepared is prepared for again; past this many times it is decided on all at once. */
const mostPreparations = 3;

export interface Execution<State> {
  readonly stream: string;
  /** What is asked for, as plain data: its hash tells whether an idempotency key is used again for something else. */
  readonly command: unknown;
  /** Pure. Called again when the state turns out to have been stale. @returns the events, none when nothing would change */
  readonly decide: (state: State | null) => readonly DecidedEvent[];
  /**
   * Works out beforehand, while others have their turns, what `decide` or `merge` would take long over at once. The state may be another
   * by the time that it is done: it changes no decision, only how long that takes.
   */
  readonly prepare?: (state: State) => Promise<void>;
  /** Decides a change that was made on an earlier revision (policy merge): as pure, and called as often. Absent: it is refused. */
  readonly merge?: (state: State) => { readonly events: readonly DecidedEvent[]; readonly merged: MergedMetadata };
}

interface DecidedEvent {
  readonly type: string;
  readonly data: unknown;
}

export interface Executed {
  readonly revision: number;
  readonly position: Position | null;
  readonly changed: boolean;
  readonly repeated: boolean;
  /** Where the change was made on an earlier revision and merged with what came after that; `into` is the last revision by others. */
  readonly merged: MergedWith | null;
}

/**
 * Load, decide, append: the one way by which events come about.
 * A refusal, a conflict and "nothing changed" are said only of a state just read from the store.
 * @throws {GongkaiError} what `decide` and `merge` throw; REVISION_CONFLICT; IDEMPOTENCY_KEY_REUSED; what the store throws
 */
export async function execute<State extends { readonly revision: number }>(
  streams: LoadedStreams<State>,
  store: EventStore,
  clock: () => Date,
  execution: Execution<State>,
  given: CommandContext,
): Promise<Executed> {
  const context = { ...given, reason: checkedReason(given.reason) };
  const commandHash = context.idempotencyKey === undefined ? undefined : hashOf(execution.command);
  const { loaded, fresh } = await streams.load(execution.stream);
  let current = fresh;
  let ready: State | null = null;
  let preparations = 0;
  for (let tries = 0; tries < mostTries; tries++) {
    for (; execution.prepare && loaded.state && loaded.state !== ready && preparations < mostPreparations; preparations++) {
      ready = loaded.state;
      await execution.prepare(ready);
      current = false;
    }
    const before = doneBefore(loaded, context, commandHash);
    if (before) return before;
    const outcome = await attempt(loaded, current, store, clock, execution, context, commandHash);
    if (outcome !== 'stale') return outcome;
    await loaded.refresh(store);
    current = true;
  }
  throw new GongkaiError('UNAVAILABLE', `Other writers were first ${mostTries} times. Nothing was changed; try again.`);
}

/** Of a command with half a character in it, which has no canonical form and is refused when it is decided on, its JSON is hashed. */
function hashOf(command: unknown): string {
  const json = JSON.stringify(command);
  return sha256Hex(/\\ud[89a-f][0-9a-f]{2}/.test(json) ? json : canonicalJson(command));
}

/** @returns 'stale' when the answer would rest on a state that others may have changed since it was read */
async function attempt<State extends { readonly revision: number }>(
  loaded: LoadedStream<State>,
  fresh: boolean,
  store: EventStore,
  clock: () => Date,
  { stream, decide, merge }: Execution<State>,
  context: CommandContext,
  commandHash: string | undefined,
): Promise<Executed | 'stale'> {
  const { revision } = loaded;
  const { expectedRevision } = context;
  const expected = expectedRevision === undefined || expectedRevision === revision;
  const merging = merge !== undefined && !expected && 0 < expectedRevision && expectedRevision < revision ? loaded.state : null;
  if (!expected && !merging && !fresh) return 'stale';
  // Of what does not exist, or exists already, that is said rather than a conflict of revisions.
  if (!expected && !merging && revision !== 0 && expectedRevision !== 0) throw revisionConflict(expectedRevision, revision);
  let decided: ReturnType<typeof decide>;
  let merged: MergedMetadata | undefined;
  try {
    if (merge && merging) ({ events: decided, merged } = merge(merging));
    else decided = decide(loaded.state);
  } catch (error) {
    if (!fresh && isGongkaiError(error)) return 'stale';
    throw error;
  }
  if (!expected && !merging) throw revisionConflict(expectedRevision, revision);
  const into = merged ? { ...merged, into: revision } : null;
  if (decided.length === 0) return fresh ? { revision, position: null, changed: false, repeated: false, merged: into } : 'stale';

  const events = newEvents(loaded, decided, clock().toISOString(), context, commandHash, merged);
  try {
    const appended = await store.append(
      stream,
      events.map(({ event }) => event),
      revision,
      // Without a key the ids are new ones; with one, the stream as it was read does not have them.
      { ids: context.idempotencyKey === undefined ? 'new' : 'notBefore' },
    );
    if (appended.repeated) return 'stale';
    for (const [index, { event, hash }] of events.entries())
      loaded.take({ ...event, stream, revision: revision + 1 + index, position: appended.position, recordedAt: event.metadata.time }, hash);
    return { revision: appended.revision, position: appended.position, changed: true, repeated: false, merged: into };
  } catch (error) {
    if (isGongkaiError(error, 'REVISION_CONFLICT')) return 'stale';
    throw error;
  }
}

/** The answer that was given under this idempotency key, or null. */
function doneBefore<State extends { readonly revision: number }>(
  loaded: LoadedStream<State>,
  context: CommandContext,
  commandHash: string | undefined,
): Executed | null {
  if (context.idempotencyKey === undefined) return null;
  let first: number | null = null;
  let last: { revision: number; position: Position; merged?: MergedMetadata } | null = null;
  for (const id of eventIds(loaded.stream, context)) {
    const done = loaded.done.get(id);
    if (!done) break;
    if (done.commandHash !== commandHash)
      throw new GongkaiError(
        'IDEMPOTENCY_KEY_REUSED',
        `The idempotency key "${context.idempotencyKey}" was used for another command. Take a new key.`,
        {
          idempotencyKey: context.idempotencyKey,
        },
      );
    first ??= done.revision;
    last = done;
  }
  if (!last || first === null) return null;
  const { revision, position, merged } = last;
  return { revision, position, changed: true, repeated: true, merged: merged ? { ...merged, into: first - 1 } : null };
}
