import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { projections } from '../../projections/index.js';
import { developmentIdentities } from '../../src/access/development-identities.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { Catalog } from '../../src/read-model/catalog.js';
import { rebuild } from '../../src/read-model/rebuild.js';
import { revert } from '../../src/read-model/revert.js';
import { author, by } from '../support/actors.js';
import { eventOf } from '../support/bad-events.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const [admin] = developmentIdentities;
if (!admin) throw new Error('no admin');

test('a read model that is ahead of a log put back from a backup is left, and made again from the log', async () => {
  const folder = await temporaryFolder();
  const events = join(folder, 'events.db');
  let core = await openTestCore(folder);
  await registerOffice(core, 'o');
  await core.close();
  await copyFile(events, join(folder, 'backup.db'));
  core = await openTestCore(folder);
  for (const name of ['甲', '乙', '丙']) await core.app.office('o', { type: 'renameOffice', name }, by(author));
  await core.close();
  await copyFile(join(folder, 'backup.db'), events);

  core = await openTestCore(folder);
  while (core.app.queries.officesById(['o'])[0]?.name !== 'o局') await new Promise(setImmediate);
  await core.app.office('o', { type: 'renameOffice', name: '丁' }, by(author));
  expect(core.app.queries.officesById(['o'])[0]).toMatchObject({ name: '丁', formerNames: ['o局'], revision: 2 });
  expect(core.app.queries.auditTrail({}, { first: 10 }).edges.map(({ node }) => node.type)).toEqual(['OfficeRegistered', 'OfficeRenamed']);
  await core.close();
  await removeFolder(folder);
});

test('a generation that another rebuild has removed is not switched to: the one that is read stays', async () => {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  await registerOffice(core, 'o');
  await core.rebuild();
  const catalog = new Catalog(join(folder, 'read-model'));
  const parts = { catalog, projections };
  const late = {
    ...parts,
    store: Object.assign(Object.create(core.store), {
      readBatches: async function* (...options: Parameters<typeof core.store.readBatches>) {
        await rebuild({ ...parts, store: core.store });
        yield* core.store.readBatches(...options);
      },
    }),
  };
  await expect(revert(late)).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringMatching(/is gone: another rebuild/) });
  expect(catalog.entries().map(({ state }) => state)).toEqual(['active', 'previous']);
  catalog.close();
  await core.close();
  await removeFolder(folder);
});

test('a second rebuild at the same time is refused, and disturbs nothing', async () => {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  await registerOffice(core, 'o');
  const catalog = new Catalog(join(folder, 'read-model'));
  const parts = { catalog, projections };
  let second: Promise<unknown> | null = null;
  const first = rebuild({
    ...parts,
    store: core.store,
    onProgress: () => {
      second ??= rebuild({ ...parts, store: core.store }).catch((error: unknown) => error);
    },
  });
  expect(await first).toMatchObject({ differences: [] });
  expect(await second).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/Another rebuild is under way/) });
  catalog.close();
  await core.close();
  await removeFolder(folder);
});

test('a discard holds in the generation that is gone back to, and for who decides, whatever a program could make of the event', async () => {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  await registerOffice(core, 'o');
  await core.rebuild();
  const { position } = await core.store.append('office-o', [eventOf('OfficeTeleported', {}), eventOf('OfficeRenamed', { name: '三' })], 1);
  await core.app.atLeast(position);
  await core.parked.discard(admin, core.parked.list()[0]?.position ?? '', '错');
  await core.revert();
  expect(core.app.queries.officesById(['o'])[0]).toMatchObject({ name: '三', revision: 3 });
  expect(core.parked.list()).toMatchObject([{ state: 'discarded' }]);
  await core.close();
  await removeFolder(folder);
});

test('a rebuild from another event store compares nothing with what was read', async () => {
  const folder = await temporaryFolder();
  const core = await openTestCore(folder);
  await registerOffice(core, 'o');
  await core.close();
  const store = await openSqliteEventStore({ path: join(folder, 'other.db') });
  const catalog = new Catalog(join(folder, 'read-model'));
  expect(await rebuild({ store, catalog, projections })).toMatchObject({ otherStore: true, otherVersion: false, differences: [] });
  await expect(revert({ store, catalog, projections })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  catalog.close();
  await store.close();
  await removeFolder(folder);
});

test('a checkpoint beyond a log that lost what was not ours goes back to the last event, and passes over nothing', async () => {
  const folder = await temporaryFolder();
  let core = await openTestCore(folder);
  await registerOffice(core, 'o');
  const { path, number } = core.readModel.generation;
  await core.close();
  const database = new SqliteDatabase(path);
  database.prepare("UPDATE state SET position = '0000000000000003'").run();
  database.close();
  core = await openTestCore(folder);
  await core.app.office('o', { type: 'renameOffice', name: '甲' }, by(author));
  while (core.app.queries.officesById(['o'])[0]?.name !== '甲') await new Promise(setImmediate);
  expect(core.readModel.generation.number).toBe(number);
  expect(core.app.queries.auditTrail({}, { first: 10 }).edges).toHaveLength(2);
  await core.close();
  await removeFolder(folder);
});
