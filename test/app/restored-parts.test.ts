import { describe, expect, test } from '@jest/globals';
import { partsOfContent } from '../../src/app/restored-parts.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { partNames } from '../../src/reports/part-names.js';
import { GivenReport } from '../support/given-report.js';

const figure = (row: string, column: string, raw: string) => ({ table: 'table2', row, column, raw });
const record = (...figures: ReturnType<typeof figure>[]): ReportCommand => ({ type: 'recordFigures', figures });
const addRow = (label: string): ReportCommand => ({ type: 'addLocalRow', table: 'table2', block: 'item1', label });
const removeRow: ReportCommand = { type: 'removeLocalRow', table: 'table2', row: 'item1.local1' };
const localRow = figure('item1.local1', 'issued', '5');

/** Restores parts of a revision, as the names say them. */
function restoring(report: GivenReport, restoredRevision: number, ...parts: string[]): ReportCommand {
  const content = report.steps[restoredRevision - 1]?.after.content ?? report.content;
  return { type: 'restoreRevision', restoredRevision, parts: partsOfContent(content, parts) };
}
const rows = ({ content }: GivenReport) => content.tables.table2?.rows ?? {};
const labels = ({ content }: GivenReport) => content.tables.table2?.localRows.map(({ key, label }) => `${key} ${label}`);

describe('restoring part of a revision', () => {
  const written = GivenReport.opened().and(
    record(figure('item1.regulations', 'issued', '1'), figure('item1.normativeDocs', 'issued', '2')),
  );
  const changed = written
    .and(record(figure('item1.regulations', 'issued', '7'), figure('item1.normativeDocs', 'issued', '8')))
    .and({ type: 'reviseTitle', title: '新' });

  test('puts one cell back, or one row, and leaves the rest of the table', () => {
    const cell = changed.and(restoring(changed, 2, 'table2/item1.regulations/issued'));
    const row = changed.and(restoring(changed, 2, 'row/table2/item1.regulations'));
    for (const restored of [cell, row])
      expect([rows(restored)['item1.regulations']?.issued?.raw, rows(restored)['item1.normativeDocs']?.issued?.raw]).toEqual(['1', '8']);
    cell.when(restoring(cell, 2, 'table2/item1.regulations/issued')).thenNothing();
  });

  test('puts the title, a section and a cell back in one event', () => {
    const rewritten = changed.and({ type: 'reviseSection', section: 'overview', text: '新文。' });
    const command = restoring(rewritten, 2, 'title', 'section/overview', 'table2/item1.normativeDocs/issued');
    const [event] = rewritten.when(command).events;
    expect(event?.type === 'RevisionRestored' && Object.keys(event.data.parts)).toEqual(['title', 'sections', 'figures']);
  });

  test('brings a local row back that was removed, under the key that no other row was given since', () => {
    const report = GivenReport.opened().and(addRow('甲')).and(record(localRow)).and(removeRow);
    const back = report.and(restoring(report, 3, 'row/table2/item1.local1'));
    expect([labels(back), rows(back)['item1.local1']?.issued?.raw]).toEqual([['item1.local1 甲'], '5']);
    const taken = report.and(addRow('乙'));
    const beside = taken.and(restoring(taken, 3, 'row/table2/item1.local1'));
    expect([labels(beside), rows(beside)['item1.local1']?.issued?.raw]).toEqual([['item1.local2 乙', 'item1.local1 甲'], '5']);
    for (const now of [report, taken])
      now.when(restoring(now, 3, 'table2/item1.local1/issued')).thenRefused('NOT_FOUND', { row: 'item1.local1' });
  });

  test('says in the event just what it put back: not a table of which other cells stay as they are', () => {
    const row = changed.when(restoring(changed, 2, 'row/table2/item1.regulations'));
    const [event] = row.events;
    expect(event?.type === 'RevisionRestored' && partNames(event.data.parts)).toEqual(['table2/item1.regulations/issued']);
    const report = GivenReport.opened().and(addRow('甲')).and(record(localRow)).and(removeRow);
    const [back] = report.when(restoring(report, 3, 'row/table2/item1.local1')).events;
    expect(back?.type === 'RevisionRestored' && partNames(back.data.parts)).toEqual(['row/table2/item1.local1']);
  });

  test.each([
    'section/overview/zzz',
    'table/table2/item1.regulations',
    'row/table2/item1.regulations/issued',
    'table2/item1.regulations/issued/x',
    'title/x',
    'nonsense',
    'section/',
    'section/__proto__',
    'table/table9',
    'row/table2/nowhere',
    'table2/item1.regulations/nowhere',
    '',
  ])('refuses the part %j, which the revision does not have', (part) => {
    expect(() => restoring(changed, 2, part)).toThrow(/has no part/);
  });
});
