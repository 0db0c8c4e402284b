import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../steps.js';

export interface SlicesOptions {
  /** How long a slice lasts, in milliseconds, give or take a step. Default: 8. */
  readonly sliceMs?: number;
  /** Milliseconds since some moment. */
  readonly now?: () => number;
  /** Comes back when all else that waited has had its turn. */
  readonly pause?: () => Promise<unknown>;
}

/** Takes one more slice; true when that was the last. */
type Job = () => boolean;

/**
 * Runs long computations in slices between which everything else goes on, also where many that are short come together. What is done
 * within its first slice is answered soon, however many long ones are under way: who comes gets a slice before those that have had one,
 * and these take turns.
 */
export class Slices {
  private readonly sliceMs: number;
  private readonly now: () => number;
  private readonly pause: () => Promise<unknown>;
  private readonly fresh: Job[] = [];
  private readonly begun: Job[] = [];
  private running = false;
  /** Milliseconds of work since everything else last had its turn. */
  private spent = 0;

  constructor({ sliceMs = 8, now = () => performance.now(), pause = () => nextTurn() }: SlicesOptions = {}) {
    this.sliceMs = sliceMs;
    this.now = now;
    this.pause = pause;
  }

  /** @param as `begun`: as one that has had a slice */
  async run<T>(steps: Steps<T>, as: 'fresh' | 'begun' = 'fresh'): Promise<T> {
    let queue = this[as];
    if (!this.running && this.spent < this.sliceMs) {
      const first = this.slice(steps);
      if (first.done) return first.value;
      queue = this.begun;
    }
    return new Promise((resolve, reject) => {
      const job = () => {
        try {
          const slice = this.slice(steps);
          if (slice.done) resolve(slice.value);
          return slice.done ?? false;
        } catch (error) {
          reject(error);
          return true;
        }
      };
      queue.push(job);
      if (!this.running) void this.work();
    });
  }

  /** Until nothing is left to do. */
  private async work(): Promise<void> {
    this.running = true;
    for (let job = this.next(); job; job = this.next()) {
      await this.pause();
      this.spent = 0;
      if (!job()) this.begun.push(job);
    }
    this.running = false;
  }

  private next(): Job | undefined {
    return this.fresh.shift() ?? this.begun.shift();
  }

  private slice<T>(steps: Steps<T>): IteratorResult<undefined, T> {
    const start = this.now();
    try {
      let step = steps.next();
      while (!step.done && this.now() < start + this.sliceMs) step = steps.next();
      return step;
    } finally {
      this.spent += this.now() - start;
    }
  }
}
