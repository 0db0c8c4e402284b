import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the projections', () => {
  let folder: string;
  let core: Core;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerOffice(core, 'o');
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('go over to another process when the one that held the lease is closed, without a gap', async () => {
    const other = await openTestCore(folder);
    expect([core.readModel.status().state, other.readModel.status().state].sort()).toEqual(['projecting', 'standby']);
    await core.app.office('o', { type: 'renameOffice', name: '甲' }, by(author));
    await core.close();
    await other.app.office('o', { type: 'renameOffice', name: '乙' }, by(author));
    expect(other.app.queries.officesById(['o'])[0]).toMatchObject({ name: '乙', formerNames: ['o局', '甲'] });
    expect(other.app.queries.auditTrail({ officeId: 'o' }, { first: 10 }).edges.map(({ node }) => node.revision)).toEqual([1, 2, 3]);
    core = other;
  });
});

describe('pages of a list', () => {
  test('put together are the list, in either direction and at any size', async () => {
    const folder = await temporaryFolder();
    const core = await openTestCore(folder);
    for (let n = 0; n < 23; n++) await registerOffice(core, `office-${String(n).padStart(2, '0')}`);
    const { queries } = core.app;
    const all = queries.offices({}, { first: 100 }).edges.map(({ node }) => node.id);
    expect(all).toHaveLength(23);
    for (const size of [1, 2, 5, 22, 23, 24]) {
      const forwards: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = queries.offices({}, { first: size, ...(after ? { after } : {}) });
        forwards.push(...page.edges.map(({ node }) => node.id));
        expect(page.totalCount()).toBe(23);
        after = page.edges.at(-1)?.cursor;
        if (!page.hasNextPage) break;
      }
      const backwards: string[] = [];
      for (let before: string | undefined; ; ) {
        const page = queries.offices({}, { last: size, ...(before ? { before } : {}) });
        backwards.unshift(...page.edges.map(({ node }) => node.id));
        before = page.edges[0]?.cursor;
        if (!page.hasPreviousPage) break;
      }
      expect(forwards).toEqual(all);
      expect(backwards).toEqual(all);
    }
    expect(() => queries.offices({}, { first: 1, last: 1 })).toThrow(/not for both/);
    expect(() => queries.offices({}, { first: 1001 })).toThrow(/1000/);
    await core.close();
    await removeFolder(folder);
  });
});
