import type { CommandContext, CommandOutcome, ImportOutcome } from '../app/app.js';
import { isUnansweredWarning } from '../app/finding-shown.js';
import { isGongkaiError } from '../errors.js';
import { type ApiContext, type ChangeRequest, commandContext } from './context.js';
import { keyOf } from './global-id.js';
import { type MergedNode, officeNode, type ReportNode, reportNode } from './nodes.js';
import { problemOf } from './problem-of.js';
import type { ReportChange } from './types/inputs.js';
import type { Problem } from './types/problems.js';
import { ImportDone, OfficeChanged, ReportChanged } from './types/results.js';

/** Carries out a change of a report and answers with a member of ReportResult. */
export async function changeReport(
  context: ApiContext,
  input: ReportChange,
  run: (reportId: string, command: CommandContext) => Promise<CommandOutcome>,
): Promise<ReportChanged | Problem> {
  return answered(
    context,
    () => keyOf('Report', input.report),
    input,
    async (command, id) => reportChanged(context, await run(id, command)),
  );
}

/** Says beside what was done which warnings nobody has mended or answered. */
export async function toldOfWarnings(context: ApiContext, change: Promise<ReportChanged | Problem>): Promise<ReportChanged | Problem> {
  const done = await change;
  if (!(done instanceof ReportChanged) || !done.changed) return done;
  const { reportId, revision } = done.report as ReportNode;
  const warnings = (await context.findings(reportId, revision, 'publication')).filter(isUnansweredWarning);
  const [count, rules] = [warnings.length, [...new Set(warnings.map(({ ruleId }) => ruleId))].join(', ')];
  if (count === 0) return done;
  const told = `${count} warning${count === 1 ? ' has' : 's have'} no answer (${rules}): mend what they tell, or give a reason with answerFinding.`;
  return Object.assign(done, { message: `${done.message} ${told}` });
}

/** @param named which report is to be changed; null where that is found out on the way. What it throws is answered too */
export async function answered<T, Id extends string | null>(
  context: ApiContext,
  named: () => Id,
  request: ChangeRequest,
  run: (command: CommandContext, reportId: Id) => Promise<T>,
): Promise<T | Problem> {
  let reportId: string | null = null;
  try {
    const found = named();
    reportId = found;
    return await run(commandContext(context, request), found);
  } catch (error) {
    const id = reportId ?? (isGongkaiError(error, 'MERGE_CONFLICT') ? String(error.details.reportId) : null);
    const row = id === null ? null : (context.app.queries.reportsById([id])[0] ?? null);
    const problem = problemOf(error, row && reportNode(row));
    if (!problem) throw error;
    return problem;
  }
}

export function reportChanged(context: ApiContext, outcome: CommandOutcome): ReportChanged {
  return Object.assign(new ReportChanged(), {
    ...done(outcome),
    report: currentReport(context, outcome.id),
    merged: mergedView(outcome),
  });
}

export function officeChanged(context: ApiContext, outcome: CommandOutcome): OfficeChanged {
  const row = context.app.queries.officesById([outcome.id])[0];
  if (!row) throw new Error(`The office ${outcome.id} is not in the read model.`);
  return Object.assign(new OfficeChanged(), { ...done(outcome), office: officeNode(row) });
}

export function importDone(context: ApiContext, outcome: ImportOutcome): ImportDone {
  const { cellsFound, cellsExpected, unplaced, notes } = outcome;
  return Object.assign(new ImportDone(), {
    ...done(outcome),
    report: currentReport(context, outcome.id),
    merged: mergedView(outcome),
    cellsFound,
    cellsExpected,
    unplaced: [...unplaced],
    notes: [...notes],
  });
}

function currentReport({ app }: ApiContext, id: string): object {
  const row = app.queries.reportsById([id])[0];
  if (!row) throw new Error(`The report ${id} is not in the read model.`);
  return reportNode(row);
}

function mergedView({ id, revision, merged }: CommandOutcome): MergedNode | null {
  if (!merged) return null;
  const { madeOn, into, settled = [] } = merged;
  return { reportId: id, revision, madeOn, into, settled: [...settled] };
}

function done({ revision, position, changed, repeated, merged }: CommandOutcome) {
  const message = repeated
    ? `Done before under this idempotency key, as revision ${revision}.`
    : changed
      ? `Recorded as revision ${revision}${merged ? `, merged with what came after revision ${merged.madeOn}` : ''}.`
      : `It says so already: nothing was changed, and revision ${revision} is still the last.`;
  return { revisionNumber: revision, position, changed, repeated, message };
}
