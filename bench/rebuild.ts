import { join } from 'node:path';
import { projections } from '../projections/index.js';
import { fill } from '../src/read-model/fill.js';
import { finishFilling, openGeneration } from '../src/read-model/generation.js';
import { withEditedLog } from './edited-log.js';
import type { Figure } from './figure.js';
import type { StoreKind } from './store.js';

/** The read model made again from the events, rows and indexes, against reading and parsing the same log and doing nothing with it. */
export function rebuildFigure(kind: StoreKind): Promise<Figure[]> {
  return withEditedLog(kind, 100, 300, async ({ store, folder }) => {
    let [read, rebuilt, events] = [0, 0, 0];
    // The best of three, each in turn, so that a noisy moment counts against neither.
    for (let round = 0; round < 3; round++) {
      let started = performance.now();
      events = 0;
      for await (const batch of store.readBatches({ batchSize: 5000 })) events += batch.length;
      read = Math.max(read, (events / (performance.now() - started)) * 1000);

      started = performance.now();
      const generation = openGeneration(round + 1, join(folder, `bench-${round}.db`), store.id, projections, false);
      await fill(store, generation, projections);
      finishFilling(generation, projections);
      rebuilt = Math.max(rebuilt, (events / (performance.now() - started)) * 1000);
      generation.database.close();
    }
    return [
      {
        name: `projection rebuild of ${events} events, indexes and all`,
        measured: rebuilt,
        limitName: 'plain read-and-parse of the same log',
        limit: read,
        unit: 'events per second',
        mark: { atLeast: 0.3 },
      },
    ];
  });
}
