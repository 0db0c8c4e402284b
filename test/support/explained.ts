import type { Finding } from '../../src/forms/finding.js';
import type { FormRow } from '../../src/forms/form.js';
import { evaluate } from '../../src/forms/rules/evaluate.js';
import type { ImportedReport } from '../../src/import/import-report.js';

/** By table and row, the figures with spaces between them, as in the fixtures. */
export type Figures = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function failing({ form, year, content }: ImportedReport): Finding[] {
  const subject = { form, year: year ?? form.reportYears.from, scope: 'organ', content, office: null, firstPublishedOn: null } as const;
  return evaluate(subject, 'import').filter(({ state }) => state === 'fail');
}

/**
 * The cells that say something else than is true, and about which nothing is said: no figure reported, no note about their row or section,
 * no rule that is broken where it held before. There must be none.
 */
export function unexplained(report: ImportedReport, truth: Figures, held: readonly Finding[]): string[] {
  const known = new Set(held.map(({ fingerprint }) => fingerprint));
  const broken = failing(report).filter(({ fingerprint }) => !known.has(fingerprint));
  return Object.entries(truth).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([key, said]) => {
      const cells = report.content.tables[table]?.rows[key] ?? {};
      return said.split(' ').flatMap((text, index) => {
        const [column = '', cell] = Object.entries(cells)[index] ?? [];
        const expected = text === '_' ? '' : text;
        if (!cell || cell.raw === expected) return [];
        const isToldOf = expected !== '' && cell.raw === '' && isReported(report, table, key, expected);
        const isFound = broken.some((finding) => touches(finding, `${table}/${key}/${column}`, `${table}/${key}`));
        return isToldOf || isFound || saysMissingRow(report, truth, table, cells)
          ? []
          : [`${table}/${key}/${column}: ${expected} became ${cell.raw}`];
      });
    }),
  );
}

/** The figures beside a label are those of another row, which is reported missing: the source says it so. */
function saysMissingRow(
  report: ImportedReport,
  truth: Figures,
  table: string,
  cells: Readonly<Record<string, { readonly raw: string }>>,
): boolean {
  const said = Object.values(cells)
    .map(({ raw }) => raw || '_')
    .join(' ');
  return Object.entries(truth[table] ?? {}).some(([key, figures]) => figures === said && isReported(report, table, key, '\0'));
}

function isReported({ unplaced, notes, form, content }: ImportedReport, table: string, key: string, text: string): boolean {
  const section = form.sections.find((one) => one.table === table);
  const row = rowOf(
    form.tables.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows)),
    key,
  );
  const name = row?.label === '' ? (section?.heading ?? '') : (row?.label ?? '?');
  return (
    unplaced.some((left) => left.text.includes(text) || left.reason.includes(name)) ||
    notes.some(({ message }) => message.includes(`“${name}”`)) ||
    (section !== undefined && content.sections[section.key]?.heading === '')
  );
}

function rowOf(rows: readonly FormRow[], key: string): FormRow | undefined {
  return rows.find((row) => row.key === key);
}

function touches({ leftCells, rightCells, subject }: Finding, cell: string, row: string): boolean {
  return leftCells.includes(cell) || rightCells.includes(cell) || subject === cell || subject === row;
}
