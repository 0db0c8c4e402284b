import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

interface Point {
  reportId: string;
  officeId: string;
  year: number;
  revisionNumber: number;
  edition: number;
  at: string;
}
interface Figure {
  id: string;
  grade: string;
  delta: string | null;
  growthRate: string | null;
  old: { value: string | null; label: string } | null;
  new: { value: string | null } | null;
  noteZh: string | null;
  changed: boolean;
}

const narrative = '存在公开内容不够全面的问题，下一步将进一步加强学习培训，完善公开制度，提高公开质量，确保公开及时准确。';

describe('two points compared', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
    await publishedReport(core, 'q');
    for (const year of [2020, 2021, 2023]) {
      const report = `p-${year}-organ`;
      const step = (command: Parameters<Core['app']['report']>[1]) => core.app.report(report, command, by(author));
      await step({ type: 'openReport', officeId: 'p', year, scope: 'organ' });
      await step({ type: 'reviseSection', section: 'problemsImprovements', text: `${year}年，${narrative}另有${year - 2000}项改进。` });
    }
    const figures = (report: string, written: Record<string, string>) =>
      core.app.report(
        report,
        {
          type: 'recordFigures',
          figures: Object.entries(written).map(([cell, raw]) => {
            const [table = '', row = '', column = ''] = cell.split('/');
            return { table, row, column, raw };
          }),
        },
        by(author),
      );
    await figures('p-2020-organ', {
      'table2/item1.normativeDocs/newlyMade': '4',
      'table2/item1.normativeDocs/totalDisclosed': '20',
      'table3/results.otherHandling/total': '2',
      'table3/received/total': '8',
    });
    await figures('p-2021-organ', {
      'table2/item1.normativeDocs/issued': '3',
      'table2/item1.normativeDocs/inForce': '9',
      'table3/results.otherHandling.correctionOverdue/total': '1',
      'table3/results.otherHandling.feeOverdue/total': '0',
      'table3/results.otherHandling.other/total': '2',
      'table3/received/total': '10',
    });
  });
  afterAll(() => close());

  const ask = async <T>(from: string, to: string, fields: string) => {
    const { diff } = await api.data<{ diff: T }>(`{ diff(from: {${from}}, to: {${to}}) { ${fields} } }`);
    return diff;
  };
  const points = 'from { reportId officeId year revisionNumber edition at } to { reportId revisionNumber edition }';

  test('may be named by revision, edition or instant, or are the report as it is now, and are told', async () => {
    const at = (revision: number) => core.app.queries.revision(id, revision)?.at;
    const diff = await ask<{ from: Point; to: Point; summaryZh: string[] }>(
      `report: "${id}", edition: 1`,
      `report: "${id}"`,
      `${points} summaryZh`,
    );
    expect(diff).toEqual({
      from: { reportId: id, officeId: 'p', year: 2022, revisionNumber: 8, edition: 1, at: at(8) },
      to: { reportId: id, revisionNumber: 13, edition: 2 },
      summaryZh: ['表二 行政规范性文件 本年制发件数 0 → 2', '表二 行政规范性文件 现行有效件数 0 → 2'],
    });
    const instants = await ask<{ from: Point; to: Point }>(
      `report: "${id}", asOf: "${at(4)}"`,
      `report: "${id}", publishedAsOf: "${at(12)}"`,
      points,
    );
    expect([instants.from.revisionNumber, instants.to.revisionNumber]).toEqual([4, 8]);
  });

  test.each([
    ['revision: 3, edition: 1', 'BAD_INPUT', /revision and edition were given/],
    ['edition: 7', 'NOT_FOUND', /has no edition 7; it has editions 1, 2/],
    ['revision: 99', 'NOT_FOUND', /the last is 13/],
    ['asOf: "1999-01-01"', 'NOT_FOUND', /did not exist at 1998-12-31T16/],
    ['publishedAsOf: "1999-01-01T00:00:00Z"', 'NOT_FOUND', /edition 1 came into force/],
    ['asOf: "yesterday"', 'BAD_INPUT', /is no instant/],
  ])('that are none are refused: %s', async (point, code, said) => {
    const { errors } = await api.send(`{ diff(from: {report: "${id}", ${point}}, to: {report: "${id}"}) { isEmpty } }`);
    expect(errors).toMatchObject([{ message: expect.stringMatching(said), extensions: { code } }]);
  });

  const figures =
    'figures(ARGS) { id table label labelEn grade delta growthRate changed noteZh noteEn old { cells label value raw state unit missing } new { value raw label } }';
  const years = (args: string) =>
    ask<{ figures: Figure[]; summaryZh: string[]; relation: object }>(
      'report: "p-2020-organ"',
      'report: "p-2021-organ"',
      `summaryZh relation { kind labelZh labelEn cautionsZh cautionsEn } ${figures.replace('ARGS', args)}`,
    );

  test('of two years and forms have each figure with its grade, and no growth rate across none', async () => {
    const diff = await years('table: null');
    const figure = (name: string) => diff.figures.find((each) => each.id === name);
    expect(figure('table3/received/total')).toMatchObject({ grade: 'EXACT', delta: '2', growthRate: '0.25', noteZh: null });
    expect(figure('table3/results.otherHandling/total')).toMatchObject({
      grade: 'DERIVED',
      old: { raw: '2' },
      new: { raw: null, value: '3' },
      growthRate: '0.5',
    });
    expect(figure('table2/item1.normativeDocs/issued')).toMatchObject({
      grade: 'APPROXIMATE',
      delta: '-1',
      noteZh: expect.stringMatching(/口径近似/),
    });
    expect(figure('table2/item1.normativeDocs/inForce')).toMatchObject({
      grade: 'NONE',
      old: { value: '20' },
      new: { value: '9' },
      delta: null,
      growthRate: null,
    });
    expect(diff.figures.filter(({ grade, growthRate }) => grade === 'NONE' && growthRate !== null)).toEqual([]);
    expect(diff.relation).toMatchObject({
      kind: 'YEARS',
      labelZh: '年度比较：2020年 → 2021年',
      cautionsEn: [expect.stringMatching(/forms differ/)],
    });
    expect(diff.summaryZh).toEqual(
      expect.arrayContaining(['表三 其他处理 总计 2 → 3（合计后可比）', expect.stringMatching(/项数字不可比/)]),
    );
    expect(diff.summaryZh.join()).not.toMatch(/无此栏|采购/);
  });

  test('of two years and forms have only the figures asked for', async () => {
    const ids = async (args: string) => (await years(args)).figures.map(({ id: figure }) => figure);
    expect(await ids('changed: true')).toEqual([
      'table2/item1.normativeDocs/issued',
      'table3/received/total',
      'table3/results.otherHandling/total',
    ]);
    expect(await ids('changed: true, grade: [APPROXIMATE, DERIVED], table: "table3"')).toEqual(['table3/results.otherHandling/total']);
    expect(await ids('grade: [APPROXIMATE]')).toHaveLength(2);
    expect(await ids('changed: false, table: "table4"')).toHaveLength(15);
    expect(await ids('table: "table9"')).toEqual([]);
  });

  test('of two offices in different years are labelled so', async () => {
    const { relation } = await ask<{ relation: object }>(
      'report: "q-2022-organ"',
      'report: "p-2021-organ"',
      'relation { kind labelZh cautionsZh cautionsEn }',
    );
    expect(relation).toEqual({
      kind: 'OFFICES_AND_YEARS',
      labelZh: '不同机关、不同年度：2022年 → 2021年',
      cautionsZh: ['机关和年度都不同：差异不能只归于其中之一。'],
      cautionsEn: [expect.stringMatching(/Both the office and the year differ/)],
    });
  });

  const carried = `carriedOver { letters verbatim masked coarse sections { section label labelEn letters verbatim masked
    passages { text start end letters verbatim old { section text start end } } } }`;

  test('of two years tell what text was carried over, by section and passage', async () => {
    const { carriedOver } = await ask<{ carriedOver: { masked: number; verbatim: number; sections: Record<string, unknown>[] } }>(
      'report: "p-2020-organ"',
      'report: "p-2021-organ"',
      carried,
    );
    expect(carriedOver.masked).toBe(1);
    expect(carriedOver.verbatim).toBeGreaterThan(0.8);
    expect(carriedOver.verbatim).toBeLessThan(1);
    expect(carriedOver.sections.find(({ section }) => section === 'problemsImprovements')).toMatchObject({
      label: '存在的主要问题及改进情况',
      passages: [
        {
          text: `年，${narrative}另有21项改进`,
          start: 4,
          verbatim: false,
          old: { section: 'problemsImprovements', text: `年，${narrative}另有20项改进` },
        },
      ],
    });
    const none = await ask<{ carriedOver: null }>(`report: "${id}", revision: 1`, `report: "${id}"`, carried);
    expect(none.carriedOver).toBeNull();
    const few = await ask<{ carriedOver: { sections: { passages: object[] }[] } }>(
      'report: "p-2020-organ"',
      'report: "p-2021-organ"',
      'carriedOver { sections { passages(first: 0) { text } } }',
    );
    expect(few.carriedOver.sections.flatMap(({ passages }) => passages)).toEqual([]);
  });

  test('a report is compared with the one of the year before: with its edition in force, else with what was last recorded', async () => {
    const lastYear = (report: string) =>
      api.data<{ report: { comparedWithLastYear: { from: Point; to: Point } | null } }>(
        `{ report(id: "${report}") { comparedWithLastYear { ${points} relation { kind } } } }`,
      );
    await core.app.report(id, { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author));
    expect((await lastYear('p-2023-organ')).report.comparedWithLastYear).toMatchObject({
      from: { reportId: id, revisionNumber: 13, edition: 2 },
      to: { reportId: 'p-2023-organ', revisionNumber: 2 },
      relation: { kind: 'YEARS' },
    });
    expect((await lastYear(id)).report.comparedWithLastYear).toMatchObject({ from: { reportId: 'p-2021-organ', revisionNumber: 3 } });
    expect((await lastYear('p-2020-organ')).report.comparedWithLastYear).toBeNull();
  });

  test('the changes of a revision name the points between which they lie', async () => {
    const { report } = await api.data<{ report: { revision: { changes: { from: Point; to: Point } } } }>(
      `{ report(id: "${id}") { revision(number: 10) { changes { ${points} figures(changed: true) { id } } } } }`,
    );
    expect(report.revision.changes).toMatchObject({ from: { revisionNumber: 9 }, to: { revisionNumber: 10 }, figures: [{}, {}] });
  });
});
