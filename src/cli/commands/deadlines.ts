import { counted } from '../../roll-up/counted.js';
import { countsByRegion, type DeadlineCounts, deadlineCounts, type RegionLevel } from '../../roll-up/deadline-counts.js';
import type { DeadlineEntry, DeadlineState } from '../../roll-up/deadlines.js';
import type { CliContext } from '../cli-context.js';
import { printLeftOut } from '../left-out-table.js';
import { type RollUpTravel, travelled } from '../travelled.js';

export interface DeadlinesOptions extends RollUpTravel {
  readonly region?: string;
  readonly office?: string;
  readonly state?: readonly DeadlineState[];
  readonly by: RegionLevel;
  readonly limit: number;
}

const columns: readonly (keyof DeadlineCounts)[] = [
  'expected',
  'onTime',
  'late',
  'notYetDue',
  'overdue',
  'registeredLater',
  'dissolved',
  'withdrawn',
];
const headings = ['must report', 'on time', 'late', 'not yet due', 'overdue', 'registered later', 'dissolved', 'withdrawn since'];

/** `gongkai deadlines YEAR` */
export function deadlines(year: number, options: DeadlinesOptions, context: CliContext): void {
  const { core, output, json } = context;
  const { region, office, state, by, limit } = options;
  const { queries, at } = travelled(options, context);
  const { today, entries, leftOut } = core.app.rollUps.deadlines(queries, at, {
    year,
    ...(region === undefined ? {} : { region }),
    ...(office === undefined ? {} : { officeId: office }),
  });
  const shown = entries.filter((entry) => state?.includes(entry.state) ?? true);
  const regions = countsByRegion(entries, by);
  if (json) {
    output.json({
      year,
      today,
      counts: deadlineCounts(entries),
      byRegion: regions,
      offices: shown.slice(0, limit).map(asData),
      leftOut: leftOut.map(({ report, ...left }) => ({ ...left, reportId: report?.id ?? null })),
    });
    return;
  }
  output.line(output.style('bold', `Reports on ${year}, as it stands on ${today}`));
  if (entries.length === 0) {
    printLeftOut(leftOut, limit, output);
    output.line('No office must report here. Register one: gongkai register-office ID --name NAME --region CODE');
    return;
  }
  const numbers = (counts: DeadlineCounts) => columns.map((column) => String(counts[column]));
  output.table(
    ['region', ...headings, 'name'],
    [
      ...regions.map(({ region: code, name, counts }) => [code, ...numbers(counts), name ?? '']),
      ['all', ...numbers(deadlineCounts(entries)), ''],
    ],
  );
  output.line();
  output.table(
    ['office', 'due', 'state', 'published', 'report', 'name'],
    shown
      .slice(0, limit)
      .map((entry) => [
        entry.office.id,
        entry.due.local ? `${entry.due.on} (local)` : entry.due.on,
        stateText(entry),
        entry.publishedOn ?? '',
        entry.report?.id ?? '',
        entry.office.name,
      ]),
  );
  if (shown.length > limit) output.note(`${limit} of ${shown.length} are shown; --limit shows more.`);
  printLeftOut(leftOut, limit, output);
}

function stateText({ state, days, withdrawn }: DeadlineEntry): string {
  const taken = withdrawn ? ', withdrawn since' : '';
  switch (state) {
    case 'late':
      return `late by ${counted(days ?? 0, 'day')}${taken}`;
    case 'overdue':
      return `overdue by ${counted(days ?? 0, 'day')}`;
    case 'onTime':
      return `on time${taken}`;
    case 'notYetDue':
      return 'not yet due';
    case 'dissolved':
      return 'dissolved by then';
    case 'registeredLater':
      return 'registered later';
  }
}

function asData({ office, report, ...entry }: DeadlineEntry): object {
  return { ...entry, office, reportId: report?.id ?? null };
}
