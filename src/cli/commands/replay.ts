import { GongkaiError } from '../../errors.js';
import { formById } from '../../forms/forms.js';
import { diffContents } from '../../history/diff.js';
import type { ReportEvent } from '../../reports/events.js';
import { evolve } from '../../reports/evolve.js';
import { reportStream } from '../../reports/report-id.js';
import type { ReportState } from '../../reports/state.js';
import type { CliContext } from '../cli-context.js';
import { printDiff } from '../print-diff.js';

/** `gongkai replay REPORT`: folds the events one by one, from the log itself, and tells what each did. */
export async function replay(reportId: string, { core, output, json }: CliContext): Promise<void> {
  let state: ReportState | null = null;
  const told: object[] = [];
  for await (const event of core.store.readStream(reportStream(reportId))) {
    const { type, data, revision, metadata } = event;
    const before: ReportState | null = state;
    state = evolve(before, { type, data } as ReportEvent, metadata.actor.id);
    const form = formById(state.formId);
    const changes = before === null ? null : diffContents({ form, content: before.content }, { form, content: state.content });
    if (json) {
      told.push({
        revision,
        event: type,
        actor: metadata.actor,
        at: metadata.time,
        reason: metadata.reason,
        status: state.status,
        changes,
      });
      continue;
    }
    output.line(`${output.style('bold', `${revision}. ${type}`)}  ${metadata.actor.name}  ${metadata.time}  → ${state.status}`);
    if (metadata.reason !== null) output.line(output.style('dim', `   ${metadata.reason}`));
    if (changes && !changes.isEmpty && type !== 'ReportImported') printDiff(changes, output);
  }
  if (state === null) throw new GongkaiError('NOT_FOUND', `There is no report ${reportId}. gongkai reports lists them.`, { reportId });
  if (json) output.json(told);
}
