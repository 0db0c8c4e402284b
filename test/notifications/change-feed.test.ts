import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { GongkaiError } from '../../src/errors.js';
import { type ChangeFeed, type ChangeItem, changeFeed } from '../../src/notifications/change-feed.js';
import { decodeCursor, encodeCursor } from '../../src/notifications/cursor.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the change feed', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await publishedReport(core);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  async function heard(count: number, request: { after?: string | null; filter?: object } = {}): Promise<ChangeItem[]> {
    const ending = new AbortController();
    const items: ChangeItem[] = [];
    for await (const item of core.changes.subscribe({ ...request, signal: ending.signal })) {
      items.push(item);
      if (items.length === count) ending.abort();
    }
    return items;
  }
  const beginning = () => encodeCursor(core.store.id, '');
  const positions = (items: readonly ChangeItem[]) => items.map((item) => (item.kind === 'change' ? item.row.position : item.kind));

  test('from any cursor tells exactly what came after it', async () => {
    const all = await heard(14, { after: beginning() });
    for (const [index, item] of all.entries()) {
      if (index === 13) break;
      expect(positions(await heard(13 - index, { after: item.cursor }))).toEqual(positions(all.slice(index + 1)));
    }
  });

  test('across the seam from what was to what is tells each change once, in order, while changes pour in', async () => {
    const writing = (async () => {
      for (let n = 0; n < 150; n++) await registerOffice(core, `poured-${n}`);
    })();
    const items = await heard(164, { after: beginning() });
    await writing;
    const order = positions(items);
    expect([...new Set(order)].sort()).toEqual(order);
    const again = await heard(164, { after: beginning() });
    expect(positions(again)).toEqual(order);
  });

  test('hears by report, office, region and type, and of nothing else', async () => {
    const types = async (filter: object, count: number) =>
      (await heard(count, { after: beginning(), filter })).map((item) => (item.kind === 'change' ? item.row.type : item.kind));
    expect(await types({ types: ['ReportPublished'] }, 2)).toEqual(['ReportPublished', 'ReportPublished']);
    expect(await types({ reportId: 'p-2022-organ' }, 1)).toEqual(['ReportOpened']);
    expect(await types({ officeId: 'p' }, 2)).toEqual(['OfficeRegistered', 'ReportOpened']);
    const nowhere = new AbortController();
    const waiting = core.changes
      .subscribe({ after: beginning(), filter: { region: '11' }, signal: nowhere.signal })
      [Symbol.asyncIterator]()
      .next();
    await core.app.office('p', { type: 'renameOffice', name: '改名局' }, by(author));
    nowhere.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test('without a cursor tells only what comes', async () => {
    const hearing = heard(1);
    await core.app.office('p', { type: 'renameOffice', name: '再改名局' }, by(author));
    expect(await hearing).toMatchObject([{ kind: 'change', row: { type: 'OfficeRenamed' } }]);
  });
});

describe('the change feed while the event store is away', () => {
  let folder: string;
  let core: Core;
  let feed: ChangeFeed;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    for (const office of ['a', 'b', 'c']) await registerOffice(core, office);
    const head = () => Promise.reject(new GongkaiError('UNAVAILABLE', 'away'));
    feed = changeFeed({ storeId: core.store.id, queries: core.readModel.queries, head, applied: core.readModel.applied });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const first = async (after: string): Promise<ChangeItem> => {
    const ending = new AbortController();
    for await (const item of feed.subscribe({ after, signal: ending.signal })) return item;
    throw new Error('it ended');
  };

  test('goes on from every cursor that the read model has reached', async () => {
    const beginning = await first(encodeCursor(core.store.id, ''));
    expect(beginning).toMatchObject({ kind: 'change', row: { officeId: 'a' } });
    expect(await first(beginning.cursor)).toMatchObject({ kind: 'change', row: { officeId: 'b' } });
  });

  test('goes on from the cursor of a reset', async () => {
    const reset = await first('nonsense');
    expect(reset).toMatchObject({ kind: 'reset', cursor: encodeCursor(core.store.id, core.readModel.queries.position() ?? '') });
    const ending = new AbortController();
    const waiting = feed.subscribe({ after: reset.cursor, signal: ending.signal })[Symbol.asyncIterator]().next();
    await registerOffice(core, 'd');
    expect(await waiting).toMatchObject({ value: { kind: 'change', row: { officeId: 'd' } } });
    ending.abort();
  });

  test('says so of a cursor further on, which only the store can tell from a wrong one', async () => {
    await expect(first(encodeCursor(core.store.id, '9000000000000000'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a cursor', () => {
  test('is of its store alone, and anything else is none', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.stringMatching(/^[0-9a-f]{1,40}$/), (store, position) => {
        expect(decodeCursor(store, encodeCursor(store, position))).toBe(position);
        expect(decodeCursor('another', encodeCursor(store, position))).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => expect(decodeCursor('store', text)).toBeNull()));
  });
});
