import type { EventStore } from '../event-store/event-store.js';
import { type Generation, positionOf } from './generation.js';

/**
 * The checkpoint is beyond the log. A server that was killed may have lost what was not ours, up to which the checkpoint had moved: then
 * it goes back to the last event of the tables, so that nothing appended there is passed over.
 * @returns false when the tables themselves hold events that the log does not
 * @throws {GongkaiError} UNAVAILABLE when the log can not be read now
 */
export async function stepBack(store: EventStore, generation: Generation, epoch: number): Promise<boolean> {
  const head = await store.head();
  const last = generation.database
    .prepare<[], string | null>('SELECT max(position) FROM (SELECT position FROM revisions UNION ALL SELECT position FROM parked)')
    .pluck()
    .get();
  const position = positionOf(generation);
  if (position === last || (last !== null && last !== undefined && last > (head ?? ''))) return false;
  generation.database.prepare('UPDATE state SET position = ? WHERE epoch = ?').run(last ?? null, epoch);
  return true;
}
