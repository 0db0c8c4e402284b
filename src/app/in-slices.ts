import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../history/steps.js';

export interface SlicesOptions {
  /** How long a slice lasts, in milliseconds, give or take a step. Default: 8. */
  readonly sliceMs?: number;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
  /** Comes back when all else that waited has had its turn. */
  readonly pause?: () => Promise<unknown>;
}

/**
 * Runs long computations in slices between which everything else goes on. What is done within its first slice is answered without any
 * waiting; of those that take longer one runs at a time, in the order in which they came.
 */
export class Slices {
  private readonly sliceMs: number;
  private readonly now: () => number;
  private readonly pause: () => Promise<unknown>;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor({ sliceMs = 8, now = () => performance.now(), pause = () => nextTurn() }: SlicesOptions = {}) {
    this.sliceMs = sliceMs;
    this.now = now;
    this.pause = pause;
  }

  async run<T>(steps: Steps<T>): Promise<T> {
    if (this.waiting === 0) {
      const first = this.slice(steps);
      if (first.done) return first.value;
    }
    this.waiting++;
    const result = this.last.then(() => this.finish(steps)).finally(() => this.waiting--);
    this.last = result.catch(() => {});
    return result;
  }

  private async finish<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      await this.pause();
      const slice = this.slice(steps);
      if (slice.done) return slice.value;
    }
  }

  private slice<T>(steps: Steps<T>): IteratorResult<undefined, T> {
    const end = this.now() + this.sliceMs;
    let step = steps.next();
    while (!step.done && this.now() < end) step = steps.next();
    return step;
  }
}
