import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { author, by } from '../support/actors.js';
import { type Api, startApi } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { prose } from '../support/prose.js';
import { publishedReport } from '../support/published-report.js';

let close: () => Promise<void>;
let core: Core;
let api: Api;
let id: string;
/** Revisions of `id` from 14 on. */
let lastRevision = 13;

const edit = async (command: ReportCommand) => {
  await core.app.report(id, command, by(author, { reason: '改', expectedRevision: lastRevision++ }));
};
const between = (from: number, to: number) => `diff(from: {report: "${id}", revision: ${from}}, to: {report: "${id}", revision: ${to}})`;

beforeAll(async () => {
  ({ core, api, close } = await openApi());
  id = await publishedReport(core);
  await edit({ type: 'openCorrection', kind: 'text', publicNote: '更正文字。' });
  const text = '甲：健全政府信息公开机制。\n乙：组织培训两次，参训120人次。\n丙：收取费用零元。';
  await edit({ type: 'reviseSection', section: 'overview', text });
  await edit({
    type: 'reviseSection',
    section: 'overview',
    text: '丙：收取费用零元。\n甲：健全政府信息公开机制。\n乙：组织培训三次，参训120人次。',
  });
  await edit({ type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'naturalPerson', raw: '3' }] });
  await edit({ type: 'addLocalRow', table: 'table2', block: 'item1', label: '其他文件' });
  await edit({ type: 'addLocalRow', table: 'table2', block: 'item1', label: '备案文件' });
});
afterAll(() => close());

describe('a diff over the API', () => {
  test('tells of a moved paragraph where it was and where it is', async () => {
    const { diff } = await api.data<{ diff: { sections: { paragraphs: object[] }[] } }>(`{ ${between(15, 16)} {
      coarse counts { paragraphs { changed added removed moved } } changedParts { part kind label labelEn }
      sections { section paragraphs { kind oldNumber newNumber text spans { kind text } counterpart { section number } } } } }`);
    expect(diff).toMatchObject({
      coarse: false,
      counts: { paragraphs: { changed: 1, added: 0, removed: 0, moved: 1 } },
      changedParts: [{ part: 'section/overview', kind: 'CHANGED', label: '总体情况', labelEn: 'Overview' }],
    });
    expect(diff.sections[0]?.paragraphs).toEqual([
      {
        kind: 'MOVED_HERE',
        oldNumber: null,
        newNumber: 1,
        text: null,
        spans: [{ kind: 'EQUAL', text: '丙：收取费用零元。' }],
        counterpart: { section: 'overview', number: 3 },
      },
      {
        kind: 'EQUAL',
        oldNumber: 1,
        newNumber: 2,
        text: '甲：健全政府信息公开机制。',
        spans: [{ kind: 'EQUAL', text: '甲：健全政府信息公开机制。' }],
        counterpart: null,
      },
      expect.objectContaining({ kind: 'CHANGED', oldNumber: 2, newNumber: 3, text: null }),
      {
        kind: 'MOVED_AWAY',
        oldNumber: 3,
        newNumber: null,
        text: '丙：收取费用零元。',
        spans: [{ kind: 'REMOVED', text: '丙：收取费用零元。' }],
        counterpart: { section: 'overview', number: 1 },
      },
    ]);
  });

  test('shows only the paragraphs near a change, where that is asked for', async () => {
    const { diff } = await api.data<{ diff: { sections: { none: object[]; one: object[] }[] } }>(
      `{ ${between(15, 16)} { sections { none: paragraphs(context: 0) { kind } one: paragraphs(context: 1) { kind } } } }`,
    );
    expect(diff.sections[0]?.none).toEqual([{ kind: 'MOVED_HERE' }, { kind: 'CHANGED' }, { kind: 'MOVED_AWAY' }]);
    expect(diff.sections[0]?.one).toHaveLength(4);
  });

  test('sums up metadata, content and findings, in both languages', async () => {
    const { diff } = await api.data<{ diff: { summary: object[]; findings: { kind: string; new: { ruleId: string } }[] } }>(
      `{ ${between(13, 17)} { summary { what place zh en } metadata { field label labelEn old { value zh en } new { value zh en } } findings { kind old { state } new { ruleId state messageZh } } } }`,
    );
    expect(diff).toMatchObject({
      metadata: [
        {
          field: 'STATUS',
          label: '状态',
          labelEn: 'Status',
          old: { value: 'published', zh: '已公布', en: 'published' },
          new: { value: 'correction', zh: '更正中', en: 'being corrected' },
        },
      ],
    });
    expect(diff.summary).toEqual(
      expect.arrayContaining([
        { what: 'METADATA', place: 'status', zh: '状态 已公布 → 更正中', en: 'Status: published → being corrected' },
        {
          what: 'CELL',
          place: 'table3/received/naturalPerson',
          zh: '表三 新收申请 自然人 0 → 3',
          en: 'Table 3, New requests, Natural persons: 0 → 3',
        },
        expect.objectContaining({ what: 'FINDING', zh: expect.stringMatching(/^新问题 T3-/) }),
      ]),
    );
    const appeared = diff.findings.filter(({ kind }) => kind === 'APPEARED').map((finding) => finding.new.ruleId);
    expect(appeared).toEqual(expect.arrayContaining(['T3-BAL']));
  });

  test('tells of faults that went, the other way round', async () => {
    const { diff } = await api.data<{ diff: { findings: { kind: string; old: { ruleId: string } }[] } }>(
      `{ ${between(17, 16)} { findings(stage: IMPORT) { kind old { ruleId state } new { state } } } }`,
    );
    expect(diff.findings).toContainEqual({ kind: 'WENT', old: { ruleId: 'T3-BAL', state: 'FAIL' }, new: { state: 'PASS' } });
  });

  test('is there as unified text', async () => {
    const { diff } = await api.data(`{ ${between(16, 17)} { unified(context: 0) } }`);
    expect(diff).toEqual({
      unified: `--- ${id}@16 (being corrected, edition 2)\n+++ ${id}@17 (being corrected, edition 2)\n@@ -18 +18 @@ 三、收到和处理政府信息公开申请情况\n-表三 新收申请 自然人：0 件\n+表三 新收申请 自然人：3 件\n`,
    });
  });

  test('tells of local rows', async () => {
    const { diff } = await api.data(`{ ${between(17, 19)} { localRows { table row kind rowLabel moved relabelled { old new } } } }`);
    expect(diff).toEqual({
      localRows: [
        { table: 'table2', row: 'item1.local1', kind: 'ADDED', rowLabel: ['其他文件'], moved: false, relabelled: null },
        { table: 'table2', row: 'item1.local2', kind: 'ADDED', rowLabel: ['备案文件'], moved: false, relabelled: null },
      ],
    });
  });

  test('of a revision with itself has nothing in it', async () => {
    const { diff } = await api.data(
      `{ ${between(16, 16)} { isEmpty coarse summary { zh } metadata { field } changedParts { part } sections { section } findings { kind } unified patch { op } } }`,
    );
    expect(diff).toEqual({
      isEmpty: true,
      coarse: false,
      summary: [],
      metadata: [],
      changedParts: [],
      sections: [],
      findings: [],
      unified: '',
      patch: [],
    });
  });

  test('keeps a summary to as many lines as are asked for', async () => {
    const { diff } = await api.data<{ diff: { summary: object[] } }>(`{ ${between(1, 19)} { summary(first: 3) { what zh en } } }`);
    expect(diff.summary).toHaveLength(3);
    expect(diff.summary[2]).toMatchObject({
      what: 'MORE',
      zh: expect.stringMatching(/^……另有 \d+ 处$/),
      en: expect.stringMatching(/^… and \d+ more$/),
    });
  });

  test.each([
    ['summary(first: 0) { zh }', /first is from 1 to 200/],
    ['summary(first: 201) { zh }', /first is from 1 to 200/],
    ['unified(context: -1)', /context is from 0 to 1000/],
  ])('refuses %s', async (field, message) => {
    const { errors } = await api.send(`{ ${between(1, 2)} { ${field} } }`);
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_INPUT' } }]);
  });

  test('of a revision that is not there says so', async () => {
    const { errors } = await api.send(`{ ${between(1, 99)} { isEmpty } }`);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/has no revision 99; the last is 19/), extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

describe('a diff of very long texts', () => {
  test('says that it is coarse, and other requests are answered while it runs', async () => {
    for (const seed of [1, 2]) {
      for (const section of ['overview', 'problemsImprovements', 'otherMatters'])
        await edit({ type: 'reviseSection', section, text: prose(199_000, seed * 10 + section.length) });
    }
    let begun: () => void = () => {};
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { contentOf } = core.app.queries;
    const queries = {
      ...core.app.queries,
      contentOf: (report: string, revision: number) => {
        if (revision === 25) begun();
        return contentOf(report, revision);
      },
    };
    const slow = await startApi(core, {
      api: { app: { ...core.app, queries }, changes: core.changes, findings: core.findings, maxPage: 50 },
    });
    const happenings: string[] = [];
    const large = slow.data<{ diff: { coarse: boolean; sections: { coarse: boolean }[] } }>(
      `{ ${between(22, 25)} { coarse sections { coarse paragraphs { kind } } } }`,
    );
    const told = large.then(() => happenings.push('large'));
    await underWay;
    for (let n = 1; n <= 3; n++) {
      await slow.data(`{ report(id: "${id}") { title small${n}: revisionNumber } }`);
      happenings.push(`small ${n}`);
    }
    await told;
    expect(happenings).toEqual(['small 1', 'small 2', 'small 3', 'large']);
    const { diff } = await large;
    expect(diff.coarse).toBe(true);
    expect(diff.sections).toHaveLength(3);
    await slow.server.close();
  }, 60_000);
});
