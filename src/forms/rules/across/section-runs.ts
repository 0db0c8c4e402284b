import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { SectionContent } from '../../content.js';
import { shinglesOf } from './shingles.js';

/** Made once for each set of names: contents are shared by all who read them. */
const known = new WeakMap<SectionContent, Map<string, ReadonlySet<string>>>();

/** A section's runs of letters, with every name of the office masked. */
export function* runsOf(section: SectionContent, names: readonly string[], pace: Pace): Steps<ReadonlySet<string>> {
  const longestFirst = [...new Set(names)].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const key = longestFirst.join('\n');
  let byNames = known.get(section);
  if (!byNames) {
    byNames = new Map();
    known.set(section, byNames);
  }
  let runs = byNames.get(key);
  if (!runs) {
    runs = yield* shinglesOf(section.text, longestFirst, pace);
    byNames.set(key, runs);
  }
  return runs;
}
