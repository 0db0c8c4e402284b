import { existsSync } from 'node:fs';
import type { Catalog } from './catalog.js';
import { isOfStore, openGeneration } from './generation.js';
import type { ParkedEvents } from './parked-events.js';
import type { Projection } from './projection.js';

/** Takes over which events were discarded, from the generation that is read: a decision outlives the tables that were made under it. */
export function takeDecisions(
  catalog: Catalog,
  number: number,
  parked: ParkedEvents,
  storeId: string,
  projections: readonly Projection[],
): void {
  const active = catalog.active();
  if (active === null || active.number === number || !isOfStore(active.madeBy, storeId)) return;
  const path = catalog.pathOf(active.number);
  if (!existsSync(path)) return;
  const { database } = openGeneration(active.number, path, storeId, projections);
  try {
    parked.takeDiscardedFrom(database);
  } finally {
    database.close();
  }
}
