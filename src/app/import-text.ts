import { GongkaiError } from '../errors.js';
import { formById, isFor } from '../forms/forms.js';
import { recordingNotes } from '../import/recording-notes.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import { reportId } from '../reports/report-id.js';
import type { ReportState } from '../reports/state.js';
import type { App, CommandContext, ImportTarget, ImportTrial, ReadReport } from './app.js';
import type { OfficeCommands } from './office-commands.js';
import type { ReportCommands } from './report-commands.js';
import { understood } from './understood.js';

/** Reads a report from whatever kind of file, finds out whose it is and for which year, and records it. */
export function importing(reports: ReportCommands, offices: OfficeCommands, queries: Queries, clock: () => Date): App['importText'] {
  const record = recording(reports, clock);
  return async (request, context) => {
    const { imported, target, notes } = await understood(request, offices, queries);
    const outcome = await record(imported, target, context);
    return notes.length === 0 ? outcome : { ...outcome, notes: [...outcome.notes, ...notes] };
  };
}

/** Reads and decides as that does, and records nothing. */
export function trying(reports: ReportCommands, offices: OfficeCommands, queries: Queries, clock: () => Date): App['tryImport'] {
  const check = checking(reports);
  return async (request, context) => {
    const { imported, target, notes } = await understood(request, offices, queries);
    await check(imported, target, context);
    const { officeId, year, scope } = target;
    const said = told(imported, target, clock);
    return { id: reportId(officeId, year, scope), ...said, notes: [...said.notes, ...notes] };
  };
}

/** Records what was read: opens the report when there is none, else replaces the draft's content. */
export function recording(reports: ReportCommands, clock: () => Date): App['recordImport'] {
  return async (imported, target, context) => {
    const { id, commands } = await asked(reports, imported, target, context);
    const outcome = await reports.carryOut(id, commands, context);
    return { ...outcome, ...told(imported, target, clock) };
  };
}

/** Says what is wrong with recording what was read, and records nothing. */
export function checking(reports: ReportCommands): App['checkImport'] {
  return async (imported, target, context) => {
    const { id, commands } = await asked(reports, imported, target, context);
    await reports.check(id, commands, context);
  };
}

function told(imported: ReadReport, target: ImportTarget, clock: () => Date): Omit<ImportTrial, 'id'> {
  const { formId, cellsFound, cellsExpected, unplaced, officeNameGuess: officeName, content } = imported;
  const ofRecording = recordingNotes({ officeName, ...target, scopeTold: imported.scope !== null, content }, clock().getUTCFullYear());
  const notes = [...imported.notes.map(({ message }) => message), ...ofRecording];
  return { formId, year: target.year, cellsFound, cellsExpected, notes, unplaced };
}

/** The commands that record what was read. @throws {GongkaiError} ALREADY_EXISTS; BAD_INPUT where the report is kept in another form */
async function asked(
  reports: ReportCommands,
  imported: ReadReport,
  { officeId, year, scope, publishedOn }: ImportTarget,
  context: CommandContext,
): Promise<{ readonly id: string; readonly commands: readonly ReportCommand[] }> {
  const id = reportId(officeId, year, scope);
  const existing = await reports.current(id);
  if (existing && context.expectedRevision === undefined && context.idempotencyKey === undefined)
    throw new GongkaiError(
      'ALREADY_EXISTS',
      `The report ${id} exists already, at revision ${existing.revision}. To replace its content, name that revision as expectedRevision.`,
      { reportId: id, currentRevision: existing.revision },
    );
  const { title, content, source, unplaced } = imported;
  // A text without a title is opened under the usual one; what it says itself stays as it is, and is a finding.
  const open: ReportCommand = {
    ...{ type: 'openReport', officeId, year, scope },
    ...(title === '' ? {} : { title }),
    ...(isFor(formById(imported.formId), year) ? {} : { formId: imported.formId }),
  };
  const record: ReportCommand = { type: 'importReport', source, content, unplaced };
  const opens = opensFirst(existing, context.expectedRevision);
  if (existing && !opens) checkSameForm(existing, imported.formId);
  const commands = [
    ...(opens ? [open] : []),
    record,
    ...(publishedOn === undefined ? [] : [{ type: 'recordPublication' as const, publishedOn }]),
  ];
  return { id, commands };
}

/** @throws {GongkaiError} BAD_INPUT: a report keeps the form that it was opened with */
function checkSameForm({ id, formId, year }: ReportState, read: string): void {
  if (formId === read) return;
  const [kept, given] = [formId, read].map((each) => (isFor(formById(each), year) ? 'the one for' : 'not the one for'));
  throw new GongkaiError(
    'BAD_INPUT',
    `${id} is kept in the form ${formId}, which is ${kept} ${year}; the source is in the form ${read}, which is ${given} ${year}. A report keeps its form, so this can not be recorded over it. Nothing was changed.`,
    { reportId: id, formId, read },
  );
}

/** A retried import asks for the same two commands as the first time, so that its key finds them. */
function opensFirst(existing: { readonly revision: number } | null, expectedRevision: number | undefined): boolean {
  return existing === null || expectedRevision === undefined || expectedRevision === 0;
}
