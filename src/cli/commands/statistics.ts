import { cellsLabel } from '../../roll-up/cell-labels.js';
import { cellsAsked } from '../../roll-up/cells-asked.js';
import { counted } from '../../roll-up/counted.js';
import { type Member, standsIn } from '../../roll-up/members.js';
import type { Statistics } from '../../roll-up/statistics.js';
import type { SumCell } from '../../roll-up/sum-cell.js';
import type { CliContext } from '../cli-context.js';
import { printLeftOut } from '../left-out-table.js';
import type { Output } from '../output.js';
import { countedRevision, type RollUpTravel, travelled } from '../travelled.js';

export interface StatisticsOptions extends RollUpTravel {
  readonly table?: string;
  readonly all?: boolean;
  readonly limit: number;
}

/** `gongkai statistics OFFICE YEAR` */
export function statistics(officeId: string, year: number, options: StatisticsOptions, context: CliContext): void {
  const { core, output, json } = context;
  const { queries } = travelled(options, context);
  const told = core.app.rollUps.statistics(queries, { officeId, year, counted: countedRevision(options) });
  const asked = cellsAsked(told.form, options.table ?? null, null);
  if (json) {
    output.json(asData(officeId, told));
    return;
  }
  const name = [...told.members, ...told.leftOut].find(({ office }) => office.id === officeId)?.office.name ?? officeId;
  output.line(output.style('bold', `${name} ${year} (${told.form.id})`));
  printCoverage(told, output);
  for (const { ruleId, messageZh, messageEn } of told.warnings) {
    output.line(output.style('yellow', `${ruleId}  ${messageZh}`));
    output.line(output.style('dim', `    ${messageEn}`));
  }
  output.line();
  printCells(told, asked, options, output);
  printOffices(told, options, output);
}

function printCoverage({ coverage, reported }: Statistics, output: Output): void {
  const { expected, counted: n, onTime, late, draft, withdrawn, missing, registeredLater } = coverage;
  output.line(`${n} of ${expected} reported: ${onTime} on time, ${late} late, ${draft} draft, ${withdrawn} withdrawn, ${missing} missing.`);
  if (n > 0 && n < expected)
    output.line(`Every sum is without ${counted(expected - n, 'report')}: at least (≥) what is shown, where figures can not be below 0.`);
  if (registeredLater > 0)
    output.line(`Beside them ${counted(registeredLater, 'office')} registered here only after the due day, without a report.`);
  if (reported) output.line(`Compared with ${reported.report.id}, revision ${reported.report.countedRevision}.`);
}

function printCells({ form, cells, reported }: Statistics, asked: ReadonlySet<string>, { all }: StatisticsOptions, output: Output): void {
  const shown = cells
    .map((cell, place) => ({ cell, compared: reported?.cells[place] }))
    .filter(({ cell }) => asked.has(cell.id))
    .filter(({ cell, compared }) => all || (cell.value ?? compared?.reported ?? '0') !== '0' || compared?.state === 'differs');
  if (shown.length === 0) {
    output.line('No figure above 0 was reported; --all shows every cell.');
    return;
  }
  output.table(
    ['cell', 'sum', 'unit', ...(reported ? ['reported', 'delta'] : []), 'label'],
    shown.map(({ cell, compared }) => [
      cell.id,
      sumText(cell),
      cell.unit,
      ...(reported ? [compared?.reported ?? '·', compared?.state === 'differs' ? signed(compared.delta ?? '') : ''] : []),
      cellsLabel(form, [cell.id]).zh,
    ]),
  );
}

/** "≥ 12 (3)": at least 12, three reports in the sum have no figure. */
export function sumText({ value, atLeast, missing }: Pick<SumCell, 'value' | 'atLeast' | 'missing'>): string {
  if (value === null) return '·';
  return `${atLeast ? '≥ ' : ''}${value}${missing > 0 ? ` (${missing})` : ''}`;
}

function signed(delta: string): string {
  return delta.startsWith('-') ? delta : `+${delta}`;
}

function printOffices({ members, leftOut }: Statistics, { all, limit }: StatisticsOptions, output: Output): void {
  const told = members.filter((member) => all || !member.counted || member.state === 'late' || standsIn(member));
  if (told.length > 0) {
    output.line();
    output.table(
      ['office', 'state', 'report', 'revision', 'name'],
      told
        .slice(0, limit)
        .map((member) => [
          member.office.id,
          stateText(member),
          member.report?.id ?? '',
          String(member.report?.countedRevision ?? ''),
          member.office.name,
        ]),
    );
    if (told.length > limit) output.note(`${limit} of ${told.length} are shown; --limit shows more.`);
  }
  printLeftOut(leftOut, limit, output);
}

function stateText({ state, daysLate, jurisdictionOnly, report }: Member): string {
  const told = daysLate === null ? state : `late by ${counted(daysLate, 'day')}`;
  if (!jurisdictionOnly) return told;
  return report ? `${told} (for its jurisdiction)` : 'missing (reported for its jurisdiction only)';
}

function asData(officeId: string, { form, members, ...rest }: Statistics): object {
  const plain = (report: Member['report']) => report && { ...report, figures: undefined };
  return {
    officeId,
    formId: form.id,
    ...rest,
    members: members.map((member) => ({ ...member, report: plain(member.report) })),
    leftOut: rest.leftOut.map((office) => ({ ...office, report: plain(office.report) })),
    reported: rest.reported && {
      report: plain(rest.reported.report),
      cells: rest.reported.cells.map(({ sum: _, ...cell }) => cell),
    },
  };
}
