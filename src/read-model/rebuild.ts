import { existsSync } from 'node:fs';
import { GongkaiError } from '../errors.js';
import type { EventStore } from '../event-store/event-store.js';
import { activate } from './activate.js';
import type { Catalog } from './catalog.js';
import { type Difference, differences } from './compare.js';
import { fill } from './fill.js';
import { finishFilling, type Generation, isLeased, isOfStore, madeBy, openGeneration, positionOf, removeGeneration } from './generation.js';
import { tellLate } from './late-events.js';
import { Lease } from './lease.js';
import { ParkedEvents } from './parked-events.js';
import type { Projection } from './projection.js';

export interface RebuildOptions {
  readonly store: EventStore;
  readonly catalog: Catalog;
  readonly projections: readonly Projection[];
  /** Told how many events have been applied. */
  readonly onProgress?: (events: number) => void;
}

export interface Rebuilt {
  readonly generation: number;
  readonly events: number;
  readonly seconds: number;
  /** Whether the generation before was made by another version of the projections: then its tables may well differ. */
  readonly otherVersion: boolean;
  /** Whether what was read before was made from another event store: then nothing was compared. */
  readonly otherStore: boolean;
  /** Where the new tables say something else than the old ones did at the same position. */
  readonly differences: readonly Difference[];
}

/** A rebuild holds its tables from the first event to the switch: an index of a large table is made in one go (ms). */
const rebuildLeaseMs = 60_000;

/**
 * Makes the read model again from the events, beside the one that is read, compares the two at one position, and switches. Readers
 * notice nothing, and subscribers are told of nothing a second time. When it is cut short, or meets an event that can not be taken,
 * what was made so far is thrown away and the old one stays.
 * @throws {GongkaiError} that names the event
 */
export async function rebuild({ store, catalog, projections, onProgress }: RebuildOptions): Promise<Rebuilt> {
  const started = performance.now();
  removeAbandoned(catalog);
  const maker = madeBy(store.id, projections);
  const active = catalog.active();
  // What was made from another store says nothing of this one.
  const comparable = active && isOfStore(active.madeBy, store.id) ? active : null;
  const old = comparable && openGeneration(comparable.number, catalog.pathOf(comparable.number), store.id, projections);
  const number = catalog.reserve(maker);
  const path = catalog.pathOf(number);
  const generation = openGeneration(number, path, store.id, projections, false);
  const lease = new Lease(generation.database, 'rebuild', Date.now, rebuildLeaseMs);
  lease.acquire();
  const renewal = setInterval(() => lease.renew(), rebuildLeaseMs / 10);
  let events = 0;
  const filling = (upTo: string | null) => {
    const before = events;
    return fill(store, generation, projections, { upTo, lease, onProgress: (count) => onProgress?.(before + count) }).then((count) => {
      events += count;
    });
  };
  try {
    if (old) new ParkedEvents(generation.database).takeDiscardedFrom(old.database);
    // At first only as far as the old one is by now, so that the two can be compared.
    const oldPosition = old && positionOf(old);
    if (oldPosition !== null || old === null) await filling(oldPosition);
    finishFilling(generation, projections);
    const found = old ? await compared(old, generation, filling) : [];
    await filling(null);
    if (old) tellLate(old, generation);
    clearInterval(renewal);
    lease.release();
    generation.database.pragma('wal_checkpoint(TRUNCATE)');
    generation.database.close();
    activate(catalog, number);
    return {
      generation: number,
      events,
      seconds: (performance.now() - started) / 1000,
      otherVersion: comparable !== null && comparable.madeBy !== maker,
      otherStore: active !== null && comparable === null,
      differences: found,
    };
  } catch (error) {
    clearInterval(renewal);
    if (generation.database.open) generation.database.close();
    catalog.forget(number);
    removeGeneration(path);
    throw error;
  } finally {
    old?.database.close();
  }
}

/** What a rebuild that was killed left behind: nobody renews its lease any more. */
function removeAbandoned(catalog: Catalog): void {
  for (const { number, state } of catalog.entries()) {
    if (state !== 'rebuilding') continue;
    const path = catalog.pathOf(number);
    if (existsSync(path) && isLeased(path, Date.now()))
      throw new GongkaiError(
        'UNAVAILABLE',
        'Another rebuild is under way. Wait for its end, or try again a minute after it was cut short.',
      );
    catalog.forget(number);
    removeGeneration(path);
  }
}

/** The old tables go on moving: one of their states is held still, and the new ones are brought exactly there. */
async function compared(
  old: Generation,
  generation: Generation,
  filling: (upTo: string | null) => Promise<void>,
): Promise<readonly Difference[]> {
  old.database.exec('BEGIN');
  try {
    const position = positionOf(old);
    if (position === null) return [];
    await filling(position);
    return differences(old.database, generation.database);
  } finally {
    old.database.exec('ROLLBACK');
  }
}
