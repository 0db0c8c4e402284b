import type { Cell } from '../../src/forms/cell.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { RuleSubject } from '../../src/forms/finding.js';
import { formForYear } from '../../src/forms/forms.js';
import { cellId, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';

export interface Report {
  readonly year: number;
  readonly title?: string;
  /** Text by section key. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly headings?: Readonly<Record<string, string>>;
  /** Raw text by cell id; every cell that is not named holds `others`. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly others?: string;
  readonly scope?: RuleSubject['scope'];
  readonly office?: RuleSubject['office'];
  readonly firstPublishedOn?: string;
}

/** A report of the year's form that says these things, and 0 everywhere else. */
export function reportSaying({
  year,
  title,
  texts = {},
  headings = {},
  cells = {},
  others = '0',
  scope,
  office,
  firstPublishedOn,
}: Report): RuleSubject {
  const form = formForYear(year);
  const empty = emptyContent(form, title ?? `某局${year}年政府信息公开工作年度报告`);
  const sections = Object.fromEntries(
    Object.entries(empty.sections).map(([key, section]) => [
      key,
      { heading: headings[key] ?? section.heading, text: texts[key] ?? section.text },
    ]),
  );
  const known = new Set<string>();
  const tables: Record<string, ReportContent['tables'][string]> = {};
  for (const table of form.tables) {
    const rows: Record<string, Record<string, Cell>> = {};
    for (const block of table.blocks)
      for (const row of block.rows) {
        rows[row.key] = Object.fromEntries(
          block.columns.map((column) => {
            const id = cellId(table.key, row.key, column.key);
            known.add(id);
            return [column.key, parseCell(cells[id] ?? others, column)];
          }),
        );
      }
    tables[table.key] = { rows, localRows: [] };
  }
  for (const id of Object.keys(cells)) if (!known.has(id)) throw new Error(`form ${form.id} has no cell ${id}`);
  return {
    form,
    year,
    scope: scope ?? 'organ',
    content: { title: title ?? empty.title, sections, tables },
    office: office ?? null,
    firstPublishedOn: firstPublishedOn ?? null,
  };
}

/** Cells of the total column of table 3, and of table 4, by the short names that the tests use. */
export function totals(figures: Readonly<Record<string, number | string>>): Record<string, string> {
  const places: Readonly<Record<string, string>> = {
    received: 'table3/received/total',
    carriedIn: 'table3/carriedIn/total',
    granted: 'table3/results.granted/total',
    partiallyGranted: 'table3/results.partiallyGranted/total',
    denied: 'table3/results.denied.enforcementCaseFile/total',
    notHeld: 'table3/results.unableToProvide.notHeld/total',
    stillUnclear: 'table3/results.unableToProvide.stillUnclear/total',
    notProcessed: 'table3/results.notProcessed.petitionComplaint/total',
    otherHandling: 'table3/results.otherHandling.other/total',
    handled: 'table3/results.total/total',
    carriedOut: 'table3/carriedOut/total',
    review: 'table4/cases/review.total',
    reviewPending: 'table4/cases/review.pending',
    direct: 'table4/cases/litigationDirect.total',
    directPending: 'table4/cases/litigationDirect.pending',
    after: 'table4/cases/litigationAfterReview.total',
  };
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [places[name] ?? name, String(figure)]));
}
