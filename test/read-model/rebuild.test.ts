import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { projections } from '../../projections/index.js';
import type { Core } from '../../src/app/core.js';
import type { Position } from '../../src/event-store/event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { encodeCursor } from '../../src/notifications/cursor.js';
import { Catalog } from '../../src/read-model/catalog.js';
import type { Projection } from '../../src/read-model/projection.js';
import { ReadModel } from '../../src/read-model/read-model.js';
import { rebuild } from '../../src/read-model/rebuild.js';
import { revert } from '../../src/read-model/revert.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

/** The next version of the program: one projection more, and one in a newer version. */
const nextVersion: readonly Projection[] = [
  ...projections.map((projection) => (projection.name === 'editions' ? { ...projection, version: projection.version + 1 } : projection)),
  {
    name: 'counts',
    version: 1,
    tables: 'CREATE TABLE counts (type TEXT PRIMARY KEY, events INTEGER NOT NULL);',
    open(database) {
      const count = database.prepare('INSERT INTO counts VALUES (?, 1) ON CONFLICT (type) DO UPDATE SET events = events + 1');
      return { apply: ({ event }) => void count.run(event.type) };
    },
  },
];

describe('a rebuild', () => {
  let folder: string;
  let core: Core;
  let renamed = 0;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    renamed = 0;
    await registerOffice(core, 'o');
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const rename = async (): Promise<Position> => {
    const { position } = await core.app.office('o', { type: 'renameOffice', name: `第${++renamed}局` }, by(author));
    return position ?? '';
  };
  const nameIn = (readModel: Pick<ReadModel, 'queries'>) => readModel.queries.officesById(['o'])[0]?.name;
  const states = (): Record<number, string> =>
    Object.fromEntries(core.readModel.catalog.entries().map(({ number, state }) => [number, state]));

  test('keeps the one before, which can be gone back to, as often as one likes', async () => {
    await rename();
    const first = core.readModel.generation.number;
    const { generation: second } = await core.rebuild();
    expect(states()).toEqual({ [first]: 'previous', [second]: 'active' });
    await rename();
    expect(await core.revert()).toBe(first);
    expect(states()).toEqual({ [first]: 'active', [second]: 'previous' });
    expect(core.readModel.generation.number).toBe(first);
    expect(nameIn(core.readModel)).toBe('第2局');
    await rename();
    expect(await core.revert()).toBe(second);
    expect(nameIn(core.readModel)).toBe('第3局');
    await rename();
    expect(nameIn(core.readModel)).toBe('第4局');
  });

  test('keeps one to go back to, and removes those before it', async () => {
    const numbers = [core.readModel.generation.number];
    for (let times = 0; times < 3; times++) numbers.push((await core.rebuild()).generation);
    expect(states()).toEqual({ [numbers[2] ?? 0]: 'previous', [numbers[3] ?? 0]: 'active' });
    for (const [index, number] of numbers.entries()) expect(existsSync(core.readModel.catalog.pathOf(number))).toBe(index >= 2);
  });

  test('without one before can not be gone back from', async () => {
    await expect(core.revert()).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/none was replaced/) });
  });

  test('and going back are noticed by no reader and no subscriber, while changes pour in', async () => {
    const heard: number[] = [];
    const ending = new AbortController();
    const hearing = (async () => {
      for await (const item of core.changes.subscribe({ after: encodeCursor(core.store.id, ''), signal: ending.signal }))
        heard.push(item.kind === 'change' ? item.row.revision : Number.NaN);
    })();
    let going = true;
    const writing = (async () => {
      while (going) {
        await rename();
        expect(nameIn(core.readModel)).toBe(`第${renamed}局`);
      }
    })();
    for (let times = 0; times < 5 || renamed <= 20; times++) {
      expect((await core.rebuild()).differences).toEqual([]);
      await core.revert();
    }
    going = false;
    await writing;
    while (heard.length < renamed + 1) await new Promise(setImmediate);
    ending.abort();
    await hearing;
    expect(heard).toEqual(Array.from({ length: renamed + 1 }, (_, index) => index + 1));
  });

  test('tells which tables said something else before', async () => {
    await rename();
    const database = new SqliteDatabase(core.readModel.generation.path);
    database.prepare("UPDATE offices SET name = '错'").run();
    database.close();
    expect((await core.rebuild()).differences).toEqual([{ table: 'offices', oldRows: 1, newRows: 1 }]);
    expect(nameIn(core.readModel)).toBe('第1局');
  });

  test('that was killed leaves nothing behind once there is another', async () => {
    const { catalog } = core.readModel;
    const number = catalog.reserve('whoever');
    new SqliteDatabase(catalog.pathOf(number)).exec('CREATE TABLE begun (id INTEGER)').close();
    const { generation } = await core.rebuild();
    expect(generation).toBeGreaterThan(number);
    expect(Object.keys(states())).not.toContain(String(number));
    expect(existsSync(catalog.pathOf(number))).toBe(false);
  });

  test('of the next version is compared and switched while the old version goes on with its own', async () => {
    await rename();
    const old = core.readModel.generation.number;
    const catalog = new Catalog(join(folder, 'read-model'));
    const rebuilt = await rebuild({ store: core.store, catalog, projections: nextVersion });
    expect(rebuilt).toMatchObject({ otherVersion: true, differences: [] });

    // The old version's readers and writers notice nothing.
    await rename();
    expect(core.readModel.generation.number).toBe(old);
    expect(nameIn(core.readModel)).toBe('第2局');

    // The next version finds its tables filled, and both go on side by side.
    const store = await openSqliteEventStore({ path: join(folder, 'events.db') });
    const next = new ReadModel({ folder: join(folder, 'read-model'), store, projections: nextVersion });
    expect(next.generation.number).toBe(rebuilt.generation);
    expect(nameIn(next)).toBe('第1局');
    await next.waitFor(await rename(), 10_000);
    expect([nameIn(core.readModel), nameIn(next)]).toEqual(['第3局', '第3局']);

    // Rolled back: the old version, started again, goes on with its own.
    await core.close();
    core = await openTestCore(folder);
    expect(core.readModel.generation.number).toBe(old);
    await next.waitFor(await rename(), 10_000);
    expect([nameIn(core.readModel), nameIn(next)]).toEqual(['第4局', '第4局']);
    await expect(revert({ store, catalog, projections: nextVersion })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/made by another version.*Start that version/),
    });
    await next.close();
    catalog.close();
    await store.close();
  });

  test('of a version whose tables have another form tells so, rather than failing', async () => {
    const database = new SqliteDatabase(core.readModel.generation.path);
    database.exec('DROP TABLE editions');
    database.close();
    expect((await core.rebuild()).differences).toEqual([{ table: 'editions', oldRows: 0, newRows: 0 }]);
  });
});

describe('the first filling', () => {
  let folder: string;
  let core: Core;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    for (let n = 0; n < 30; n++) await registerOffice(core, `o-${n}`);
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('is shared by processes that start at one time, and active once it has caught up', async () => {
    const models = [1, 2, 3].map(() => new ReadModel({ folder: join(folder, 'new'), store: core.store, projections }));
    const head = (await core.store.head()) ?? '';
    await Promise.all(models.map((model) => model.waitFor(head, 10_000)));
    const [first] = models;
    expect(new Set(models.map(({ generation }) => generation.number)).size).toBe(1);
    while (first?.catalog.active() === null) await new Promise(setImmediate);
    expect(first?.catalog.entries().map(({ state }) => state)).toEqual(['active']);
    for (const model of models) {
      expect(model.queries.offices({}, { first: 100 }).edges).toHaveLength(30);
      await model.close();
    }
  });

  test('of another version takes the place of the old one only when it has caught up', async () => {
    const next = new ReadModel({ folder: join(folder, 'read-model'), store: core.store, projections: nextVersion });
    await next.waitFor((await core.store.head()) ?? '', 10_000);
    while (next.catalog.active()?.number !== next.generation.number) await new Promise(setImmediate);
    expect(next.catalog.entries().map(({ state }) => state)).toEqual(['active', 'previous']);
    expect(core.readModel.generation.number).not.toBe(next.generation.number);
    await next.close();
  });
});
