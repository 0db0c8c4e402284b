import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReportContent } from '../../src/forms/content.js';
import { contentHash } from '../../src/history/content-hash.js';
import { jsonEqual } from '../../src/history/json-equal.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { completeImport, edits } from '../support/edit-arbitraries.js';
import { GivenReport } from '../support/given-report.js';

const figure = (column: string, raw: string) => ({ table: 'table3', row: 'received', column, raw });
const record = (...figures: ReturnType<typeof figure>[]): ReportCommand => ({ type: 'recordFigures', figures });
const write = (...paragraphs: string[]): ReportCommand => ({ type: 'reviseSection', section: 'overview', text: paragraphs.join('\n') });
const addRow = (label: string): ReportCommand => ({ type: 'addLocalRow', table: 'table2', block: 'item1', label });
const raw = ({ content }: GivenReport, column: string) => content.tables.table3?.rows.received?.[column]?.raw;
const text = ({ content }: GivenReport) => content.sections.overview?.text.split('\n');
const opened = GivenReport.opened();
/** Undoes a revision, which must be possible. */
const undo = (report: GivenReport, revision: number) => report.and(report.undoing(revision));

describe('undoing an edit', () => {
  test('takes back its cells and no others, as an event that names the revision and the cells', () => {
    const report = opened.and(record(figure('total', '1'), figure('naturalPerson', '1'))).and(record(figure('otherOrg', '4')));
    const outcome = report.when(report.undoing(2));
    expect(outcome.events).toMatchObject([
      {
        type: 'RevisionUndone',
        data: {
          undoneRevision: 2,
          parts: {
            figures: [
              { column: 'total', cell: { raw: '' } },
              { column: 'naturalPerson', cell: { raw: '' } },
            ].reverse(),
          },
        },
      },
    ]);
    const undone = undo(report, 2);
    expect(['total', 'naturalPerson', 'otherOrg'].map((column) => raw(undone, column))).toEqual(['', '', '4']);
  });

  test('takes back its paragraph, where others have written around it', () => {
    const report = opened
      .and(write('一。', '二。'))
      .and(write('一。', '二，改。'))
      .and(write('前言。', '一。', '二，改。', '三。'));
    expect(text(undo(report, 3))).toEqual(['前言。', '一。', '二。', '三。']);
  });

  test('brings a removed row back with what it held, and takes an added one away', () => {
    const fill: ReportCommand = {
      type: 'recordFigures',
      figures: [{ table: 'table2', row: 'item1.local1', column: 'issued', raw: '5' }],
    };
    const report = opened
      .and(addRow('甲'))
      .and(addRow('乙'))
      .and(fill)
      .and({ type: 'removeLocalRow', table: 'table2', row: 'item1.local1' })
      .and({ type: 'reviseTitle', title: '新' });
    const back = undo(report, 5);
    expect(back.content.tables).toEqual(report.steps[3]?.after.content.tables);
    expect(undo(report, 3).content.tables.table2?.localRows).toEqual([]);
  });

  test('of an undoing does the edit again', () => {
    const report = opened.and(record(figure('total', '1'))).and({ type: 'reviseTitle', title: '新' });
    const undone = undo(report, 2);
    expect(raw(undone, 'total')).toBe('');
    expect(raw(undo(undone, 4), 'total')).toBe('1');
  });

  test('of a restoration and of a later import takes them back', () => {
    const report = opened
      .and(completeImport(0))
      .and(record(figure('total', '7')))
      .and(completeImport(1));
    expect(undo(report, 4).content).toEqual(report.steps[2]?.after.content);
    const restored = report.and({ type: 'restoreRevision', restoredRevision: 3, parts: report.steps[2]?.after.content ?? {} });
    expect(undo(restored, 5).content).toEqual(report.content);
  });

  test('that was undone already, or overwritten by the same, changes nothing', () => {
    const report = opened.and(record(figure('total', '1')));
    const undone = undo(report, 2);
    undone.when(undone.undoing(2)).thenNothing();
  });

  test('whose cell was changed again since is a conflict, and is settled by choosing', () => {
    const report = opened
      .and(record(figure('total', '1')))
      .and(record(figure('total', '2'), figure('naturalPerson', '2')))
      .and(record(figure('total', '3')));
    const outcome = report.when(report.undoing(3));
    outcome.thenRefused('MERGE_CONFLICT', {
      madeOn: 3,
      currentRevision: 4,
      conflicts: [{ place: 'table3/received/total', base: { raw: '2' }, theirs: { raw: '3' }, yours: { raw: '1' } }],
    });
    const [conflict] = (outcome.refusal?.details.conflicts ?? []) as { id: string }[];
    const settle = (choose: 'theirs' | 'yours') =>
      report.and(report.undoing(3), { resolutions: [{ conflict: conflict?.id ?? '', choose }] });
    expect(['total', 'naturalPerson'].map((column) => raw(settle('theirs'), column))).toEqual(['3', '']);
    expect(['total', 'naturalPerson'].map((column) => raw(settle('yours'), column))).toEqual(['1', '']);
    expect(settle('yours').steps.at(-1)?.event).toMatchObject({ data: { settled: [{ place: 'table3/received/total', choose: 'yours' }] } });
  });
});

describe('what is no edit', () => {
  const approver = { actorId: 'approver' };
  const life = opened
    .and(completeImport(0))
    .and({ type: 'submitReport' })
    .and({ type: 'returnReport', comments: [{ target: null, text: '改' }] })
    .and({ type: 'submitReport' })
    .and({ type: 'recallSubmission' })
    .and({ type: 'submitReport' })
    .and({ type: 'approveReport' }, approver)
    .and({ type: 'publishReport' }, approver)
    .and({ type: 'openCorrection', kind: 'text', publicNote: '更正。' })
    .and({ type: 'reviseTitle', title: '新' })
    .and({ type: 'abandonCorrection' })
    .and({ type: 'withdrawReport', publicNote: '撤回。' })
    .and({ type: 'reopenReport' });

  test.each([
    [1, 'ReportOpened', /Withdraw the report/],
    [2, 'ReportImported', /first import.*Import the right text/],
    [3, 'ReportSubmitted', /Recall/],
    [4, 'ReportReturned', /Submit/],
    [6, 'SubmissionRecalled', /Submit/],
    [8, 'ReportApproved', /returned/],
    [9, 'ReportPublished', /Open a correction/],
    [10, 'CorrectionOpened', /Abandon/],
    [12, 'CorrectionAbandoned', /restore the revision before/],
    [13, 'ReportWithdrawn', /Reopen/],
    [14, 'ReportReopened', /Withdraw/],
  ])('revision %i (%s) is not undone, and the answer says what to do', (revision, event, advice) => {
    expect(life.steps[revision - 1]?.event.type).toBe(event);
    life.when(life.undoing(revision)).thenRefused('NOT_UNDOABLE', { revision, event, instead: expect.stringMatching(advice) });
  });

  test('nor is a revision that there is not', () => {
    for (const revision of [0, -1, 1.5, 99]) opened.when(opened.undoing(revision)).thenRefused('NOT_FOUND', { revision });
  });

  test('nor is anything undone while the report is in review', () => {
    const submitted = opened.and(record(figure('total', '1'))).and({ type: 'submitReport' });
    submitted.when(submitted.undoing(2)).thenRefused('WRONG_STATE');
  });
});

describe('whatever was edited', () => {
  const someEdits = fc.array(edits, { minLength: 1, maxLength: 10 });
  const edited = (commands: readonly ReportCommand[]) =>
    commands.reduce((report, command) => (report.when(command).refusal ? report : report.and(command)), opened.and(completeImport(0)));

  test('undoing the last edit says again what was said before it, and undoing that, what the edit said', () => {
    fc.assert(
      fc.property(someEdits, (commands) => {
        const report = edited(commands);
        const last = report.steps.length;
        fc.pre(last > 2);
        const undone = undo(report, last);
        const before = report.steps[last - 2]?.after.content as ReportContent;
        expect(jsonEqual(undone.content, before)).toBe(true);
        expect(contentHash(undone.content)).toBe(contentHash(before));
        const again = undo(undone, last + 1);
        expect(jsonEqual(again.content, report.content)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('undoing an old edit takes back its cells where nobody wrote since, and changes nothing that later edits wrote', () => {
    fc.assert(
      fc.property(someEdits, fc.nat(9), (commands, nth) => {
        const report = edited(commands);
        fc.pre(report.steps.length > 2);
        const revision = 3 + (nth % (report.steps.length - 2));
        const command = report.undoing(revision);
        if (command.type !== 'undoRevision') throw new Error('no undoing');
        const { before, after } = command.undone;
        const outcome = report.when(command);
        if (outcome.refusal) {
          expect(outcome.refusal.code).toBe('MERGE_CONFLICT');
          return;
        }
        const undone = report.and(command).content;
        for (const [key, table] of Object.entries(report.content.tables)) {
          for (const [row, cells] of Object.entries(table.rows)) {
            if (row.includes('.local')) continue;
            for (const [column, now] of Object.entries(cells)) {
              const cell = ({ tables }: ReportContent) => tables[key]?.rows[row]?.[column]?.raw;
              const [was, became] = [before && cell(before), cell(after)];
              const expected = was !== became && now.raw === became ? was : now.raw;
              if (cell(undone) !== expected) expect([key, row, column, cell(undone)]).toEqual([key, row, column, expected]);
            }
          }
        }
        for (const [key, { text: now }] of Object.entries(report.content.sections)) {
          const [was, became] = [before?.sections[key]?.text, after.sections[key]?.text];
          if (was === became) expect(undone.sections[key]?.text).toBe(now);
        }
      }),
      { numRuns: 150 },
    );
  });
});
