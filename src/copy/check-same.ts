import { GongkaiError } from '../errors.js';
import type { RecordedEvent } from '../event-store/event-store.js';

/**
 * Holds events of the target to those of the source at the same place of the log. There may be fewer of them.
 * @param before events of the log before these
 * @throws {GongkaiError} TARGET_DIFFERS with the first that differs (details: number, stream, revision)
 */
export function checkSame(source: readonly RecordedEvent[], target: readonly RecordedEvent[], before: number): void {
  for (const [index, there] of target.entries()) {
    const here = source[index];
    if (here && isSame(here, there)) continue;
    const number = before + index + 1;
    const { stream, revision } = there;
    throw new GongkaiError(
      'TARGET_DIFFERS',
      `The target is no copy of the source: its event number ${number} is ${nameOf(there)}, ${inTheSource(here, there)}.`,
      { number, stream, revision },
    );
  }
}

function inTheSource(here: RecordedEvent | undefined, there: RecordedEvent): string {
  if (!here) return 'and the source has no more';
  return nameOf(here) === nameOf(there) ? 'with other content than in the source' : `where the source has ${nameOf(here)}`;
}

/** All that goes into an event's hash. */
function isSame(a: RecordedEvent, b: RecordedEvent): boolean {
  return a.stream === b.stream && a.revision === b.revision && contentOf(a) === contentOf(b);
}

/** Both stores keep members in their order, so the same event has the same text. */
function contentOf({ id, type, schemaVersion, data, metadata }: RecordedEvent): string {
  return JSON.stringify([id, type, schemaVersion, data, metadata]);
}

function nameOf({ stream, revision, type, id }: RecordedEvent): string {
  return `revision ${revision} of ${stream} (${type} ${id})`;
}
