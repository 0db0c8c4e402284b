import type { Part } from './parts.js';

/** What a part said from a revision on, until its next version. `part` is null from where the report no longer had it. */
export interface PartVersion {
  readonly revision: number;
  readonly part: Part | null;
}

/** Before its first version a part was not there. */
const before: PartVersion = { revision: 0, part: null };

/** Each version with the one that it replaced, newest first. @param versions newest first */
export function* replacements(versions: Iterable<PartVersion>): Generator<{ readonly now: PartVersion; readonly old: PartVersion }> {
  let now: PartVersion | null = null;
  for (const old of versions) {
    if (now) yield { now, old };
    now = old;
  }
  if (now) yield { now, old: before };
}
