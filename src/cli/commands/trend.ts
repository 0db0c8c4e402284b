import type { TrendPointOfOffice, TrendSubject } from '../../app/trend-of-office.js';
import { chinaDate } from '../../forms/deadlines/china-day.js';
import type { CliContext } from '../cli-context.js';
import { countedRevision, type RollUpTravel, travelled } from '../travelled.js';
import { sumText } from './statistics.js';

export interface TrendOptions extends RollUpTravel {
  readonly from: number;
  readonly to?: number;
  readonly of: 'organ' | 'jurisdiction' | 'roll-up';
}

/** `gongkai trend OFFICE FIGURE` */
export function trend(officeId: string, figure: string, options: TrendOptions, context: CliContext): void {
  const { core, output, json } = context;
  const { queries } = travelled(options, context);
  const thisYear = Number(chinaDate(new Date().toISOString()).slice(0, 4));
  const { label, points } = core.app.rollUps.trend(queries, {
    officeId,
    of: subjectOf(options.of),
    figure: figure.includes('/') ? { cell: figure } : { measure: figure },
    from: options.from,
    to: options.to ?? Math.max(options.from, thisYear - 1),
    counted: countedRevision(options),
  });
  if (json) {
    output.json({ officeId, label, points: points.map(asData) });
    return;
  }
  output.line(output.style('bold', `${officeId}  ${label.zh}`));
  output.table(
    ['year', 'figure', 'unit', 'comparable', 'with the year before', 'change', 'from', 'note'],
    points.map((point) => [
      String(point.year),
      sumText(point),
      point.unit,
      point.grade,
      point.gradeToPrevious ?? '',
      growthText(point),
      sourceText(point),
      point.notes.map(({ zh }) => zh).join('；'),
    ]),
  );
}

function subjectOf(of: TrendOptions['of']): TrendSubject {
  return of === 'roll-up' ? 'rollUp' : of;
}

function growthText({ delta, growthRate }: TrendPointOfOffice): string {
  if (delta === null) return '';
  const change = delta.startsWith('-') ? delta : `+${delta}`;
  return growthRate === null ? change : `${change} (${(Number(growthRate) * 100).toFixed(1)}%)`;
}

function sourceText({ report, coverage }: TrendPointOfOffice): string {
  if (coverage) return `${coverage.counted} of ${coverage.expected} reported`;
  return report ? `${report.id}, revision ${report.countedRevision}` : 'no report';
}

function asData({ report, ...point }: TrendPointOfOffice): object {
  return { ...point, reportId: report?.id ?? null, revision: report?.countedRevision ?? null };
}
