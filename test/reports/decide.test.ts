import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../src/forms/cell.js';
import type { Finding } from '../../src/forms/finding.js';
import { contentHash } from '../../src/history/content-hash.js';
import type { ReportCommand, ReportCommandType } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import { completeImport } from '../support/edit-arbitraries.js';
import { GivenReport, office } from '../support/given-report.js';

const opened = GivenReport.opened;
const figure = (raw: string, column = 'total') => ({ table: 'table3', row: 'received', column, raw });
const record = (...figures: ReturnType<typeof figure>[]): ReportCommand => ({ type: 'recordFigures', figures });
const cell = (raw: string, state: string, value: string | null, unit = '件') => ({ raw, state, value, unit });
const approver = { actorId: 'approver' };
const inReview = () => opened().and({ type: 'submitReport' });
const approved = () => inReview().and({ type: 'approveReport' }, approver);
const published = () => approved().and({ type: 'publishReport' }, approver);
const correcting = () => published().and({ type: 'openCorrection', kind: 'text', publicNote: '更正。' });

describe('opening a report', () => {
  const open: ReportCommand = { type: 'openReport', officeId: 'o', year: 2020, scope: 'organ' };

  test('takes the form of its year and a title of the office, the year and the kind', () => {
    GivenReport.nothing()
      .when(open)
      .thenEvents({
        type: 'ReportOpened',
        data: { officeId: 'o', year: 2020, scope: 'organ', formId: 'f2019', title: '甲局2020年政府信息公开工作年度报告' },
      });
  });
  test.each([
    [2019, 'f2019'],
    [2020, 'f2019'],
    [2021, 'f2021'],
    [2030, 'f2021'],
  ])('of %i is in the form %s', (year, formId) => {
    expect(opened(year).state?.formId).toBe(formId);
  });
  test('that was reported in another form is in that form, so that it can be kept as it is', () => {
    expect(GivenReport.nothing().and({ ...open, year: 2021, formId: 'f2019' }).state?.formId).toBe('f2019');
    GivenReport.nothing()
      .when({ ...open, year: 2018, formId: 'f2019' })
      .thenRefused('BAD_INPUT', { year: 2018 });
  });
  test('begins with every cell of the form blank, which is not zero', () => {
    const states = Object.values(opened(2020).state?.content.tables ?? {}).flatMap(({ rows }) =>
      Object.values(rows).flatMap((row) => Object.values(row).map(({ state }) => state)),
    );
    expect(states).toHaveLength(198);
    expect(new Set(states)).toEqual(new Set(['blank']));
  });
  test('is refused when there is one already, no such office, a dissolved one, or no form for the year', () => {
    opened()
      .when({ ...open, year: 2022 })
      .thenRefused('ALREADY_EXISTS');
    GivenReport.nothing().when(open, { office: null }).thenRefused('NOT_FOUND');
    GivenReport.nothing()
      .when(open, { office: { ...office, dissolved: true, dissolution: { effectiveOn: null, recordedOn: '2023-05-01' } } })
      .thenRefused('BAD_INPUT');
    GivenReport.nothing()
      .when({ ...open, year: 2017 })
      .thenRefused('BAD_INPUT', { year: 2017 });
  });
  test('is there for a dissolved office on the years in which it is said to have existed', () => {
    const dissolved = { ...office, dissolved: true, dissolution: { effectiveOn: '2020-01-01', recordedOn: '2026-05-01' } };
    expect(GivenReport.nothing().and(open, { office: dissolved }).state?.year).toBe(2020);
    GivenReport.nothing()
      .when({ ...open, year: 2021 }, { office: dissolved })
      .thenRefused('BAD_INPUT');
  });
  test.each([2007, 2101, 9999, 2021.5, Number.NaN])('is refused for the year %p', (bad) => {
    GivenReport.nothing()
      .when({ ...open, year: bad })
      .thenRefused('BAD_INPUT', { year: bad });
  });
  test('is refused with a title that is none', () => {
    for (const title of ['', ' ', 'a\nb', '\u0000'])
      GivenReport.nothing()
        .when({ ...open, title })
        .thenRefused('BAD_INPUT');
  });
});

describe('recording figures', () => {
  test('reads what they mean and keeps what was written', () => {
    opened()
      .when(record(figure('３个'), figure('无', 'naturalPerson'), figure('约三十', 'otherOrg')))
      .thenEvents({
        type: 'FiguresRecorded',
        data: {
          figures: [
            { table: 'table3', row: 'received', column: 'total', cell: cell('３个', 'number', '3', '个') },
            { table: 'table3', row: 'received', column: 'naturalPerson', cell: cell('无', 'na', null) },
            { table: 'table3', row: 'received', column: 'otherOrg', cell: cell('约三十', 'text', null) },
          ],
        },
      });
  });
  test('holds only the cells that change', () => {
    opened()
      .and(record(figure('3')))
      .when(record(figure('3'), figure('4', 'naturalPerson')))
      .thenEvents({
        type: 'FiguresRecorded',
        data: { figures: [{ table: 'table3', row: 'received', column: 'naturalPerson', cell: cell('4', 'number', '4') }] },
      });
  });
  test('that say so already makes no event', () => {
    opened()
      .and(record(figure('3')))
      .when(record(figure('3')))
      .thenNothing();
    opened()
      .when(record(figure('')))
      .thenNothing();
  });
  test('tells 0 from blank, and 3 from 3个', () => {
    expect(opened().when(record(figure('0'))).events).toHaveLength(1);
    expect(
      opened()
        .and(record(figure('3')))
        .when(record(figure('3个'))).events,
    ).toHaveLength(1);
  });
  test('is refused as a whole when one of them has no place, and says which', () => {
    opened()
      .when(
        record(
          figure('1'),
          { ...figure('2'), row: '__proto__' },
          { ...figure('2'), column: 'constructor' },
          { ...figure('2'), table: 'table9' },
        ),
      )
      .thenRefused('INVALID_FIGURES', { problems: [{ row: '__proto__' }, { column: 'constructor' }, { table: 'table9' }] });
    opened()
      .when(record(figure('1'), figure('2')))
      .thenRefused('INVALID_FIGURES', { problems: [{ problem: 'the cell is given twice' }] });
    opened()
      .when(record(figure('1\n2')))
      .thenRefused('INVALID_FIGURES');
    opened()
      .when(record(figure('9'.repeat(501))))
      .thenRefused('INVALID_FIGURES');
    opened().when({ type: 'recordFigures', figures: [] }).thenRefused('BAD_INPUT');
  });
});

describe('revising texts', () => {
  test('takes line ends of Windows for line ends, and changes nothing else', () => {
    opened()
      .when({ type: 'reviseSection', section: 'overview', text: ' 一。\r\n二 。' })
      .thenEvents({ type: 'SectionRevised', data: { section: 'overview', text: ' 一。\n二 。' } });
  });
  test('that say so already makes no event', () => {
    const given = opened().and({ type: 'reviseSection', section: 'overview', text: '一。' });
    given.when({ type: 'reviseSection', section: 'overview', text: '一。' }).thenNothing();
    given.when({ type: 'reviseTitle', title: '甲局2022年政府信息公开工作年度报告' }).thenNothing();
    expect(given.when({ type: 'reviseSection', section: 'overview', heading: '一、概述', text: '一。' }).events).toHaveLength(1);
  });
  test.each(['nonsense', '__proto__', 'constructor', ''])('of a section "%s" is refused', (section) => {
    opened().when({ type: 'reviseSection', section, text: '' }).thenRefused('BAD_INPUT');
  });
  test('refuses control characters, half characters, and what is too long', () => {
    for (const text of ['\u0000', '\u0007', '\ud800', 'x'.repeat(200_001)])
      opened().when({ type: 'reviseSection', section: 'overview', text }).thenRefused('BAD_INPUT');
    for (const title of ['', '  ', 'a\nb', 'x'.repeat(501)]) opened().when({ type: 'reviseTitle', title }).thenRefused('BAD_INPUT');
  });
});

describe('local rows', () => {
  const add = (label: string): ReportCommand => ({ type: 'addLocalRow', table: 'table2', block: 'item1', label });

  test('are added to a block, hold figures, and are removed with them', () => {
    const given = opened().and(add('其他主动公开文件'));
    const recorded = given.and({ type: 'recordFigures', figures: [{ table: 'table2', row: 'item1.local1', column: 'issued', raw: '7' }] });
    expect(recorded.state?.content.tables.table2?.rows['item1.local1']?.issued?.value).toBe('7');
    const removed = recorded.and({ type: 'removeLocalRow', table: 'table2', row: 'item1.local1' });
    expect(removed.state?.content).toEqual(opened().state?.content);
  });
  test('have keys that are not used again while a later one stands', () => {
    const given = opened().and(add('甲')).and(add('乙')).and({ type: 'removeLocalRow', table: 'table2', row: 'item1.local1' });
    given
      .when(add('丙'))
      .thenEvents({ type: 'LocalRowAdded', data: { table: 'table2', row: { key: 'item1.local3', block: 'item1', label: '丙' } } });
  });
  test('are refused twice, without a label, in no block, and removed when they are none', () => {
    opened().and(add('甲')).when(add('甲')).thenRefused('ALREADY_EXISTS');
    opened().when(add(' ')).thenRefused('BAD_INPUT');
    opened().when({ type: 'addLocalRow', table: 'table2', block: 'toString', label: '甲' }).thenRefused('BAD_INPUT');
    opened().when({ type: 'removeLocalRow', table: 'table2', row: 'item1.regulations' }).thenRefused('NOT_FOUND');
  });
});

describe('importing', () => {
  const imported = completeImport(1);
  if (imported.type !== 'importReport') throw new Error('an import');
  const { content } = imported;
  const overview = content.sections.overview;
  const received = content.tables.table3?.rows.received;
  if (!overview || !received) throw new Error('the form of 2022');
  const withText = (text: string): ReportCommand => ({
    ...imported,
    content: { ...content, sections: { ...content.sections, overview: { ...overview, text } } },
  });
  const withRow = (key: string, row: typeof received): ReportCommand => ({
    ...imported,
    content: { ...content, tables: { ...content.tables, table3: { rows: { ...content.tables.table3?.rows, [key]: row }, localRows: [] } } },
  });

  test('keeps the content, where its cells stood, its source, and what found no place', () => {
    const { source, unplaced } = imported;
    opened().when(imported).thenEvents({ type: 'ReportImported', data: { source, content, unplaced } });
    expect(unplaced).toHaveLength(1);
    expect(opened().and(imported).state?.content.tables.table3?.rows.received?.total?.source).toEqual({ line: 7 });
  });
  test('of what it says already makes no event, wherever in the source it stood', () => {
    const given = opened().and(imported);
    given.when(imported).thenNothing();
    given.when(withRow('received', { ...received, total: { ...cell('0', 'zero', '0'), source: { line: 99 } } as Cell })).thenNothing();
    expect(given.when(withText('另一稿。')).events).toHaveLength(1);
    expect(given.when(withRow('received', { ...received, total: cell('0', 'zero', '0', '项') as Cell })).events).toHaveLength(1);
  });
  test('is refused in another form, and with more or less than the form has', () => {
    opened(2020).when(imported).thenRefused('BAD_INPUT', { formId: 'f2019' });
    opened()
      .when({ ...imported, content: { ...content, tables: {} } })
      .thenRefused('BAD_INPUT', { missing: ['table2', 'table3', 'table4'] });
    opened()
      .when(withRow('nonsense', received))
      .thenRefused('BAD_INPUT', { unknown: ['nonsense'] });
    opened().when(withRow('received', {})).thenRefused('BAD_INPUT', { what: 'columns of table3/received' });
    opened()
      .when({ ...imported, content: { ...content, sections: { ...content.sections, nonsense: overview } } })
      .thenRefused('BAD_INPUT', { unknown: ['nonsense'] });
  });
  test('takes local rows of its blocks, and no others', () => {
    const table2 = content.tables.table2;
    const fees = table2?.rows['item8.fees'];
    const local = (key: string, block: string, times = 1, label = '其他收费'): ReportCommand => ({
      ...imported,
      content: {
        ...content,
        tables: {
          ...content.tables,
          table2: { rows: { ...table2?.rows, [key]: fees ?? {} }, localRows: Array(times).fill({ key, block, label }) },
        },
      },
    });
    expect(opened().when(local('item8.local1', 'item8')).events).toHaveLength(1);
    for (const [key, block] of [
      ['item8.local1', 'item9'],
      ['item9.local1', 'item9'],
      ['item8.fees', 'item8'],
    ] as const)
      opened().when(local(key, block)).thenRefused('BAD_INPUT', { row: key });
    opened()
      .when(local('item8.local1', 'item8', 2))
      .thenRefused('BAD_INPUT', { row: 'item8.local1' });
    opened()
      .when(local('item8.local1', 'item8', 1, '\u001b[31m'))
      .thenRefused('BAD_INPUT');
    opened().when(local('item1.local1', 'item1')).thenRefused('BAD_INPUT', { what: 'columns of table2/item1.local1' });
  });
  test('is held to what is taken as text', () => {
    for (const text of ['\u0000', '\u001b[31m', '\ud800', 'x'.repeat(200_001)]) opened().when(withText(text)).thenRefused('BAD_INPUT');
    opened()
      .when(withRow('received', { ...received, total: cell('1\u0007', 'text', null) as Cell }))
      .thenRefused('BAD_INPUT');
    expect(opened().when(withText('x'.repeat(200_000))).events).toHaveLength(1);
  });
});

describe('restoring a revision', () => {
  test('is refused of one that the report does not have, and with parts that the form does not have', () => {
    for (const restoredRevision of [0, 2, 1.5, -1])
      opened()
        .when({ type: 'restoreRevision', restoredRevision, parts: { title: '旧' } })
        .thenRefused('NOT_FOUND', { revision: restoredRevision });
    opened()
      .when({ type: 'restoreRevision', restoredRevision: 1, parts: { sections: { nonsense: { heading: '', text: '' } } } })
      .thenRefused('BAD_INPUT');
    opened()
      .when({ type: 'restoreRevision', restoredRevision: 1, parts: { tables: { table9: { rows: {}, localRows: [] } } } })
      .thenRefused('BAD_INPUT');
    opened()
      .when({ type: 'restoreRevision', restoredRevision: 1, parts: { tables: { table3: { rows: {}, localRows: [] } } } })
      .thenRefused('BAD_INPUT');
  });
  test('puts back only what differs, and makes no event when nothing does', () => {
    const before = opened();
    const content = before.state?.content;
    if (!content) throw new Error('opened');
    const changed = before.and(record(figure('3'))).and({ type: 'reviseTitle', title: '新标题' });
    const outcome = changed.when({ type: 'restoreRevision', restoredRevision: 1, parts: content });
    const { raw: _raw, ...place } = figure('3');
    expect(outcome.events).toEqual([
      {
        type: 'RevisionRestored',
        data: {
          restoredRevision: 1,
          parts: {
            title: content.title,
            figures: [{ ...place, cell: content.tables[place.table]?.rows[place.row]?.[place.column] }],
          },
        },
      },
    ]);
    const restored = changed.and({ type: 'restoreRevision', restoredRevision: 1, parts: content });
    expect(restored.state?.content).toEqual(content);
    expect(restored.state?.revision).toBe(4);
    restored.when({ type: 'restoreRevision', restoredRevision: 1, parts: content }).thenNothing();
  });
});

describe('publication', () => {
  const finding = (state: Finding['state'], grade: Finding['grade']): Finding => ({
    ruleId: 'T3-BAL',
    grade,
    state,
    subject: 'x',
    leftCells: [],
    rightCells: [],
    left: null,
    right: null,
    delta: null,
    basis: [],
    particulars: [],
    answerable: grade !== 'error',
    messageZh: '',
    messageEn: '',
    section: null,
    excerpt: null,
    hints: [],
    fingerprint: '',
  });

  test('is refused while an error stands, and only then', () => {
    approved()
      .when({ type: 'publishReport' }, { ...approver, findings: [finding('fail', 'error')] })
      .thenRefused('FINDINGS_STAND', { findings: [{ ruleId: 'T3-BAL' }] });
    for (const other of [
      finding('fail', 'warning'),
      finding('pass', 'error'),
      finding('uncertain', 'error'),
      finding('notAssessable', 'error'),
    ])
      expect(approved().when({ type: 'publishReport' }, { ...approver, findings: [other] }).events).toHaveLength(1);
  });
  test('alone asks for the findings', () => {
    const asking: ReportCommandType[] = [];
    const asked = (given: GivenReport, command: ReportCommand) =>
      decide(given.state, command, {
        actorId: 'approver',
        office,
        findings: () => {
          asking.push(command.type);
          return [];
        },
      });
    asked(opened(), record(figure('1')));
    asked(opened(), { type: 'submitReport' });
    asked(inReview(), { type: 'approveReport' });
    asked(published(), { type: 'openCorrection', kind: 'text', publicNote: '更正。' });
    expect(asking).toEqual([]);
    asked(approved(), { type: 'publishReport' });
    expect(asking).toEqual(['publishReport']);
  });
  test('may be by an author, as the approval was not', () => {
    expect(approved().when({ type: 'publishReport' }).events).toHaveLength(1);
  });
  test('is corrected, or withdrawn, with a public note', () => {
    for (const publicNote of ['', ' \n', '\u0000', 'x'.repeat(2001)]) {
      published().when({ type: 'openCorrection', kind: 'text', publicNote }).thenRefused('BAD_INPUT');
      published().when({ type: 'withdrawReport', publicNote }).thenRefused('BAD_INPUT');
    }
  });
  test('names the edition and the exact content', () => {
    const { state } = approved();
    approved()
      .when({ type: 'publishReport' }, approver)
      .thenEvents({ type: 'ReportPublished', data: { edition: 1, contentHash: state && contentHash(state.content) } });
    expect(published().state).toMatchObject({ status: 'published', edition: 1, published: { edition: 1, revision: 4 } });
  });
  test('of a correction makes the next edition; the one before is in force until then', () => {
    const given = correcting().and(record(figure('5')));
    expect(given.state).toMatchObject({ status: 'correction', edition: 1, published: { edition: 1 } });
    const again = given.and({ type: 'submitReport' }).and({ type: 'approveReport' }, approver).and({ type: 'publishReport' }, approver);
    expect(again.state).toMatchObject({ status: 'published', edition: 2, published: { edition: 2, revision: 9 } });
  });
  test('given up leaves the last edition as it was', () => {
    const given = correcting()
      .and(record(figure('5')))
      .and({ type: 'abandonCorrection' });
    expect(given.state).toMatchObject({ status: 'published', edition: 1 });
    expect(given.state?.content).toEqual(published().state?.content);
  });
  test('withdrawn is in force no more, and may be taken up again as a correction', () => {
    const withdrawn = published().and({ type: 'withdrawReport', publicNote: '撤回。' });
    expect(withdrawn.state).toMatchObject({ status: 'withdrawn', published: null });
    expect(withdrawn.and({ type: 'reopenReport' }).state?.status).toBe('correction');
    expect(withdrawn.and({ type: 'reopenReport' }).and({ type: 'abandonCorrection' }).state).toMatchObject({
      status: 'withdrawn',
      published: null,
    });
    expect(opened().and({ type: 'withdrawReport', publicNote: '作废。' }).and({ type: 'reopenReport' }).state?.status).toBe('draft');
  });
});

describe('four eyes', () => {
  test('whoever wrote or submitted may not approve', () => {
    inReview()
      .when({ type: 'approveReport' })
      .thenRefused('FOUR_EYES', { authors: ['author'] });
    const two = opened()
      .and(record(figure('1')), { actorId: 'second' })
      .and({ type: 'submitReport' });
    two.when({ type: 'approveReport' }, { actorId: 'second' }).thenRefused('FOUR_EYES');
    expect(two.when({ type: 'approveReport' }, approver).events).toHaveLength(1);
  });
  test.each<[string, ReportCommand]>([
    ['imported', completeImport(0)],
    ['restored', { type: 'restoreRevision', restoredRevision: 1, parts: { title: '旧' } }],
    ['revised the title', { type: 'reviseTitle', title: '新' }],
    ['revised a section', { type: 'reviseSection', section: 'overview', text: '新。' }],
    ['added a row', { type: 'addLocalRow', table: 'table2', block: 'item1', label: '新' }],
  ])('whoever %s wrote', (_what, command) => {
    opened()
      .and(command, { actorId: 'second' })
      .and({ type: 'submitReport' })
      .when({ type: 'approveReport' }, { actorId: 'second' })
      .thenRefused('FOUR_EYES', { authors: ['second', 'author'] });
  });
  test('holds after a return, a recall and a withdrawal', () => {
    const edited = opened()
      .and(record(figure('1')), { actorId: 'second' })
      .and({ type: 'submitReport' });
    const paths = [
      edited.and({ type: 'returnReport', comments: [{ target: null, text: '改' }] }, approver),
      edited.and({ type: 'recallSubmission' }),
      edited.and({ type: 'withdrawReport', publicNote: '撤' }).and({ type: 'reopenReport' }),
    ];
    for (const path of paths)
      path.and({ type: 'submitReport' }).when({ type: 'approveReport' }, { actorId: 'second' }).thenRefused('FOUR_EYES');
  });
  test('begins anew with each edition', () => {
    const next = correcting()
      .and(record(figure('5')), { actorId: 'second' })
      .and({ type: 'submitReport' }, { actorId: 'second' });
    expect(next.when({ type: 'approveReport' }, { actorId: 'author' }).events).toHaveLength(1);
  });
});

describe('returning a report', () => {
  test('needs a comment', () => {
    inReview().when({ type: 'returnReport', comments: [] }, approver).thenRefused('BAD_INPUT');
    inReview()
      .when({ type: 'returnReport', comments: [{ target: null, text: ' ' }] }, approver)
      .thenRefused('BAD_INPUT');
  });
  test('takes comments on the whole, on parts and on cells, and on nothing else', () => {
    const on = (target: string | null) => inReview().when({ type: 'returnReport', comments: [{ target, text: '改' }] }, approver);
    for (const target of [null, 'title', 'section/overview', 'row/table3/received', 'table3/received/total'])
      on(target).thenEvents({ type: 'ReportReturned', data: { comments: [{ target, text: '改' }] } });
    for (const target of ['', 'section/nonsense', 'section/__proto__', 'table3/received/constructor', 'table3', '\ud800'])
      on(target).thenRefused('BAD_INPUT');
  });
});
