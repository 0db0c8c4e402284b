import { GongkaiError } from '../errors.js';
import { activate } from './activate.js';
import { fill } from './fill.js';
import { isLeased, isOfStore, madeBy, openGeneration } from './generation.js';
import { ParkedEvents } from './parked-events.js';
import type { RebuildOptions } from './rebuild.js';
import { takeDecisions } from './take-decisions.js';

/**
 * Goes back to the generation that was read before the last switch, once it has caught up.
 * @returns its number
 * @throws {GongkaiError} NOT_FOUND when there is none, or it was made by another version of the projections
 */
export async function revert({ store, catalog, projections, onProgress }: RebuildOptions): Promise<number> {
  const previous = catalog.entries().find(({ state }) => state === 'previous');
  if (!previous) throw new GongkaiError('NOT_FOUND', 'There is no generation to go back to: none was replaced yet.');
  const { number } = previous;
  if (previous.madeBy !== madeBy(store.id, projections))
    throw new GongkaiError(
      'NOT_FOUND',
      `Generation ${number} was made by another version of the program. Start that version: it goes on with its own.`,
    );
  const path = catalog.pathOf(number);
  const active = catalog.active();
  if (active && !isOfStore(active.madeBy, store.id))
    throw new GongkaiError('NOT_FOUND', 'What is read was made from another event store: there is nothing to go back to.');
  // Who holds the lease keeps it up to date.
  if (!isLeased(path, Date.now())) {
    const generation = openGeneration(number, path, store.id, projections);
    try {
      takeDecisions(catalog, number, new ParkedEvents(generation.database), store.id, projections);
      await fill(store, generation, projections, onProgress ? { onProgress } : {});
    } finally {
      generation.database.close();
    }
  }
  activate(catalog, number);
  return number;
}
