import { existsSync } from 'node:fs';
import type { EventStore, Position } from '../event-store/event-store.js';
import { BatchWriter } from './batch.js';
import { type Difference, differences } from './compare.js';
import { finishFilling, type Generation, isLeased, openGeneration, positionOf, removeGeneration } from './generation.js';
import { Lease } from './lease.js';
import type { Projection } from './projection.js';
import type { ReadModel } from './read-model.js';

export interface RebuildOptions {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly projections: readonly Projection[];
  readonly onProgress?: (events: number) => void;
}

export interface Rebuilt {
  readonly generation: number;
  readonly events: number;
  readonly seconds: number;
  /** Where the new tables say something else than the old ones did at the same position. */
  readonly differences: readonly Difference[];
}

/** Events of one transaction: large, since nobody reads these tables yet. */
const batchSize = 5000;

/**
 * Makes the read model again from the events, beside the one that is read, compares the two at one position, and switches. Readers
 * notice nothing. When it is cut short, what was made so far is thrown away and the old one stays.
 */
export async function rebuild({ store, readModel, projections, onProgress }: RebuildOptions): Promise<Rebuilt> {
  const started = performance.now();
  removeAbandoned(readModel);
  const number = readModel.catalog.reserve();
  const path = readModel.catalog.pathOf(number);
  removeGeneration(path);
  const generation = openGeneration(number, path, store.id, projections, false);
  try {
    const events = await fill(store, generation, projections, null, onProgress);
    finishFilling(generation, projections);
    const found = await compareAtOnePosition(store, readModel, generation, projections);
    generation.database.pragma('wal_checkpoint(TRUNCATE)');
    generation.database.close();
    await readModel.activate(number);
    return { generation: number, events, seconds: (performance.now() - started) / 1000, differences: found };
  } catch (error) {
    if (generation.database.open) generation.database.close();
    readModel.catalog.forget(number);
    removeGeneration(path);
    throw error;
  }
}

/** Applies what the log has beyond the tables, up to a position where one is given. @returns how many events */
export async function fill(
  store: EventStore,
  generation: Generation,
  projections: readonly Projection[],
  upTo: Position | null,
  onProgress?: (events: number) => void,
): Promise<number> {
  const lease = new Lease(generation.database, 'rebuild', Date.now);
  const epoch = lease.acquire();
  if (epoch === null) throw new Error('another process writes the generation that is being made');
  const writer = new BatchWriter(generation.database, projections, Date.now);
  let position = positionOf(generation);
  let filled = 0;
  for await (const batch of store.readBatches({ after: position, batchSize })) {
    const events = upTo === null ? batch : batch.filter((event) => event.position <= upTo);
    const to = events.at(-1)?.position;
    if (to === undefined) break;
    writer.apply(events, position, to, epoch);
    position = to;
    filled += events.length;
    onProgress?.(filled);
  }
  lease.release();
  return filled;
}

/** What a rebuild that was killed left behind: nobody renews its lease any more. */
function removeAbandoned({ catalog }: ReadModel): void {
  for (const number of catalog.building()) {
    const path = catalog.pathOf(number);
    if (existsSync(path) && isLeased(path, Date.now())) continue;
    catalog.forget(number);
    removeGeneration(path);
  }
}

/** The old tables go on moving: one of their states is held still, and the new ones are brought exactly there. */
async function compareAtOnePosition(
  store: EventStore,
  readModel: ReadModel,
  generation: Generation,
  projections: readonly Projection[],
): Promise<readonly Difference[]> {
  const old = readModel.generation;
  const snapshot = openGeneration(old.number, old.path, store.id, projections);
  try {
    snapshot.database.exec('BEGIN');
    const position = positionOf(snapshot);
    if (position === null || position < (positionOf(generation) ?? '')) return [];
    await fill(store, generation, projections, position);
    return differences(snapshot.database, generation.database);
  } finally {
    if (snapshot.database.inTransaction) snapshot.database.exec('ROLLBACK');
    snapshot.database.close();
  }
}
