import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until there is an answer, and gives that.
 * @param what names it, for when it does not come
 * @param ask null or undefined: not yet; what it throws counts as that
 */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>, deadlineMs = 60_000): Promise<T> {
  const giveUpAt = performance.now() + deadlineMs;
  let last: unknown = 'nothing';
  while (performance.now() < giveUpAt) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await pause(10);
  }
  throw new Error(`${what} did not come about within ${deadlineMs} ms; last there was ${last}`);
}
