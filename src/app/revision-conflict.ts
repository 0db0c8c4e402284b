import { GongkaiError } from '../errors.js';

/** Others changed it since the revision that a change was made on. */
export function revisionConflict(expectedRevision: number, currentRevision: number): GongkaiError {
  return new GongkaiError(
    'REVISION_CONFLICT',
    `The change was made on revision ${expectedRevision}, but the current one is ${currentRevision}. Read it again, then decide.`,
    { expectedRevision, currentRevision },
  );
}
