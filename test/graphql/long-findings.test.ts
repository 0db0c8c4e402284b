import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import type { Api } from '../support/api.js';
import { registerOffice } from '../support/core.js';
import { openApi } from '../support/opened-api.js';
import { release } from '../support/report-steps.js';
import { filledReport } from '../support/two-years.js';

const sentence = '2022年，全年主动公开政府信息120条，收到政府信息公开申请0件。未发生行政复议、行政诉讼。\n';
const longText = sentence.repeat(Math.floor(199_000 / sentence.length));

describe('a report that takes long to hold to the rules', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let long: string;
  let short: string;
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await registerOffice(core, 'long');
    await registerOffice(core, 'short');
    [long, short] = [await filledReport(core, 'long', 2022), await filledReport(core, 'short', 2022)];
    for (const section of ['overview', 'problemsImprovements'])
      await core.app.report(long, { type: 'reviseSection', section, text: longText }, by(author));
  });
  afterAll(() => close());

  /** Their names in the order in which they end. */
  const ending = async (all: Readonly<Record<string, Promise<unknown>>>) => {
    const ended: string[] = [];
    await Promise.all(Object.entries(all).map(([name, one]) => one.then(() => ended.push(name))));
    return ended;
  };
  const id = (report: string) => Buffer.from(`Report:${report}`).toString('base64');
  const counts = (report: string) => api.data('query Q($id: ID!) { report(id: $id) { findingCounts { pass fail } } }', { id: id(report) });
  const revision = (report: string) => core.app.queries.reportsById([report])[0]?.revision ?? 0;

  test('lets the findings of a short one be read before its own, over GraphQL', async () => {
    expect(await ending({ long: counts(long), short: counts(short) })).toEqual(['short', 'long']);
    expect(await counts(long)).toEqual({ report: { findingCounts: { pass: expect.any(Number), fail: expect.any(Number) } } });
  });

  test('is held to them once for all who ask, also for those who come while it is under way', async () => {
    await core.app.report(long, { type: 'reviseSection', section: 'overview', text: `${longText}再` }, by(author));
    const ask = () => core.findings(long, revision(long), 'publication');
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(other).toBe(one);
    expect(await ask()).toBe(one);
  });

  test('is published as a short one is, or refused for the same reasons', async () => {
    await release(core, long);
    expect(core.app.queries.reportsById([long])[0]?.status).toBe('published');
    const wrong = await filledReport(core, 'short', 2021, { 'table3/received/total': '7' });
    await core.app.report(wrong, { type: 'reviseSection', section: 'overview', text: longText }, by(author));
    await core.app.report(wrong, { type: 'submitReport' }, by(author));
    await core.app.report(wrong, { type: 'approveReport' }, by(approver));
    await expect(core.app.report(wrong, { type: 'publishReport' }, by(approver))).rejects.toMatchObject({ code: 'FINDINGS_STAND' });
  });
});
