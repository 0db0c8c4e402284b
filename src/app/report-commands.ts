import { GongkaiError } from '../errors.js';
import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import type { ReportContent } from '../forms/content.js';
import type { Finding } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { evaluate } from '../forms/rules/evaluate.js';
import type { OfficeState } from '../offices/office.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import { decide } from '../reports/decide.js';
import type { ReportEvent } from '../reports/events.js';
import { evolve } from '../reports/evolve.js';
import { parseReportId, reportStream } from '../reports/report-id.js';
import type { ReportState } from '../reports/state.js';
import type { CommandContext, CommandOutcome } from './app.js';
import { authorise } from './authorise.js';
import { execute } from './execute.js';
import type { IsDiscarded } from './loaded-stream.js';
import { LoadedStreams } from './loaded-streams.js';
import type { OfficeCommands } from './office-commands.js';
import { partsOfContent } from './restored-parts.js';
import { shown } from './shown.js';

/** Commands to reports. */
export class ReportCommands {
  private readonly streams: LoadedStreams<ReportState>;

  constructor(
    private readonly store: EventStore,
    private readonly clock: () => Date,
    private readonly offices: OfficeCommands,
    private readonly queries: Queries,
    private readonly atLeast: (position: string) => Promise<void>,
    isDiscarded: IsDiscarded,
  ) {
    this.streams = new LoadedStreams(store, evolveRecorded, isDiscarded);
  }

  /** Carries out the commands one after another, all or none: each makes at most one event. */
  async carryOut(id: string, commands: readonly ReportCommand[], context: CommandContext): Promise<CommandOutcome> {
    const { officeId } = parseReportId(id);
    for (const command of commands) authorise(context.actor, command.type, officeId);
    const office = commands.some(({ type }) => needsOffice.has(type)) ? await this.offices.current(officeId) : null;
    const executed = await execute(
      this.streams,
      this.store,
      this.clock,
      { stream: reportStream(id), command: commands, decide: (state) => decideAll(state, commands, context.actor.id, office) },
      context,
    );
    return shown(id, executed, this.atLeast, () => this.queries.reportsById([id])[0]?.revision ?? 0);
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
    const content = this.queries.contentOf(id, revision) ?? (await this.replayed(id, revision));
    return this.carryOut(id, [{ type: 'restoreRevision', restoredRevision: revision, parts: partsOfContent(content, parts) }], context);
  }

  /** The content of a revision, folded from the events: for one that the read model does not show yet. */
  private async replayed(id: string, revision: number): Promise<ReportContent> {
    let state: ReportState | null = null;
    for await (const event of this.store.readStream(reportStream(id), { limit: revision })) state = evolveRecorded(state, event);
    if (state === null) throw new GongkaiError('NOT_FOUND', `There is no report ${id}.`, { reportId: id });
    if (state.revision !== revision)
      throw new GongkaiError('NOT_FOUND', `The report ${id} has no revision ${revision}; its last one is ${state.revision}.`, {
        reportId: id,
        revision,
      });
    return state.content;
  }
}

/** Commands that are decided with a look at the office. */
const needsOffice: ReadonlySet<ReportCommand['type']> = new Set(['openReport', 'publishReport']);

function decideAll(
  state: ReportState | null,
  commands: readonly ReportCommand[],
  actorId: string,
  office: OfficeState | null,
): readonly ReportEvent[] {
  const events: ReportEvent[] = [];
  let current = state;
  for (const command of commands) {
    const before = current;
    for (const event of decide(before, command, { actorId, office, findings: () => publicationFindings(before, office) })) {
      events.push(event);
      current = evolve(current, event, actorId);
    }
  }
  return events;
}

function publicationFindings(state: ReportState | null, office: OfficeState | null): readonly Finding[] {
  if (!state) return [];
  const { formId, year, scope, content } = state;
  return evaluate({ form: formById(formId), year, scope, content, office, firstPublishedOn: null }, 'publication');
}

function evolveRecorded(state: ReportState | null, event: RecordedEvent): ReportState {
  return evolve(state, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
}
