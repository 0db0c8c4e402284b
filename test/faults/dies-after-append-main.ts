import { projections } from '../../projections/index.js';
import { createApp } from '../../src/app/create-app.js';
import { readConfig } from '../../src/config.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';
import { ReadModel } from '../../src/read-model/read-model.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { author, by } from '../support/actors.js';

/** A change, and the settings of the data it is made on. */
export interface LastOrder {
  readonly environment: Readonly<Record<string, string>>;
  readonly report: string;
  readonly command: ReportCommand;
  readonly idempotencyKey: string;
}

/** Appends, and is dead before it can say so. */
function dyingAfterAppend(store: EventStore): EventStore {
  return {
    id: store.id,
    append: async (...append) => {
      await store.append(...append);
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => {});
    },
    appendInOrder: (...appends) => store.appendInOrder(...appends),
    readStream: (...read) => store.readStream(...read),
    readAll: (...read) => store.readAll(...read),
    readBatches: (...read) => store.readBatches(...read),
    subscribe: (...subscribe) => store.subscribe(...subscribe),
    head: () => store.head(),
    close: () => store.close(),
  };
}

const { environment, report, command, idempotencyKey }: LastOrder = JSON.parse(process.argv[2] ?? '');
const { eventStore, readModel: folder, waitMs } = readConfig(environment, process.cwd());
const store = await openEventStore(eventStore);
const readModel = new ReadModel({ folder, store, projections });
const app = createApp({
  store: dyingAfterAppend(store),
  queries: readModel.queries,
  waitFor: (position, deadlineMs) => readModel.waitFor(position, deadlineMs),
  clock: () => new Date(),
  waitMs,
});
await app.report(report, command, by(author, { idempotencyKey, expectedRevision: 1 }));
