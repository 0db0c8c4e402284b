import type { Steps } from '../../src/steps.js';

/** Milliseconds of processor time that the longest step takes, in the best of some runs: other programs and the first run disturb. */
export function longestStep(begin: () => Steps<unknown>, runs = 3): number {
  return Math.min(...Array.from({ length: runs }, () => longestOf(begin())));
}

function longestOf(steps: Steps<unknown>): number {
  let longest = 0;
  for (let done = false; !done; ) {
    const before = process.cpuUsage();
    done = steps.next().done ?? false;
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
  }
  return longest;
}
