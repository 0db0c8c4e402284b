import type { Steps } from '../steps.js';
import type { Slices } from './in-slices.js';

/**
 * The long computations of one request: each is begun when the one before has ended, and only the first goes before what others have
 * under way. So a request holds up no one by asking for many things.
 */
export class OneAfterAnother {
  private last: Promise<unknown> | null = null;

  constructor(private readonly slices: Slices) {}

  run<T>(steps: Steps<T>): Promise<T> {
    const { last, slices } = this;
    const run = last === null ? slices.run(steps) : last.then(() => slices.run(steps, 'begun'));
    this.last = run.catch(() => undefined);
    return run;
  }
}
