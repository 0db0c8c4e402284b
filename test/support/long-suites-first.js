import TestSequencer from '@jest/test-sequencer';

/** Folders whose suites take longest, the longest first: a store of a million events, servers that are killed, programs that are started. */
const long = ['contract', 'faults', 'e2e', 'copy'];

/** Begins with the long suites where no run before tells how long each takes, so that no worker is left alone with one at the end. */
export default class LongSuitesFirst extends TestSequencer {
  /** @override */
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    return sorted.toSorted((a, b) => rank(a.path) - rank(b.path));
  }
}

function rank(path) {
  const at = long.findIndex((folder) => path.includes(`/test/${folder}/`));
  return at === -1 ? long.length : at;
}
