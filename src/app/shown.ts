import { GongkaiError } from '../errors.js';
import type { CommandOutcome } from './app.js';
import type { Executed } from './execute.js';

/**
 * Waits until the read model shows what was done, so that whoever did it reads it back.
 * @param shownRevision the revision that the read model shows of it
 * @throws {GongkaiError} READ_MODEL_BEHIND: it is recorded, but can not be seen yet
 */
export async function shown(
  id: string,
  executed: Executed,
  atLeast: (position: string) => Promise<void>,
  shownRevision: (id: string) => number,
): Promise<CommandOutcome> {
  const { position, revision } = executed;
  if (position !== null) await atLeast(position);
  if (position !== null && shownRevision(id) < revision)
    throw new GongkaiError(
      'READ_MODEL_BEHIND',
      `Recorded as revision ${revision} of ${id}, but the read model could not take it, or one before it: gongkai parked tells why.`,
      { position, readModelPosition: position },
    );
  return { id, ...executed };
}
