import { projections } from '../projections/index.js';
import { openGeneration } from '../src/read-model/generation.js';
import { generationQueries } from '../src/read-model/generation-queries.js';
import { withEditedLog } from './edited-log.js';
import type { Figure } from './figure.js';

/** Opening the first revision of a report with 200 against opening the last: nothing is folded, so both cost the same. */
export function historyFigure(): Promise<Figure[]> {
  return withEditedLog(40, 200, async ({ store, readModel }, _folder, ids) => {
    const { number, path } = readModel.generation;
    const generation = openGeneration(number, path, store.id, projections);
    const open = (revision: number): number => {
      // Queries with empty caches, so that every content is put together from its parts.
      const queries = generationQueries(generation);
      const started = performance.now();
      for (const id of ids) if (!queries.contentOf(id, revision)) throw new Error(`${id} has no revision ${revision}`);
      return ((performance.now() - started) / ids.length) * 1000;
    };
    const times: { first: number[]; last: number[] } = { first: [], last: [] };
    for (let round = 0; round < 60; round++) {
      times.first.push(open(1));
      times.last.push(open(200));
    }
    generation.database.close();
    return [
      {
        name: 'opening revision 1 of 200 (median, cold caches)',
        measured: median(times.first),
        limitName: 'opening revision 200 of 200',
        limit: median(times.last),
        unit: 'µs',
        mark: { atMost: 1.2 },
      },
    ];
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
