import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, openCore } from '../src/app/core.js';
import { readConfig } from '../src/config.js';
import { changeContext, measuredOffice } from './measured-change.js';
import { freshStore, type StoreKind } from './store.js';

export interface EditedLog extends Core {
  /** For what is made from the log. */
  readonly folder: string;
  /** Address of its store. */
  readonly address: string;
  readonly reportIds: readonly string[];
}

/** A log of so many reports with so many revisions each: opened, filled once, then edited cell by cell. */
export async function withEditedLog<T>(
  kind: StoreKind,
  reports: number,
  revisions: number,
  run: (log: EditedLog) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const address = freshStore(kind, folder);
  const core = await openCore(readConfig({ GONGKAI_EVENT_STORE: address, GONGKAI_READ_MODEL: join(folder, 'read-model') }, folder));
  try {
    await core.app.office('bench', { type: 'registerOffice', officeId: 'bench', ...measuredOffice }, changeContext());
    const ids = Array.from({ length: reports }, (_, index) => `bench-${2019 + (index % 80)}-${index < 80 ? 'organ' : 'jurisdiction'}`);
    await Promise.all(
      ids.map(async (id, index) => {
        const [, year, scope] = id.split('-') as [string, string, 'organ' | 'jurisdiction'];
        await core.app.report(id, { type: 'openReport', officeId: 'bench', year: Number(year), scope }, changeContext());
        for (let revision = 2; revision <= revisions; revision++)
          await core.app.report(
            id,
            {
              type: 'recordFigures',
              figures: [
                {
                  table: 'table3',
                  row: rows[(revision + index) % rows.length] ?? 'received',
                  column: 'naturalPerson',
                  raw: String(revision * 7 + index),
                },
              ],
            },
            changeContext(),
          );
      }),
    );
    return await run({ ...core, folder, address, reportIds: ids });
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const rows = ['received', 'carriedIn', 'results.granted', 'results.denied.stateSecret', 'results.total', 'carriedOut'];
