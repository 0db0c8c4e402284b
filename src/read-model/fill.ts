import { setImmediate as nextTurn } from 'node:timers/promises';
import { GongkaiError } from '../errors.js';
import type { EventStore, Position } from '../event-store/event-store.js';
import { BatchWriter } from './batch.js';
import { type Generation, positionOf } from './generation.js';
import { Lease } from './lease.js';
import type { Projection } from './projection.js';

export interface FillOptions {
  /** Null: up to the end of the log. */
  readonly upTo?: Position | null;
  /** Told how many events have been applied. */
  readonly onProgress?: (events: number) => void;
  /** One that is held already, and stays so; default: one for the filling alone. */
  readonly lease?: Lease;
}

/** Events of one transaction: large, since nobody reads these tables yet. */
const batchSize = 5000;

/**
 * Applies what the log has beyond the tables of a generation that nobody reads. Tells nobody of what it applies.
 * @returns how many events
 * @throws {GongkaiError} when an event can not be taken; UNAVAILABLE when another process fills the same tables
 */
export async function fill(
  store: EventStore,
  generation: Generation,
  projections: readonly Projection[],
  { upTo = null, onProgress, lease: held }: FillOptions = {},
): Promise<number> {
  const lease = held ?? new Lease(generation.database, 'rebuild', Date.now);
  const epoch = held ? held.held : lease.acquire();
  if (epoch === null) throw new GongkaiError('UNAVAILABLE', `Another process writes generation ${generation.number}. Try again.`);
  try {
    const writer = new BatchWriter(generation.database, projections, Date.now, lease.ms);
    let position = positionOf(generation);
    let filled = 0;
    for await (const batch of store.readBatches({ after: position, batchSize })) {
      const events = upTo === null ? batch : batch.filter((event) => event.position <= upTo);
      const to = events.at(-1)?.position;
      if (to === undefined) break;
      writer.applyAll(events, position, to, epoch);
      position = to;
      filled += events.length;
      onProgress?.(filled);
      // A store may give what it has without a pause; others of this process get their turn all the same.
      await nextTurn();
    }
    await nextTurn();
    return filled;
  } finally {
    if (!held) lease.release();
  }
}
