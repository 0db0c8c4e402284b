import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

/** Editions are revisions 8 and 13; a second correction is under way at 14 to 16. */
describe('a report as the public could read it', () => {
  const issued = 'table2/item1.normativeDocs/issued';
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;
  let at: string;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
    const step = (command: Parameters<Core['app']['report']>[1], who = author) =>
      core.app.report(id, command, by(who, { reason: '内部意见' }));
    await step({ type: 'openCorrection', kind: 'text', publicNote: '更正文字。' });
    await step({ type: 'reviseTitle', title: '改后的标题' });
    await step({ type: 'submitReport' });
    await step({ type: 'returnReport', comments: [{ target: null, text: '再核。' }] }, approver);
    at = core.app.queries.reportsById([id])[0]?.updatedAt ?? '';
  });
  afterAll(() => close());

  const published = async <T>(fields: string) =>
    (await api.data<{ report: T }>(`{ report(id: "${id}", publishedAsOf: "${at}") { ${fields} } }`)).report;

  test('has the revisions that were published, and no other, by number, by instant and as a list', async () => {
    const answer = await published<object>(`
      draft: revision(number: 17) { status title reason } between: revision(number: 10) { title } beyond: revision(number: 99) { title }
      first: revision(number: 8) { status edition } second: revision(number: 13) { status edition }
      asOf(at: "${at}") { number title }
      revisions { totalCount nodes { number event } }
      editions { edition revisionNumber }`);
    expect(answer).toEqual({
      draft: null,
      between: null,
      beyond: null,
      first: { status: 'PUBLISHED', edition: 1 },
      second: { status: 'PUBLISHED', edition: 2 },
      asOf: { number: 13, title: 'p局2022年政府信息公开工作年度报告' },
      revisions: {
        totalCount: 2,
        nodes: [
          { number: 8, event: 'ReportPublished' },
          { number: 13, event: 'ReportPublished' },
        ],
      },
      editions: [
        { edition: 1, revisionNumber: 8 },
        { edition: 2, revisionNumber: 13 },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('内部意见');
  });

  test('pages through its published revisions in both directions', async () => {
    type Paged = { revisions: { nodes: { number: number }[]; pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean } } };
    const page = (paging: string) =>
      published<Paged>(`revisions(${paging}) { nodes { number } pageInfo { startCursor endCursor hasNextPage } }`);
    const first = (await page('first: 1')).revisions;
    expect(first).toMatchObject({ nodes: [{ number: 8 }], pageInfo: { hasNextPage: true } });
    const second = (await page(`first: 1, after: "${first.pageInfo.endCursor}"`)).revisions;
    expect(second).toMatchObject({ nodes: [{ number: 13 }], pageInfo: { hasNextPage: false } });
    expect((await page(`last: 1, before: "${second.pageInfo.startCursor}"`)).revisions.nodes).toEqual([{ number: 8 }]);
  });

  test('at an instant between two editions is the edition before', async () => {
    const before = await published<{ asOf: { number: number } }>(
      `asOf(at: "${core.app.queries.revision(id, 11)?.at}") { number changes { isEmpty } }
       second: revision(number: 13) { changes { from { revisionNumber } cells { id } } }`,
    );
    expect(before).toMatchObject({
      asOf: { number: 8, changes: null },
      second: { changes: { from: { revisionNumber: 8 }, cells: [{}, {}] } },
    });
  });

  test('blames the published revision in which a change could first be read', async () => {
    const blame = `cell { raw } revision { number event report { revisionNumber } } values { revisionNumber old { raw } new { raw } revision { number } }`;
    const wordings = 'index revision { number } wordings { revisionNumber }';
    const answer = await published<object>(`cellBlame(cell: "${issued}") { ${blame} }
      blame(cells: ["${issued}"], sections: ["overview"]) { cells { revision { number } } paragraphs { ${wordings} } }
      revision(number: 13) { cellBlame(cell: "${issued}") { revision { number } } blame(cells: ["${issued}"]) { cells { values { revision { number } } } } }`);
    expect(answer).toMatchObject({
      cellBlame: {
        cell: { raw: '2' },
        revision: { number: 13, event: 'ReportPublished', report: { revisionNumber: 13 } },
        values: [
          { revisionNumber: 8, old: null, new: { raw: '0' }, revision: { number: 8 } },
          { revisionNumber: 13, old: { raw: '0' }, new: { raw: '2' }, revision: { number: 13 } },
        ],
      },
      blame: {
        cells: [{ revision: { number: 13 } }],
        paragraphs: [
          { index: 0, revision: { number: 8 }, wordings: [{ revisionNumber: 8 }] },
          { index: 1, revision: { number: 8 }, wordings: [{ revisionNumber: 8 }] },
        ],
      },
      revision: {
        cellBlame: { revision: { number: 13 } },
        blame: { cells: [{ values: [{ revision: { number: 8 } }, { revision: { number: 13 } }] }] },
      },
    });
  });

  describe('is what its id names', () => {
    const ids = async () => ({
      inForce: (await published<{ id: string }>('id')).id,
      recorded: (await api.data<{ report: { id: string } }>(`{ report(id: "${id}", asOf: "${at}") { id } }`)).report.id,
    });
    const diff = async (from: string, to: string, fields = 'from { revisionNumber edition } to { revisionNumber }') =>
      (await api.data<{ diff: object }>(`{ diff(from: {${from}}, to: {${to}}) { ${fields} } }`)).diff;

    test('in a diff: the report as it stood then, each side in its own world', async () => {
      const { inForce, recorded } = await ids();
      await core.app.report(id, { type: 'reviseTitle', title: '后来的标题' }, by(author));
      await core.app.office('p', { type: 'renameOffice', name: '改名后的局' }, by(author));
      expect(await diff(`report: "${inForce}"`, `report: "${recorded}"`)).toEqual({
        from: { revisionNumber: 13, edition: 2 },
        to: { revisionNumber: 17 },
      });
      const title = await diff(
        `report: "${recorded}"`,
        `report: "${id}"`,
        'to { revisionNumber } summaryZh metadata { field } relation { kind }',
      );
      expect(title).toMatchObject({ to: { revisionNumber: 18 }, metadata: [{ field: 'TITLE' }] });
      expect(await diff(`report: "${inForce}", edition: 1`, `report: "${inForce}"`)).toMatchObject({ from: { revisionNumber: 8 } });
      expect(await api.send(`{ diff(from: {report: "${inForce}", revision: 10}, to: {report: "${id}"}) { isEmpty } }`)).toMatchObject({
        errors: [{ extensions: { code: 'NOT_FOUND' } }],
      });
    });

    test('in report and office, unless another instant is asked for', async () => {
      const { recorded } = await ids();
      expect(await api.data(`{ report(id: "${recorded}") { title revisionNumber office { name } } }`)).toEqual({
        report: { title: '改后的标题', revisionNumber: 17, office: { name: 'p局' } },
      });
      expect(await api.data(`{ report(id: "${recorded}", publishedAsOf: "${at}") { revisionNumber } }`)).toEqual({
        report: { revisionNumber: 13 },
      });
      expect(await api.data(`{ auditTrail(filter: {report: "${recorded}"}) { totalCount } }`)).toEqual({ auditTrail: { totalCount: 17 } });
    });
  });
});
