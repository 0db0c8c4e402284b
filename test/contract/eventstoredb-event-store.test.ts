import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { packageRoot } from '../../src/package-root.js';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { eventStoreContract } from './event-store-contract.js';

describeOnEventStoreDb('the contract on EventStoreDB', 'EVENTSTOREDB_URL', (server) => {
  eventStoreContract('EventStoreDB', {
    manyEvents: 100_000,
    open: async () => {
      const options = { url: inNewNamespace(server) };
      const opened: EventStore[] = [];
      const reopen = async (): Promise<EventStore> => {
        const store = await openEventStoreDb(options);
        opened.push(store);
        return store;
      };
      return {
        store: await reopen(),
        reopen,
        beyondTheLog: '00ffffffffffffff'.repeat(2),
        elsewhere: {
          module: pathToFileURL(join(packageRoot, 'src/event-store/eventstoredb/eventstoredb-event-store.ts')).href,
          open: 'openEventStoreDb',
          options,
        },
        cleanup: async () => {
          for (const store of opened) await store.close();
        },
      };
    },
  });
});
