import { describe, expect, test } from '@jest/globals';
import type { ReportContent } from '../../src/forms/content.js';
import { formById } from '../../src/forms/forms.js';
import { diffContents } from '../../src/history/diff.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decideMerged } from '../../src/reports/decide-merged.js';
import { evolve } from '../../src/reports/evolve.js';
import { GivenReport, office } from '../support/given-report.js';

const add = (label: string): ReportCommand => ({ type: 'addLocalRow', table: 'table2', block: 'item1', label });
const remove = (row: string): ReportCommand => ({ type: 'removeLocalRow', table: 'table2', row });
const write = (row: string, raw: string): ReportCommand => ({
  type: 'recordFigures',
  figures: [{ table: 'table2', row, column: 'issued', raw }],
});
const rows = ({ tables }: ReportContent) => tables.table2?.localRows.map(({ key, label }) => `${key} ${label}`);
const issued = ({ tables }: ReportContent, row: string) => tables.table2?.rows[row]?.issued?.raw;

/** What a command comes to that was made on an earlier revision. */
function merged(report: GivenReport, command: ReportCommand, revision: number): ReportContent {
  const { state } = report;
  const base = report.steps[revision - 1]?.after.content;
  if (!state || !base) throw new Error('There is no such revision.');
  const { events } = decideMerged(
    state,
    command,
    { revision, content: base },
    { actorId: 'author', office, findings: () => [], resolutions: [] },
  );
  return events.reduce((before, event) => evolve(before, event, 'author'), state).content;
}

/** An import of rows, numbered by themselves as the importer does. */
function imported({ content }: GivenReport, ...labels: readonly string[]): ReportCommand {
  const { table2 } = content.tables;
  const [blank] = Object.values(GivenReport.opened().and(add('x')).content.tables.table2?.rows ?? {}).slice(-1);
  if (!table2 || !blank) throw new Error('There is no table 2.');
  const localRows = labels.map((label, index) => ({ key: `item1.local${index + 1}`, block: 'item1', label }));
  const ofForm = Object.entries(table2.rows).filter(([key]) => !key.includes('.local'));
  const rows = Object.fromEntries([...ofForm, ...localRows.map(({ key }) => [key, blank] as const)]);
  const source = { name: 'x.txt', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64) };
  return {
    type: 'importReport',
    source,
    unplaced: [],
    content: { ...content, tables: { ...content.tables, table2: { rows, localRows } } },
  };
}

describe("a local row's key", () => {
  const written = GivenReport.opened().and(add('行甲')).and(write('item1.local1', '888'));
  const replaced = written.and(remove('item1.local1')).and(add('行乙'));

  test('is not given to another row once its own is gone', () => {
    expect(rows(replaced.content)).toEqual(['item1.local2 行乙']);
  });

  test('so keeps two rows apart in a diff', () => {
    const form = formById('f2021');
    const { parts } = diffContents({ form, content: written.content }, { form, content: replaced.content });
    expect(parts).toMatchObject([
      { kind: 'removed', row: 'item1.local1', relabelled: null },
      { kind: 'added', row: 'item1.local2', relabelled: null },
    ]);
  });

  test('stays with its label through an import, where the rows are numbered anew', () => {
    const again = replaced.and(imported(replaced, '行丙', '行乙'));
    expect(rows(again.content)).toEqual(['item1.local3 行丙', 'item1.local2 行乙']);
    again.when(imported(again, '行丙', '行乙')).thenNothing();
  });

  test('is another one where others removed the row and added it again: an edit of it meets the row that is there', () => {
    const again = written.and(remove('item1.local1')).and(add('行乙')).and(add('行甲')).and(write('item1.local3', '888'));
    const content = merged(again, write('item1.local1', '5'), 3);
    expect(rows(content)).toEqual(['item1.local2 行乙', 'item1.local3 行甲']);
    expect(issued(content, 'item1.local3')).toBe('5');
  });
});
