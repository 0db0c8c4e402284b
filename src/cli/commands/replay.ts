import { type ReplayedEvent, replayReport } from '../../app/replay.js';
import { GongkaiError } from '../../errors.js';
import type { EventStore } from '../../event-store/event-store.js';
import { formById } from '../../forms/forms.js';
import { contentHash } from '../../history/content-hash.js';
import { diffContents } from '../../history/diff.js';
import { noSuchReport, reportStream } from '../../reports/report-id.js';
import type { CliContext } from '../cli-context.js';
import { eventDetails, shownData } from '../event-details.js';
import type { Keyboard } from '../keyboard.js';
import { type Output, oneLine } from '../output.js';
import { printDiff } from '../print-diff.js';

export interface ReplayOptions {
  readonly from?: number;
  readonly to?: number;
  readonly step?: boolean;
}

/**
 * `gongkai replay REPORT [--from n --to n --step]`: folds the events one by one, from the log itself, and tells what each did, and
 * whether the hash chain holds. What comes before `--from` is folded and checked too, but not told.
 * @throws {GongkaiError} INVALID_EVENT at the end when the chain is broken
 */
export async function replay(
  reportId: string,
  options: ReplayOptions,
  { core, output, json }: CliContext,
  keyboard: Keyboard,
): Promise<void> {
  const { step = false } = options;
  if (step) checkSteps(json, keyboard);
  const { from, to } = boundsOf(reportId, await lastRevision(core.store, reportId), options);
  const broken: string[] = [];
  const events = told(
    replayReport(core.store, reportId, to, (event) => core.readModel.parked.isDiscarded(event)),
    from,
    broken,
  );
  if (json) await output.jsonItems(events, asData);
  else
    for await (const replayed of events) {
      print(replayed, output);
      await output.drained();
      if (step && replayed.event.revision < to && !(await goesOn(output, keyboard))) break;
    }
  if (broken.length > 0)
    throw new GongkaiError('INVALID_EVENT', `The hash chain of ${reportId} is broken: ${broken.join('; ')}.`, { reportId, broken });
}

function checkSteps(json: boolean, keyboard: Keyboard): void {
  if (json) throw new GongkaiError('BAD_INPUT', '--step waits for a person, and --json is for programs: leave one of them out.');
  if (!keyboard.isTerminal)
    throw new GongkaiError(
      'BAD_INPUT',
      '--step waits for keys, and the input is no terminal. Leave it out, or choose with --from and --to.',
    );
}

async function lastRevision(store: EventStore, reportId: string): Promise<number> {
  for await (const { revision } of store.readStream(reportStream(reportId), { direction: 'backwards', limit: 1 })) return revision;
  throw noSuchReport(reportId);
}

function boundsOf(reportId: string, last: number, { from = 1, to = last }: ReplayOptions): { from: number; to: number } {
  for (const revision of [from, to])
    if (revision > last)
      throw new GongkaiError('NOT_FOUND', `${reportId} has no revision ${revision}; the last is ${last}.`, { reportId, revision });
  if (to < from) throw new GongkaiError('BAD_INPUT', `--to ${to} comes before --from ${from}.`, { from, to });
  return { from, to };
}

/** Those to be told; where the chain is broken is noted for all of them. */
async function* told(events: AsyncIterable<ReplayedEvent>, from: number, broken: string[]): AsyncGenerator<ReplayedEvent> {
  for await (const replayed of events) {
    if (replayed.chainBreak !== null) broken.push(replayed.chainBreak);
    if (replayed.event.revision >= from) yield replayed;
  }
}

function changesOf({ before, after }: ReplayedEvent) {
  if (before === null) return null;
  const form = formById(after.formId);
  return diffContents({ form, content: before.content }, { form, content: after.content });
}

function asData(replayed: ReplayedEvent): object {
  const { event, hash, chainBreak, after, discarded } = replayed;
  const { id, type, revision, position, metadata } = event;
  return {
    revision,
    event: type,
    eventId: id,
    position,
    actor: metadata.actor,
    at: metadata.time,
    reason: metadata.reason,
    requestId: metadata.requestId,
    status: after.status,
    edition: after.edition,
    contentHash: contentHash(after.content),
    hash,
    chainBreak,
    discarded,
    data: shownData(event),
    changes: changesOf(replayed),
  };
}

function print(replayed: ReplayedEvent, output: Output): void {
  const { event, chainBreak, after, discarded } = replayed;
  const { type, revision, metadata } = event;
  const status = `→ ${after.status}${after.edition === 0 ? '' : `, edition ${after.edition}`}`;
  const chain = chainBreak === null ? output.style('green', '✓') : output.style('red', '✗');
  output.line(`${chain} ${output.style('bold', `${revision}. ${type}`)}  ${metadata.actor.name}  ${metadata.time}  ${status}`);
  if (chainBreak !== null) output.line(output.style('red', `  The chain is broken: ${chainBreak}.`));
  if (metadata.reason !== null) output.line(output.style('dim', `  ${oneLine(metadata.reason)}`));
  if (discarded) output.line(output.style('yellow', '  Nobody could take this event, and it was discarded: it changed nothing.'));
  else for (const line of eventDetails(event)) output.line(`  ${oneLine(line)}`);
  const changes = changesOf(replayed);
  if (changes && !changes.isEmpty) printDiff(changes, output.indented());
}

async function goesOn(output: Output, keyboard: Keyboard): Promise<boolean> {
  const erase = output.prompt('Enter: next event, q: end');
  const answer = await keyboard.goOn();
  erase();
  return answer;
}
