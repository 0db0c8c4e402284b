import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { exportSchema } from '../../src/export/export-schema.js';
import { contentSecurityPolicy } from '../../src/export/html/print-style.js';
import { author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

describe('exports over HTTP', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
  });
  afterAll(() => close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${api.server.url}${path}`, { headers });

  test('a page comes with the policy that it has in itself, and a name in Chinese', async () => {
    const answer = await get(`/reports/${id}/export.html?edition=1`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `${contentSecurityPolicy}; sandbox; frame-ancestors 'none'`,
      'content-disposition': `inline; filename="${id}-r8.html"; filename*=UTF-8''${encodeURIComponent('p局2022年政府信息公开工作年度报告')}-r8.html`,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
    });
    expect(await answer.text()).toContain('<td colspan="3" data-cell="table2/item8.fees/amount">0</td>');
  });

  test.each(['docx', 'md', 'json', 'csv'])('a report as %s is for keeping', async (format) => {
    const answer = await get(`/reports/${id}/export.${format}`);
    expect([answer.status, answer.headers.get('content-disposition')?.slice(0, 11)]).toEqual([200, 'attachment;']);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  test('each point gives what was said there', async () => {
    const inForce = async (parameters: string) => {
      const { title, revision, tables } = JSON.parse(await (await get(`/reports/${id}/export.json?${parameters}`)).text());
      const cell = tables[0].rows[1].cells[0].raw;
      return { title: title.slice(0, 2), number: revision.number, edition: revision.edition, cell };
    };
    expect(await inForce('revision=1')).toEqual({ title: 'p局', number: 1, edition: 0, cell: '' });
    expect(await inForce('edition=1')).toEqual({ title: 'p局', number: 8, edition: 1, cell: '0' });
    expect(await inForce('publishedAsOf=2100-01-01')).toMatchObject({ edition: 2, cell: '2' });
    expect(await inForce('')).toMatchObject({ edition: 2, cell: '2' });
  });

  test('what a client has already is not sent again, until something in it changes', async () => {
    const first = await get(`/reports/${id}/export.csv?revision=2`);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[0-9a-f]{64}-[0-9a-f]{16}-csv"$/);
    const again = await get(`/reports/${id}/export.csv?revision=2`, { 'if-none-match': `"x", ${tag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get(`/reports/${id}/export.csv?revision=2`, { 'if-none-match': '*' })).status).toBe(304);
    expect((await get('/reports/none-2022-organ/export.csv', { 'if-none-match': '*' })).status).toBe(404);
    for (const other of ['export.csv?revision=3', 'export.csv?revision=2&bom=true', 'export.json?revision=2'])
      expect((await get(`/reports/${id}/${other}`, { 'if-none-match': tag })).status).toBe(200);
  });

  test('bom begins the CSV with the mark by which Excel knows UTF-8', async () => {
    const start = async (path: string) => [...new Uint8Array(await (await get(path)).arrayBuffer()).slice(0, 3)];
    expect(await start(`/reports/${id}/export.csv?bom=true`)).toEqual([0xef, 0xbb, 0xbf]);
    expect(await start(`/reports/${id}/export.csv`)).toEqual([...Buffer.from('"re')]);
  });

  test.each([
    ['export.pdf', 404, 'NOT_FOUND', /There is html, docx, md, json, csv/],
    ['export.html?revision=99', 404, 'NOT_FOUND', /has no revision 99; the last is 13/],
    ['export.html?edition=1&revision=2', 400, 'BAD_INPUT', /named by one of/],
    ['export.html?asOf=soon', 400, 'BAD_INPUT', /is no instant/],
    ['export.html?revision=x', 400, 'BAD_INPUT', /must be a whole number/],
    ['export.html?revision=2&revision=3', 400, 'BAD_INPUT', /The parameter revision is given more than once/],
    ['export.html?revison=2', 400, 'BAD_INPUT', /There is no parameter "revison"/],
  ])('%s is answered with %i', async (path, status, code, message) => {
    const answer = await get(`/reports/${id}/${path}`);
    expect([answer.status, await answer.json()]).toEqual([status, { code, message: expect.stringMatching(message) }]);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused, with what is allowed', async (method) => {
    const body = method === 'POST' ? { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {};
    const answer = await fetch(`${api.server.url}/reports/${id}/export.html`, { method, ...body });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('only read') });
  });

  test('a report that is not there, and an actor whom nobody knows, are told as such', async () => {
    expect((await get('/reports/none-2022-organ/export.html')).status).toBe(404);
    const answer = await get(`/reports/${id}/export.html`, { 'x-gongkai-actor': 'nobody' });
    expect([answer.status, await answer.json()]).toEqual([401, { code: 'UNAUTHENTICATED', message: expect.stringContaining('writer') }]);
  });

  test('the JSON Schema is given out beside', async () => {
    const answer = await get('/schema/export/report.v1.json');
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['application/schema+json; charset=utf-8', exportSchema()]);
  });

  test('what was given out is taken in over the API, with the office and scope that it names', async () => {
    const jurisdiction = 'p-2022-jurisdiction';
    await core.app.report(jurisdiction, { type: 'openReport', officeId: 'p', year: 2022, scope: 'jurisdiction' }, by(author));
    const file = Buffer.from(await (await get(`/reports/${jurisdiction}/export.docx`)).arrayBuffer()).toString('base64');
    const { importReport } = await api.data<{ importReport: object }>(
      `mutation ($file: String!) { importReport(input: { file: $file, expectedRevision: 1 }) {
        __typename ... on ImportDone { report { reportId revisionNumber } } ... on Problem { code message }
      } }`,
      { file },
      'writer',
    );
    expect(importReport).toMatchObject({ report: { reportId: jurisdiction } });
  });

  test('the API names the place of each revision, and what is there is that revision', async () => {
    const { report } = await api.data<{ report: { exportUrl: string; revision: { exportUrl: string } } }>(
      `{ report(id: "${id}") { exportUrl(format: DOCX) revision(number: 2) { exportUrl(format: JSON) } } }`,
    );
    expect(report).toEqual({
      exportUrl: `/reports/${id}/export.docx?revision=13`,
      revision: { exportUrl: `/reports/${id}/export.json?revision=2` },
    });
    expect(JSON.parse(await (await get(report.revision.exportUrl)).text()).revision.number).toBe(2);
  });
});
