import { setImmediate } from 'node:timers/promises';

/** How long a computation holds the event loop at a time (ms). */
const sliceMs = 5;

/** Runs a computation that yields now and then to its end, letting others have their turn in between. */
export async function inSlices<T>(steps: Generator<unknown, T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - started < sliceMs) continue;
    await setImmediate();
    started = performance.now();
  }
}
