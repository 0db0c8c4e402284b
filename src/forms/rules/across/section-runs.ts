import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { SectionContent } from '../../content.js';
import { shinglesOf } from './shingles.js';

/** Made once for each name: contents are shared by all who read them. */
const known = new WeakMap<SectionContent, Map<string, ReadonlySet<string>>>();

/** A section's runs of letters, with the office's name masked. */
export function* runsOf(section: SectionContent, name: string, pace: Pace): Steps<ReadonlySet<string>> {
  let byName = known.get(section);
  if (!byName) {
    byName = new Map();
    known.set(section, byName);
  }
  let runs = byName.get(name);
  if (!runs) {
    runs = yield* shinglesOf(section.text, [name], pace);
    byName.set(name, runs);
  }
  return runs;
}
