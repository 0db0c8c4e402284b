import { join } from 'node:path';
import { projections } from '../projections/index.js';
import { ReadModel } from '../src/read-model/read-model.js';
import { bareReader } from './bare-reader.js';
import { type EditedLog, withEditedLog } from './edited-log.js';
import type { Figure } from './figure.js';
import type { StoreKind } from './store.js';

const longestMs = 120_000;

/**
 * The read model brought up from nothing as a new replica's is, rows, indexes, checkpoints and all, against a bare subscription to the
 * same log that counts its events. The best of three, each in turn, so that a noisy moment counts against neither.
 */
export function catchUpFigure(kind: StoreKind): Promise<Figure[]> {
  return withEditedLog(kind, 100, 300, async (log) => {
    const events = await countOf(log);
    const bare = await bareReader(log);
    let [read, projected] = [0, 0];
    try {
      for (let round = 0; round < 3; round++) {
        read = Math.max(read, await perSecond(events, () => bare.read(events)));
        projected = Math.max(projected, await perSecond(events, () => projectFromNothing(log, `replica-${round}`)));
      }
    } finally {
      await bare.close();
    }
    return [
      {
        name: `projections caught up with ${events} events, by subscription`,
        measured: projected,
        limitName: bare.name,
        limit: read,
        unit: 'events per second',
        mark: kind === 'esdb' ? { atLeast: 0.6 } : null,
      },
    ];
  });
}

async function projectFromNothing({ store, folder }: EditedLog, name: string): Promise<void> {
  const head = await store.head();
  const readModel = new ReadModel({ folder: join(folder, name), store, projections });
  try {
    await readModel.waitFor(head ?? '', longestMs);
  } finally {
    await readModel.close();
  }
}

async function countOf({ store }: EditedLog): Promise<number> {
  let events = 0;
  for await (const batch of store.readBatches()) events += batch.length;
  return events;
}

async function perSecond(events: number, run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return (events / (performance.now() - started)) * 1000;
}
