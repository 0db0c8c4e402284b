import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import type { ReportContent } from '../../src/forms/content.js';
import { formById } from '../../src/forms/forms.js';
import { jsonEqual } from '../../src/history/json-equal.js';
import { mergeContents } from '../../src/history/merge.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import { decideMerged, type MergedEdit } from '../../src/reports/decide-merged.js';
import { evolve } from '../../src/reports/evolve.js';
import type { Resolution } from '../../src/reports/resolutions.js';
import { checkEvent } from '../../src/schemas/event-schemas.js';
import { completeImport, edits } from '../support/edit-arbitraries.js';
import { GivenReport } from '../support/given-report.js';

const figure = (column: string, raw: string, row = 'received') => ({ table: 'table3', row, column, raw });
const record = (...figures: ReturnType<typeof figure>[]): ReportCommand => ({ type: 'recordFigures', figures });
const write = (...paragraphs: string[]): ReportCommand => ({ type: 'reviseSection', section: 'overview', text: paragraphs.join('\n') });
const addRow = (label: string): ReportCommand => ({ type: 'addLocalRow', table: 'table2', block: 'item1', label });
const fillRow = (raw: string): ReportCommand => ({
  type: 'recordFigures',
  figures: [{ table: 'table2', row: 'item1.local1', column: 'issued', raw }],
});
const removeRow: ReportCommand = { type: 'removeLocalRow', table: 'table2', row: 'item1.local1' };

/** What an edit made on `base` does to `now`. */
function merged(base: GivenReport, now: GivenReport, command: ReportCommand, resolutions: readonly Resolution[] = []): MergedEdit {
  if (!now.state || !base.state) throw new Error('There is no report.');
  const madeOn = { revision: base.state.revision, content: base.content };
  return decideMerged(now.state, command, madeOn, { actorId: 'other', office: null, findings: () => [], resolutions });
}

function refusal(act: () => MergedEdit): { code: string; details: Readonly<Record<string, unknown>> } {
  try {
    act();
  } catch (error) {
    if (isGongkaiError(error)) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
const conflictIds = (act: () => MergedEdit) => (refusal(act).details.conflicts as { id: string }[]).map(({ id }) => id);

function contentAfter({ state }: GivenReport, { events }: MergedEdit): ReportContent {
  const result = events.reduce((before, event) => evolve(before, event, 'other'), state);
  if (!result) throw new Error('There is no report.');
  return result.content;
}

const opened = GivenReport.opened();

describe('an edit made on an earlier revision', () => {
  test('records just its own cells on what others made of the table: the case in which others lose one', () => {
    const base = opened.and(record(figure('total', '1')));
    const now = base.and(record(figure('total', '3')));
    expect(merged(base, now, record(figure('naturalPerson', '2')))).toMatchObject({
      events: [{ type: 'FiguresRecorded', data: { figures: [{ column: 'naturalPerson', cell: { raw: '2' } }] } }],
      settled: [],
    });
  });

  test('writes the text with what others wrote elsewhere in it', () => {
    const base = opened.and(write('一。', '二。', '三。'));
    const now = base.and(write('一。', '二。', '三，改。'));
    expect(merged(base, now, write('一，改。', '二。', '三。')).events).toEqual([
      { type: 'SectionRevised', data: { section: 'overview', text: '一，改。\n二。\n三，改。' } },
    ]);
  });

  test('that does what others did already does nothing', () => {
    const now = opened.and(record(figure('total', '3'))).and(addRow('甲'));
    for (const command of [record(figure('total', '3')), addRow('甲')]) expect(merged(opened, now, command).events).toEqual([]);
  });

  test('adds its local row beside the one that others added under the same key', () => {
    expect(merged(opened, opened.and(addRow('甲')), addRow('乙')).events).toEqual([
      { type: 'LocalRowAdded', data: { table: 'table2', row: { key: 'item1.local2', block: 'item1', label: '乙' } } },
    ]);
  });

  test('of the whole, an import or a restoration, leaves what others wrote where it says the same as before', () => {
    const base = opened.and(completeImport(0)).and(record(figure('total', '7')));
    const now = base.and({ type: 'reviseTitle', title: '别的标题' }).and(record(figure('total', '8', 'carriedIn')));
    const imported = merged(base, now, completeImport(0));
    expect(imported.events).toMatchObject([{ type: 'ReportImported', data: { content: { title: '别的标题' } } }]);
    const content = contentAfter(now, imported);
    expect([content.tables.table3?.rows.received?.total?.raw, content.tables.table3?.rows.carriedIn?.total?.raw]).toEqual(['0', '8']);
    const restored = merged(base, now, {
      type: 'restoreRevision',
      restoredRevision: 2,
      parts: base.steps[1]?.after.content ?? {},
    });
    expect(restored.events.map(({ type }) => type)).toEqual(['RevisionRestored']);
    expect(jsonEqual(contentAfter(now, restored).tables, content.tables)).toBe(true);
  });

  test('is refused where the report is not to be edited any more, whatever it was when the edit was made', () => {
    const now = opened.and({ type: 'submitReport' });
    expect(refusal(() => merged(opened, now, record(figure('total', '3'))))).toMatchObject({
      code: 'WRONG_STATE',
      details: { status: 'inReview' },
    });
  });

  test('is decided on what it was made on: what had no place there has none', () => {
    const now = opened.and(addRow('甲'));
    expect(refusal(() => merged(opened, now, fillRow('1'))).code).toBe('INVALID_FIGURES');
  });

  test('that is no edit is of one revision only', () => {
    expect(refusal(() => merged(opened, opened.and(addRow('甲')), { type: 'submitReport' })).code).toBe('BAD_INPUT');
  });
});

describe('a conflict', () => {
  const base = opened.and(record(figure('total', '1'), figure('otherOrg', '1'))).and(write('一。', '二。'));
  const now = base.and(record(figure('total', '2'), figure('otherOrg', '2'))).and(write('一。', '二，他改。'));
  const edit = record(figure('total', '3'), figure('naturalPerson', '5'), figure('otherOrg', '3'));

  test('is refused with every place and its three sides, and nothing is done', () => {
    expect(refusal(() => merged(base, now, edit))).toMatchObject({
      code: 'MERGE_CONFLICT',
      details: {
        madeOn: 3,
        currentRevision: 5,
        stale: [],
        conflicts: [
          { place: 'table3/received/otherOrg', base: { raw: '1' }, theirs: { raw: '2' }, yours: { raw: '3' } },
          { place: 'table3/received/total', base: { raw: '1' }, theirs: { raw: '2' }, yours: { raw: '3' } },
        ],
      },
    });
  });

  test('is settled by choosing, each for itself, and what was chosen is told', () => {
    const [first = '', second = ''] = conflictIds(() => merged(base, now, edit));
    const places = (refusal(() => merged(base, now, edit)).details.conflicts as { place: string }[]).map(({ place }) => place);
    const result = merged(base, now, edit, [
      { conflict: first, choose: 'yours' },
      { conflict: second, choose: 'own', text: '4件' },
    ]);
    const cells = contentAfter(now, result).tables.table3?.rows.received;
    const columns = places.map((place) => place.split('/')[2] ?? '');
    expect(columns.map((column) => cells?.[column]?.raw)).toEqual(['3', '4件']);
    expect(cells?.naturalPerson?.raw).toBe('5');
    expect(result.settled).toEqual([
      { place: places[0], choose: 'yours' },
      { place: places[1], choose: 'own' },
    ]);
    const [open] = refusal(() => merged(base, now, edit, [{ conflict: first, choose: 'theirs' }])).details.conflicts as { id: string }[];
    expect(open?.id).toBe(second);
  });

  test('settled for theirs everywhere leaves the rest of the edit', () => {
    const ids = conflictIds(() => merged(base, now, edit));
    const { events } = merged(
      base,
      now,
      edit,
      ids.map((conflict) => ({ conflict, choose: 'theirs' })),
    );
    expect(events).toMatchObject([{ data: { figures: [{ column: 'naturalPerson' }] } }]);
  });

  test('comes up anew when a third person changes the place again, and does not when they change another', () => {
    const [first = '', second = ''] = conflictIds(() => merged(base, now, edit));
    const resolutions: Resolution[] = [
      { conflict: first, choose: 'yours' },
      { conflict: second, choose: 'yours' },
    ];
    const elsewhere = now.and({ type: 'reviseTitle', title: '新' });
    expect(merged(base, elsewhere, edit, resolutions).events).toHaveLength(1);
    const again = refusal(() => merged(base, now.and(record(figure('total', '9'))), edit, resolutions));
    expect(again.details).toMatchObject({
      conflicts: [{ place: 'table3/received/total', theirs: { raw: '9' } }],
      stale: [expect.anything()],
    });
    const gone = refusal(() => merged(base, now.and(record(figure('total', '3'))), edit, resolutions));
    expect(gone.details).toMatchObject({ conflicts: [], stale: [expect.anything()] });
  });

  test('takes only what can stand there', () => {
    const [first = ''] = conflictIds(() => merged(base, now, edit));
    const tried = (resolution: Omit<Resolution, 'conflict'>) =>
      refusal(() => merged(base, now, edit, [{ conflict: first, ...resolution }])).code;
    expect(tried({ choose: 'own' })).toBe('BAD_INPUT');
    expect(tried({ choose: 'yours', text: '3' })).toBe('BAD_INPUT');
    expect(tried({ choose: 'own', text: '1\n2' })).toBe('BAD_INPUT');
    expect(
      refusal(() =>
        merged(
          base,
          now,
          edit,
          [first, first].map((conflict) => ({ conflict, choose: 'yours' })),
        ),
      ).code,
    ).toBe('BAD_INPUT');
    const title = (text: string): ReportCommand => ({ type: 'reviseTitle', title: text });
    const [ofTitle = ''] = conflictIds(() => merged(base, base.and(title('甲')), title('乙')));
    const own = (text: string): Resolution[] => [{ conflict: ofTitle, choose: 'own', text }];
    expect(refusal(() => merged(base, base.and(title('甲')), title('乙'), own(' '))).code).toBe('BAD_INPUT');
    expect(merged(base, base.and(title('甲')), title('乙'), own('丙')).events).toEqual([{ type: 'TitleRevised', data: { title: '丙' } }]);
  });

  test('over a row that others removed brings it back with its figure, or leaves it away', () => {
    const withRow = opened.and(addRow('甲'));
    const act = (resolutions: Resolution[] = []) => merged(withRow, withRow.and(removeRow), fillRow('5'), resolutions);
    const [conflict = ''] = conflictIds(act);
    const back = act([{ conflict, choose: 'yours' }]);
    expect(back.events.map(({ type }) => type)).toEqual(['LocalRowAdded', 'FiguresRecorded']);
    expect(contentAfter(withRow.and(removeRow), back).tables).toEqual(withRow.and(fillRow('5')).content.tables);
    expect(act([{ conflict, choose: 'theirs' }]).events).toEqual([]);
    expect(refusal(() => act([{ conflict, choose: 'own', text: '甲' }])).code).toBe('BAD_INPUT');
    const removing = (resolutions: Resolution[] = []) => merged(withRow, withRow.and(fillRow('5')), removeRow, resolutions);
    const [other = ''] = conflictIds(removing);
    expect(removing([{ conflict: other, choose: 'yours' }]).events).toMatchObject([{ type: 'LocalRowRemoved' }]);
    expect(removing([{ conflict: other, choose: 'base' }]).events).toMatchObject([
      { type: 'FiguresRecorded', data: { figures: [{ cell: { raw: '' } }] } },
    ]);
  });

  test('of paragraphs is settled with a text of one or several, or none', () => {
    const act = (text?: string) =>
      merged(base, now, write('一。', '二，我改。'), text === undefined ? [] : [{ conflict: id ?? '', choose: 'own', text }]);
    const [id] = conflictIds(() => merged(base, now, write('一。', '二，我改。')));
    expect(contentAfter(now, act('二，合。\r\n三。')).sections.overview?.text).toBe('一。\n二，合。\n三。');
    expect(contentAfter(now, act('')).sections.overview?.text).toBe('一。');
  });
});

describe('whatever two people edit on one base', () => {
  const given = opened.and(completeImport(0)).and(addRow('行政检查'));
  const tryAll = (report: GivenReport, commands: readonly ReportCommand[]) =>
    commands.reduce((state, command) => (state.when(command).refusal ? state : state.and(command)), report);

  test('the events of a merged edit lead to the merged content, match their schemas, and nearly always are one', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 6 }), edits, (theirs, yours) => {
        const now = tryAll(given, theirs);
        fc.pre(given.when(yours).refusal === null);
        // Rows added get keys that no row of the report had, whoever added it.
        const then = now.state && { ...now.state, content: given.content };
        const events = decide(then, yours, { actorId: 'other', office: null, findings: () => [], resolutions: [] });
        const own = events.reduce((before, event) => evolve(before, event, 'other'), then)?.content ?? given.content;
        const merge = mergeContents(formById('f2021'), { base: given.content, theirs: now.content, yours: own });
        if (merge.conflicts.length > 0) {
          expect(conflictIds(() => merged(given, now, yours))).toEqual(merge.conflicts.map(({ id }) => id));
          return;
        }
        const edit = merged(given, now, yours);
        expect(edit.events.length).toBeLessThanOrEqual(1);
        for (const { type, data } of edit.events) checkEvent(type, 1, data);
        expect(contentAfter(now, edit)).toEqual(merge.content);
      }),
      { numRuns: 200 },
    );
  });
});
