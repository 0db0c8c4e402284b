import type { World } from '../read-model/as-of/world.js';
import { cellsLabel } from '../roll-up/cell-labels.js';
import { cellsAsked } from '../roll-up/cells-asked.js';
import type { ComparedState } from '../roll-up/compared-cells.js';
import type { LeftOut } from '../roll-up/left-out.js';
import type { Member } from '../roll-up/members.js';
import { type CountedRevision, goneOn } from '../roll-up/rows.js';
import type { Statistics } from '../roll-up/statistics.js';
import type { RollUpWarning } from '../roll-up/warnings.js';

const officesNamed = 100;

/** A roll-up as the API shows it. */
export function statisticsNode(officeId: string, counted: CountedRevision, statistics: Statistics, world: World | undefined) {
  const { year, form, coverage, measures, reported, warnings } = statistics;
  const count = (state: ComparedState) => reported?.cells.filter((cell) => cell.state === state).length ?? 0;
  return {
    statistics,
    world,
    officeId,
    year,
    form,
    counted,
    coverage,
    measures,
    warnings: warnings.map(warningNode),
    reported: reported && {
      reportId: reported.report.id,
      revisionNumber: reported.report.countedRevision ?? reported.report.revision,
      formId: reported.report.formId,
      equal: count('equal'),
      differing: count('differs'),
      notAssessable: count('notAssessable'),
    },
  };
}
export type StatisticsNode = ReturnType<typeof statisticsNode>;

/** The cells of a roll-up, all or those that are asked for. @throws {GongkaiError} BAD_INPUT when the form has no such table or cell */
export function sumCellNodes({ form, cells, reported }: Statistics, table: string | null, wanted: readonly string[] | null) {
  const asked = cellsAsked(form, table, wanted);
  return cells.flatMap((cell, place) => {
    const [of = ''] = cell.id.split('/', 1);
    if (!asked.has(cell.id)) return [];
    const label = cellsLabel(form, [cell.id]);
    const compared = reported?.cells[place];
    return [
      {
        ...cell,
        table: of,
        label: label.zh,
        labelEn: label.en,
        reported: compared?.reported ?? null,
        delta: compared?.delta ?? null,
        comparison: compared?.state ?? null,
      },
    ];
  });
}

export function memberNode(
  { office, report, state, due, publishedOn, daysLate, counted, jurisdictionOnly }: Member,
  world: World | undefined,
) {
  const { id: officeId, name, region, parentId } = office;
  return {
    world,
    officeId,
    name,
    region,
    parentId,
    state,
    counted,
    reportId: report?.id ?? null,
    revisionNumber: report?.countedRevision ?? null,
    edition: report?.published?.edition ?? null,
    formId: report?.formId ?? null,
    dueOn: due?.on ?? null,
    publishedOn,
    daysLate,
    jurisdictionOnly,
  };
}

export function leftOutNode({ office, reason, countedAs, report, jurisdictionOnly }: LeftOut, world: World | undefined) {
  const { id: officeId, name, foundedOn } = office;
  return {
    world,
    officeId,
    name,
    reason,
    countedAs,
    foundedOn,
    dissolvedOn: goneOn(office),
    reportId: report?.id ?? null,
    jurisdictionOnly,
  };
}

function warningNode({ officeIds, ...warning }: RollUpWarning) {
  return { ...warning, officeCount: officeIds.length, officeIds: officeIds.slice(0, officesNamed) };
}
