import { projections } from '../projections/index.js';
import { openGeneration } from '../src/read-model/generation.js';
import { generationQueries } from '../src/read-model/generation-queries.js';
import { withEditedLog } from './edited-log.js';
import type { Figure } from './figure.js';
import type { StoreKind } from './store.js';

/** Opening the first revision of a report with 200 against opening the last: nothing is folded, so both cost the same. */
export function historyFigure(kind: StoreKind): Promise<Figure[]> {
  return withEditedLog(kind, 10, 200, async ({ store, readModel, reportIds }) => {
    const { number, path } = readModel.generation;
    const generation = openGeneration(number, path, store.id, projections);
    // Each opening has caches of its own, so that every content is put together from its parts, shared with no other report.
    const open = (id: string, revision: number): number => {
      const queries = generationQueries(generation);
      const started = performance.now();
      if (!queries.contentOf(id, revision)) throw new Error(`${id} has no revision ${revision}`);
      return (performance.now() - started) * 1000;
    };
    const [first, last]: [number[], number[]] = [[], []];
    for (let round = 0; round < 100; round++)
      for (const id of reportIds) {
        // Whichever comes second finds the file's pages warm: they take turns.
        if (round % 2 === 0) first.push(open(id, 1));
        last.push(open(id, 200));
        if (round % 2 === 1) first.push(open(id, 1));
      }
    generation.database.close();
    const figure = { unit: 'µs', mark: { atMost: 1.2 } } as const;
    const [one, other] = ['opening revision 1 of 200, caches cold (median)', 'opening revision 200 of 200, caches cold (median)'] as const;
    return [
      { ...figure, name: one, measured: median(first), limitName: other, limit: median(last) },
      { ...figure, name: other, measured: median(last), limitName: one, limit: median(first) },
    ];
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
