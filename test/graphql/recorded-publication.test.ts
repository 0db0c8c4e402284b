import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';

const page = readFileSync(join(packageRoot, 'samples/shanghai-government-office-2019.html')).toString('base64');

describe('a report that its office published before it was kept here, by the API', () => {
  let close: () => Promise<void>;
  let api: Api;
  beforeAll(async () => {
    ({ api, close } = await openApi());
    await api.data(
      `mutation { registerOffice(input: {officeId: "shanghai", name: "上海市人民政府办公厅", region: "310000", kind: DEPARTMENT, level: PROVINCE, effectiveOn: "2010-01-01"}) { __typename } }`,
      {},
      'both',
    );
  });
  afterAll(() => close());

  const id = 'shanghai-2019-organ';
  const recorded = async (publishedOn: string, as = 'both') => {
    const { recordPublication } = await api.data(
      `mutation M($input: RecordPublicationInput!) { recordPublication(input: $input) {
        __typename ... on Problem { code message } ... on ReportChanged { report { status editions { edition publishedOn publishedBy } } } } }`,
      { input: { report: id, expectedRevision: 2, publishedOn } },
      as,
    );
    return recordPublication as Record<string, unknown>;
  };
  const board = async () => {
    const { deadlines } = await api.data<{ deadlines: { offices: { nodes: unknown[] } } }>(
      '{ deadlines(year: 2019) { offices(first: 5) { nodes { officeId state days publishedOn } } } }',
    );
    return deadlines.offices.nodes;
  };

  test('is overdue while it is a draft only, and on time from when its day is recorded', async () => {
    await api.data(
      'mutation M($input: ImportReportInput!) { importReport(input: $input) { __typename } }',
      { input: { file: page } },
      'writer',
    );
    expect(await board()).toMatchObject([{ officeId: 'shanghai', state: 'OVERDUE', publishedOn: null }]);
    expect(await recorded('2020-01-31', 'writer')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await recorded('2020-02-30')).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(/is no day/) });
    expect(await recorded('2020-01-31')).toEqual({
      __typename: 'ReportChanged',
      report: { status: 'PUBLISHED', editions: [{ edition: 1, publishedOn: '2020-01-31', publishedBy: expect.any(String) }] },
    });
    expect(await board()).toEqual([{ officeId: 'shanghai', state: 'ON_TIME', days: 0, publishedOn: '2020-01-31' }]);
    const { statistics } = await api.data<{ statistics: object }>(
      '{ statistics(officeId: "shanghai", year: 2019) { coverage { expected counted onTime } cells(ids: ["table3/received/total"]) { value } } }',
    );
    expect(statistics).toMatchObject({ coverage: { expected: 1, counted: 1, onTime: 1 }, cells: [{ value: '859' }] });
  });

  test('keeps its findings beside it, and none that it was late', async () => {
    const { report } = await api.data<{ report: { findings: { ruleId: string }[] } }>(
      `{ report(id: "${id}") { findings(state: [FAIL]) { ruleId } } }`,
    );
    const rules = report.findings.map(({ ruleId }) => ruleId);
    expect(rules).toContain('T3-BLANK');
    expect(rules).not.toContain('P-LATE');
  });

  test('is told of in the audit trail, with its day', async () => {
    const { auditTrail } = await api.data<{ auditTrail: { nodes: object[] } }>('{ auditTrail(last: 1) { nodes { event noteEn } } }');
    expect(auditTrail.nodes).toMatchObject([{ event: 'ReportPublished', noteEn: expect.stringMatching(/2020-01-31/) }]);
  });
});
