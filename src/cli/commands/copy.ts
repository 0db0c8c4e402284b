import { readConfig } from '../../config.js';
import { type Copied, copyEvents } from '../../copy/copy-events.js';
import { countEvents } from '../../copy/count-events.js';
import { GongkaiError, isGongkaiError, messageOf } from '../../errors.js';
import { type EventStoreAddress, isSamePlace, parseEventStoreAddress } from '../../event-store/address.js';
import type { EventStore } from '../../event-store/event-store.js';
import { openEventStore } from '../../event-store/open-event-store.js';
import type { GlobalOptions } from '../cli-context.js';
import { interruptible } from '../interruptible.js';
import type { Output } from '../output.js';
import { Progress, perSecond } from '../progress.js';

export const copyHelp = `An address is sqlite:PATH or esdb://HOST:PORT?tls=true.

Streams, revisions, ids, types, data and metadata come over as they are, in the order of the log, and so do the hash
chains; positions and the time at which the store took an event are the new store's own. Every event is read back and
compared. Whatever ends it early, the same command given again goes on where it was; given later, it copies what has
been added since.

Nobody else may write to the store that is copied to: serve it only when the copy is done. The one that is copied may be
in use; for a move, stop its service, then give the command once more. A target with any other events is refused,
and left as it is.`;

export interface CopyOptions {
  /** Address of the store to copy from; else the one of the settings. */
  readonly from?: string;
  readonly to: string;
}

/**
 * `gongkai copy`: makes another store's log the same as this one's. Works on the stores alone, without a read model.
 * @throws {GongkaiError} BAD_INPUT, NOT_FOUND (no store to copy from), INVALID_EVENT (copied, but a chain is broken in both), and what
 *   {@link copyEvents} throws
 */
export async function copy(
  { from, to }: CopyOptions,
  { json = false }: GlobalOptions,
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const source = from === undefined ? readConfig(environment, process.cwd()).eventStore : address('--from', from);
  const target = address('--to', to);
  if (isSamePlace(source, target)) throw new GongkaiError('BAD_INPUT', `--from and --to are the same store: ${target.shown}.`);
  const startedAt = performance.now();
  const copied = await withStore(source, false, output, (fromStore) =>
    withStore(target, true, output, (toStore) => interruptible((signal) => copyWithProgress(fromStore, toStore, signal, output))),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  if (json) output.json({ from: source.shown, to: target.shown, ...copied, seconds });
  else tell(copied, source, target, seconds, output);
  const { broken, streams } = copied;
  if (broken.length > 0) {
    const message = `${broken.length} of ${streams} chains are broken, in the source as in the copy:\n  ${broken.join('\n  ')}`;
    throw new GongkaiError('INVALID_EVENT', message, { broken });
  }
}

async function copyWithProgress(from: EventStore, to: EventStore, signal: AbortSignal, output: Output): Promise<Copied> {
  if (output.progressStream) output.note('Counting the events of the source …');
  const total = output.progressStream ? await countEvents(from, signal) : null;
  const progress = new Progress(output, { name: 'copy', unit: 'events', total });
  try {
    const copied = await copyEvents(from, to, {
      signal,
      onProgress: (events, now) => progress.update(events, `, ${now} of them copied now`),
    });
    if (!copied.complete) process.exitCode = Number(signal.reason);
    return copied;
  } catch (error) {
    if (isGongkaiError(error, 'UNAVAILABLE')) output.note('What was copied is kept: the same command goes on from there.');
    throw error;
  } finally {
    progress.stop();
  }
}

function tell(copied: Copied, source: EventStoreAddress, target: EventStoreAddress, seconds: number, output: Output): void {
  const { complete, events, copied: now, streams, lastHash, broken } = copied;
  const there = events - now;
  if (complete && events === 0) output.line(`${source.shown} holds no events: there is nothing to copy.`);
  else if (complete && now === 0) output.line(`0 events to copy: ${target.shown} has all of them already.`);
  else {
    const rate = perSecond(now, seconds);
    output.line(`Copied ${now} events to ${target.shown} in ${seconds.toFixed(1)} s (${rate}/s); ${there} were there already.`);
  }
  if (!complete) output.line(output.style('yellow', 'Interrupted: the same command goes on from there.'));
  else if (broken.length === 0 && lastHash !== null)
    output.line(
      `${output.style('green', 'Sound')}: ${streams} streams and ${events} events are the same in both; hash of the last: ${lastHash}`,
    );
}

async function withStore<T>(place: EventStoreAddress, create: boolean, output: Output, use: (store: EventStore) => Promise<T>): Promise<T> {
  const store = await openEventStore(place, { create, onWaiting: (message) => output.note(message) });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** @throws {GongkaiError} BAD_INPUT, which does not repeat the text: it may hold a password */
function address(option: string, text: string): EventStoreAddress {
  try {
    return parseEventStoreAddress(text, process.cwd());
  } catch (error) {
    throw new GongkaiError('BAD_INPUT', `${option} ${messageOf(error)}.`);
  }
}
