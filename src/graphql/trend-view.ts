import type { TrendOfOffice, TrendSubject } from '../app/trend-of-office.js';

/** A trend as the API shows it. */
export function trendNode(officeId: string, of: TrendSubject, { label, points }: TrendOfOffice) {
  return {
    officeId,
    of,
    label: label.zh,
    labelEn: label.en,
    points: points.map(({ label, notes, report, ...point }) => ({
      ...point,
      label: label.zh,
      labelEn: label.en,
      notesZh: notes.map(({ zh }) => zh),
      notesEn: notes.map(({ en }) => en),
      reportId: report?.id ?? null,
      revisionNumber: report?.countedRevision ?? null,
    })),
  };
}
