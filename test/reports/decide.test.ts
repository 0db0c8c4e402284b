import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/forms/finding.js';
import { contentHash } from '../../src/history/content-hash.js';
import type { ReportCommand } from '../../src/reports/commands.js';
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
      .when(open, { office: { ...office, dissolved: true } })
      .thenRefused('BAD_INPUT');
    GivenReport.nothing()
      .when({ ...open, year: 2017 })
      .thenRefused('BAD_INPUT', { year: 2017 });
  });
  test('comes before everything else', () => {
    GivenReport.nothing().when({ type: 'submitReport' }).thenRefused('NOT_FOUND');
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

describe('restoring a revision', () => {
  test('puts back only what differs, and makes no event when nothing does', () => {
    const before = opened();
    const content = before.state?.content;
    if (!content) throw new Error('opened');
    const changed = before.and(record(figure('3'))).and({ type: 'reviseTitle', title: '新标题' });
    const outcome = changed.when({ type: 'restoreRevision', restoredRevision: 1, parts: content });
    expect(outcome.events).toEqual([
      {
        type: 'RevisionRestored',
        data: { restoredRevision: 1, parts: { title: content.title, tables: { table3: content.tables.table3 } } },
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
});
