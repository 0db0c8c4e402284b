import type { CommandContext, CommandOutcome } from '../../app/app.js';
import { resolvePoint } from '../../app/resolve-point.js';
import { diffRevisions } from '../../app/revision-diff.js';
import { versionAt } from '../../app/version-at.js';
import type { CliContext } from '../cli-context.js';
import { type MergeOptions, mergedAfter, mergingOf, unlessInConflict } from '../merging.js';
import { printDiff } from '../print-diff.js';

export interface RestoreOptions extends MergeOptions {
  readonly part?: readonly string[];
  readonly expectedRevision?: number;
  readonly reason?: string;
}

/** `gongkai restore REPORT REVISION`: puts an earlier content back, whole or in part. */
export async function restore(reportId: string, revision: number, options: RestoreOptions, context: CliContext): Promise<void> {
  const { part } = options;
  const restored = { revision, ...(part === undefined ? {} : { parts: part }) };
  const what = part === undefined ? `revision ${revision}` : `${part.join(', ')} of revision ${revision}`;
  await edit(reportId, `Restored ${what}`, options, context, (change) => context.core.app.restore(reportId, restored, change));
}

/** `gongkai undo REPORT REVISION`: takes back what one revision changed. */
export async function undo(reportId: string, revision: number, options: RestoreOptions, context: CliContext): Promise<void> {
  await edit(reportId, `Undid revision ${revision}`, options, context, (change) => context.core.app.undo(reportId, revision, change));
}

async function edit(
  reportId: string,
  done: string,
  options: RestoreOptions,
  { core, output, json, change }: CliContext,
  run: (change: CommandContext) => Promise<CommandOutcome>,
): Promise<void> {
  const { queries } = core.app;
  const { report } = resolvePoint(queries, { reportId });
  const { expectedRevision = report.revision, reason } = options;
  const outcome = await unlessInConflict({ output, json }, () =>
    run(change({ expectedRevision, ...mergingOf(options), ...(reason === undefined ? {} : { reason }) })),
  );
  if (!outcome) return;
  const { revision, changed } = outcome;
  if (json) output.json(outcome);
  else if (changed) {
    output.line(
      `${output.style('green', done)} of ${output.style('bold', reportId)}: recorded as revision ${revision}${mergedAfter(outcome)}.`,
    );
    printDiff(await diffRevisions(versionAt(queries, reportId, revision - 1), versionAt(queries, reportId, revision)), output);
  } else output.line(`${output.style('bold', reportId)} says so already: no revision was made (the last one is ${revision}).`);
}
