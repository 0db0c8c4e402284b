import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { packageRoot } from '../../src/package-root.js';
import { eventStoreContract } from './event-store-contract.js';

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-events-'));
  const options = { path: join(folder, 'made', 'when', 'missing', 'events.db') };
  const opened: EventStore[] = [];
  const reopen = async (): Promise<EventStore> => {
    const store = await openSqliteEventStore(options);
    opened.push(store);
    return store;
  };
  return {
    store: await reopen(),
    reopen,
    beyondTheLog: '0000000000000050',
    elsewhere: {
      module: pathToFileURL(join(packageRoot, 'src/event-store/sqlite/sqlite-event-store.ts')).href,
      open: 'openSqliteEventStore',
      options,
    },
    cleanup: async () => {
      for (const store of opened) await store.close();
      await rm(folder, { recursive: true });
    },
  };
};

eventStoreContract('SQLite', { open, manyEvents: 1_000_000 });
