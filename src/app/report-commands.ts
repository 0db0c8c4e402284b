import { GongkaiError } from '../errors.js';
import type { EventStore, MergedMetadata, RecordedEvent } from '../event-store/event-store.js';
import { chinaDate } from '../forms/deadlines/china-day.js';
import type { Finding, OtherReports } from '../forms/finding.js';
import { everyName } from '../forms/rules/across/every-name.js';
import { MergedTexts } from '../history/merged-texts.js';
import type { OfficeState } from '../offices/office.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import { decide } from '../reports/decide.js';
import { decideMerged, prepareMerged } from '../reports/decide-merged.js';
import type { ReportEvent } from '../reports/events.js';
import { evolve } from '../reports/evolve.js';
import { parseReportId, reportStream } from '../reports/report-id.js';
import { checkNothingToSettle } from '../reports/resolutions.js';
import type { ReportState } from '../reports/state.js';
import type { Steps } from '../steps.js';
import type { CommandContext, CommandOutcome } from './app.js';
import { authorise } from './authorise.js';
import { type Execution, execute } from './execute.js';
import { type FindingsAsked, findingsNow, findingsSteps } from './findings-of.js';
import type { IsDiscarded } from './loaded-stream.js';
import { LoadedStreams } from './loaded-streams.js';
import type { OfficeCommands } from './office-commands.js';
import { earlierIds, stateInForce } from './other-reports.js';
import { PastStates } from './past-states.js';
import { PublicationFindings } from './publication-findings.js';
import { partsOfContent } from './restored-parts.js';
import { revisionConflict } from './revision-conflict.js';
import { shown } from './shown.js';
import { siblingsNow } from './sketches.js';
import { slices } from './slices.js';

/** Commands to reports. */
export class ReportCommands {
  private readonly streams: LoadedStreams<ReportState>;
  private readonly past: PastStates;

  constructor(
    private readonly store: EventStore,
    private readonly clock: () => Date,
    private readonly offices: OfficeCommands,
    private readonly queries: Queries,
    private readonly atLeast: (position: string) => Promise<void>,
    isDiscarded: IsDiscarded,
    private readonly warningsNeedAnswers: boolean,
  ) {
    this.streams = new LoadedStreams(store, evolveRecorded, isDiscarded);
    this.past = new PastStates(store, this.streams, evolveRecorded, isDiscarded);
  }

  /** Carries out the commands one after another, all or none: each makes at most one event. */
  async carryOut(id: string, commands: readonly ReportCommand[], context: CommandContext): Promise<CommandOutcome> {
    const { resolutions = [] } = context;
    const beside = await this.beside(id, commands, context);
    const { publication, mergedTexts } = beside;
    const { merge, prepareMerge } = await this.merging(id, commands, context, mergedTexts);
    const named = new Set(commands.map(({ type }) => type));
    const asked = named.has('answerFinding') ? this.shownLast(id) : null;
    const preparations = [
      ...(prepareMerge ? [prepareMerge] : []),
      ...(named.has('publishReport') ? [(state: ReportState) => publication.prepare(state)] : []),
      ...(asked ? [() => findingsSteps(this.queries, asked)] : []),
    ];
    const executed = await execute(
      this.streams,
      this.store,
      this.clock,
      {
        stream: reportStream(id),
        command: resolutions.length === 0 ? commands : { commands, resolutions },
        decide: (state) => decideAll(state, commands, context, beside),
        ...(merge ? { merge } : {}),
        ...(preparations.length > 0 ? { prepare: (state) => slices.run(allOf(preparations, state)) } : {}),
      },
      context,
    );
    return shown(id, executed, this.atLeast, () => this.queries.reportsById([id])[0]?.revision ?? 0);
  }

  /** Decides as `carryOut` does on the report as it is now, and changes nothing. @throws {GongkaiError} what the decision throws */
  async check(id: string, commands: readonly ReportCommand[], context: CommandContext): Promise<void> {
    const beside = await this.beside(id, commands, context);
    decideAll(await this.current(id), commands, context, beside);
  }

  /** What the commands are decided with. @throws {GongkaiError} FORBIDDEN */
  private async beside(id: string, commands: readonly ReportCommand[], { actor }: CommandContext): Promise<Beside> {
    const { officeId } = parseReportId(id);
    for (const command of commands) authorise(actor, command.type, officeId);
    const office = commands.some(({ type }) => needsOffice.has(type)) ? await this.offices.current(officeId) : null;
    const others = commands.some(({ type }) => type === 'publishReport') ? await this.others(id, office) : null;
    const toAnswer = () => this.shownFindings(id);
    const publication = new PublicationFindings(office, others);
    const today = chinaDate(this.clock().toISOString());
    return { office, publication, toAnswer, today, warningsNeedAnswers: this.warningsNeedAnswers, mergedTexts: new MergedTexts() };
  }

  /** The report as the store has it now, or null. */
  async current(id: string): Promise<ReportState | null> {
    const { loaded, fresh } = await this.streams.load(reportStream(id));
    if (!fresh) await loaded.refresh(this.store);
    return loaded.state;
  }

  /** Puts a revision's content back, whole or by part. @throws {GongkaiError} NOT_FOUND when there is no such revision */
  async restore(
    id: string,
    { revision, parts }: { readonly revision: number; readonly parts?: readonly string[] },
    context: CommandContext,
  ): Promise<CommandOutcome> {
    authorise(context.actor, 'restoreRevision', parseReportId(id).officeId);
    if (parts?.length === 0)
      throw new GongkaiError(
        'BAD_INPUT',
        'No part was named. Name title, section/<key>, table/<key>, row/<table>/<row> or a cell <table>/<row>/<column>; without parts the whole revision is restored.',
        { argument: 'parts' },
      );
    const content = this.queries.contentOf(id, revision) ?? (await this.past.revision(id, revision)).content;
    return this.carryOut(id, [{ type: 'restoreRevision', restoredRevision: revision, parts: partsOfContent(content, parts) }], context);
  }

  /** Takes back what one revision changed. @throws {GongkaiError} NOT_FOUND when there is no such revision; NOT_UNDOABLE */
  async undo(id: string, revision: number, context: CommandContext): Promise<CommandOutcome> {
    authorise(context.actor, 'undoRevision', parseReportId(id).officeId);
    const undone = await this.past.change(id, revision);
    const outcome = await this.carryOut(id, [{ type: 'undoRevision', undoneRevision: revision, undone }], context);
    return outcome.changed ? this.withSettled(outcome, revision) : outcome;
  }

  /** An undoing is a merge whatever revision it was made on. What was settled in it is in its event. */
  private withSettled(outcome: CommandOutcome, undoneRevision: number): CommandOutcome {
    const detail = this.queries.revision(outcome.id, outcome.revision)?.detail;
    const { settled } = (detail ?? {}) as Pick<MergedMetadata, 'settled'>;
    if (settled === undefined) return outcome;
    const { madeOn, into } = outcome.merged ?? { madeOn: undoneRevision, into: outcome.revision - 1 };
    return { ...outcome, merged: { madeOn, into, settled } };
  }

  /**
   * The reports of the two years before as the store has them now: what is published rests on nothing older. Those of offices beside make
   * warnings only, and are asked for where warnings count.
   */
  private async others(id: string, office: OfficeState | null): Promise<OtherReports> {
    const [last, before] = await Promise.all(earlierIds(id).map((earlier) => this.current(earlier)));
    const names = office ? everyName(office) : [];
    return {
      lastYear: stateInForce(last ?? null, names),
      yearBeforeLast: stateInForce(before ?? null, names),
      lastYearOnFile: last !== null,
      lastYearWithdrawn: last?.published === null && last.lastPublishedContent !== null,
      lastYearIsNewer: null,
      siblings: this.warningsNeedAnswers ? await siblingsNow(this.queries, id) : [],
    };
  }

  /** The findings that an author reads, and so the ones that an answer is to. */
  private shownFindings(id: string): readonly Finding[] {
    const asked = this.shownLast(id);
    return asked ? findingsNow(this.queries, asked) : [];
  }

  private shownLast(id: string): FindingsAsked | null {
    const revision = this.queries.reportsById([id])[0]?.revision;
    return revision === undefined ? null : { reportId: id, revision, stage: 'publication' };
  }

  /** How a command is merged with what came after the revision that it was made on, or undoes; nothing where it is not. */
  private async merging(
    id: string,
    [command, ...others]: readonly ReportCommand[],
    { policy, expectedRevision = 0, resolutions = [], actor }: CommandContext,
    mergedTexts: MergedTexts,
  ): Promise<Pick<Execution<ReportState>, 'merge'> & { readonly prepareMerge?: (state: ReportState) => Steps<void> }> {
    if (command === undefined || others.length > 0) return {};
    const made = policy === 'merge' && expectedRevision >= 1 ? await this.past.stateAt(id, expectedRevision) : null;
    const madeOn = made && { revision: expectedRevision, content: made.content };
    const context = { actorId: actor.id, office: null, findings: () => [], resolutions, mergedTexts };
    const prepareMerge = (state: ReportState) => prepareMerged(state, command, madeOn, context);
    if (!madeOn) return command.type === 'undoRevision' ? { prepareMerge } : {};
    const merge = (state: ReportState) => {
      const { events, settled } = decideMerged(state, command, madeOn, context);
      const merged: MergedMetadata = { madeOn: expectedRevision, ...(settled.length === 0 ? {} : { settled }) };
      return { events, merged };
    };
    return { prepareMerge, merge };
  }
}

/** What decisions look at beside the report. */
interface Beside {
  readonly office: OfficeState | null;
  readonly publication: PublicationFindings;
  readonly toAnswer: () => readonly Finding[];
  readonly today: string;
  readonly warningsNeedAnswers: boolean;
  readonly mergedTexts: MergedTexts;
}

/** Commands that are decided with a look at the office. */
const needsOffice: ReadonlySet<ReportCommand['type']> = new Set(['openReport', 'publishReport']);

function decideAll(
  state: ReportState | null,
  commands: readonly ReportCommand[],
  { actor: { id: actorId }, expectedRevision, resolutions = [] }: CommandContext,
  { office, publication, ...rest }: Beside,
): readonly ReportEvent[] {
  const events: ReportEvent[] = [];
  let current = state;
  // Only what begins a report can be made on none.
  if (state && expectedRevision === 0 && commands[0]?.type !== 'openReport') throw revisionConflict(expectedRevision, state.revision);
  for (const command of commands) {
    const before = current;
    if (before && command.type !== 'undoRevision') checkNothingToSettle(before, resolutions);
    const findings = () => (before ? publication.of(before) : []);
    const beside = { actorId, office, findings, resolutions, ...rest };
    for (const event of decide(before, command, beside)) {
      events.push(event);
      current = evolve(current, event, actorId);
    }
  }
  return events;
}

function* allOf(preparations: readonly ((state: ReportState) => Steps<unknown>)[], state: ReportState): Steps<void> {
  for (const prepare of preparations) yield* prepare(state);
}

function evolveRecorded(state: ReportState | null, event: RecordedEvent): ReportState {
  return evolve(state, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
}
