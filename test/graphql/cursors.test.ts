import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

const asOf = 'asOf: "2100-01-01T00:00:00Z"';
const lists = {
  reports: (paging: string) => `reports(${paging})`,
  'reports by year': (paging: string) => `reports(${paging}, orderBy: {by: YEAR, direction: DESC})`,
  'reports by year, ascending': (paging: string) => `reports(${paging}, orderBy: {by: YEAR, direction: ASC})`,
  'reports by office': (paging: string) => `reports(${paging}, orderBy: {by: OFFICE, direction: DESC})`,
  'reports as of an instant': (paging: string) => `reports(${paging}, ${asOf})`,
  'reports as of an instant, by year': (paging: string) => `reports(${paging}, ${asOf}, orderBy: {by: YEAR, direction: DESC})`,
  'reports as of an instant, by office': (paging: string) => `reports(${paging}, ${asOf}, orderBy: {by: OFFICE, direction: DESC})`,
  offices: (paging: string) => `offices(${paging})`,
  'the audit trail': (paging: string) => `auditTrail(${paging})`,
  'revisions of one report': (paging: string) => `report(id: "p-2022-organ") { revisions(${paging})`,
  'revisions of another report': (paging: string) => `report(id: "q-2022-organ") { revisions(${paging})`,
};
type ListName = keyof typeof lists;
const names = Object.keys(lists) as ListName[];

describe('a cursor', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  const cursors = new Map<ListName, string>();
  const ask = (name: ListName, paging: string) => {
    const asked = `${lists[name](paging)} { totalCount pageInfo { endCursor } }`;
    return api.send(`{ ${asked}${asked.startsWith('report(') ? ' }' : ''} }`);
  };
  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await publishedReport(core, 'p');
    await publishedReport(core, 'q');
    for (const name of names)
      cursors.set(name, /"endCursor":"([^"]+)"/.exec(JSON.stringify((await ask(name, 'first: 1')).data))?.[1] ?? '');
  });
  afterAll(() => close());

  test.each(names)('of %s is taken by that list in that order, and refused by all others', async (name) => {
    const after = `first: 1, after: "${cursors.get(name)}"`;
    expect((await ask(name, after)).errors).toBeUndefined();
    for (const other of names.filter((each) => each !== name))
      expect([other, (await ask(other, after)).errors?.[0]?.extensions.code]).toEqual([other, 'CURSOR_UNAVAILABLE']);
  });

  test.each([
    ['nothing', ''],
    ['a letter', 'x'],
    ['a list', 'WzFd'],
    ['what it was before it told its list', Buffer.from('["2020","p"]').toString('base64url')],
    ['5000 letters', 'A'.repeat(5000)],
  ])('that no list gave out, as %s, is refused, and not repeated at length', async (_, cursor) => {
    const { errors } = await ask('reports', `first: 1, after: "${cursor}"`);
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_UNAVAILABLE' } }]);
    expect(JSON.stringify(errors).length).toBeLessThan(1000);
  });
});
