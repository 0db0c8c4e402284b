import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { projections } from '../../projections/index.js';
import type { Core } from '../../src/app/core.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { packageRoot } from '../../src/package-root.js';
import { differences } from '../../src/read-model/compare.js';
import { fill } from '../../src/read-model/fill.js';
import { finishFilling, openGeneration } from '../../src/read-model/generation.js';
import { ReadModel } from '../../src/read-model/read-model.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

/** Projects the folder's log, and prints its position after each batch. */
function projectingProcess(folder: string) {
  const dist = new URL('../../dist/', import.meta.url).href;
  const program = `
    import { writeSync } from 'node:fs';
    const { openSqliteEventStore } = await import('${dist}src/event-store/sqlite/sqlite-event-store.js');
    const { ReadModel } = await import('${dist}src/read-model/read-model.js');
    const { projections } = await import('${dist}projections/index.js');
    const store = await openSqliteEventStore({ path: ${JSON.stringify(join(folder, 'events.db'))} });
    new ReadModel({ folder: ${JSON.stringify(join(folder, 'killed'))}, store, projections, onApplied: () => writeSync(1, '.') });
    setInterval(() => {}, 1000);
  `;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'], cwd: packageRoot });
}

describe('a projection that is killed', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerOffice(core);
    for (let year = 2019; year < 2029; year++) {
      const { id } = await core.app.report(
        `test-office-${year}-organ`,
        { type: 'openReport', officeId: 'test-office', year, scope: 'organ' },
        by(author),
      );
      for (let n = 0; n < 400; n++)
        await core.app.report(
          id,
          { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw: String(n) }] },
          by(author),
        );
    }
  }, 120_000);
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('and started again, wherever it was killed, ends with the tables of one that never was', async () => {
    for (const batches of [1, 2, 4]) {
      const child = projectingProcess(folder);
      let seen = 0;
      while (seen < batches) {
        const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
        seen += chunk.length;
      }
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const store = await openSqliteEventStore({ path: join(folder, 'events.db') });
    const resumed = new ReadModel({ folder: join(folder, 'killed'), store, projections });
    await resumed.waitFor((await store.head()) ?? '', 30_000);

    const undisturbed = openGeneration(1, join(folder, 'undisturbed.db'), store.id, projections, false);
    await fill(store, undisturbed, projections);
    finishFilling(undisturbed, projections);
    expect(differences(new SqliteDatabase(resumed.generation.path, { readonly: true }), undisturbed.database)).toEqual([]);
    await resumed.close();
    undisturbed.database.close();
    await store.close();
  }, 60_000);

  test('that is compared with one that lacks an event is told apart', async () => {
    const store = await openSqliteEventStore({ path: join(folder, 'events.db') });
    const [whole, short] = [1, 2].map((number) =>
      openGeneration(number, join(folder, `compared-${number}.db`), store.id, projections, false),
    );
    if (!whole || !short) throw new Error('two generations');
    await fill(store, whole, projections);
    let second = '';
    for await (const event of store.readAll({ limit: 2 })) second = event.position;
    await fill(store, short, projections, { upTo: second });
    expect(differences(short.database, whole.database).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['reports', 'revisions', 'parts', 'contents']),
    );
    whole.database.close();
    short.database.close();
    await store.close();
  }, 60_000);
});
