import { LRUCache } from 'lru-cache';
import type { Steps } from '../steps.js';

/** A computation: under way, done, or failed. */
interface Run<T> {
  state: { readonly steps: Steps<T> } | { readonly value: T } | { readonly error: unknown };
}

/**
 * Results of long computations, by what they are of. Whoever asks for one that is under way takes its next steps, so that it is made
 * once, however many wait for it; and who can not wait takes all the steps that are left. What failed is not kept.
 */
export class SharedSteps<T> {
  private readonly runs: LRUCache<string, Run<T>>;

  /** @param max how many results are kept */
  constructor(max: number) {
    this.runs = new LRUCache({ max });
  }

  /** The result under the key, or what is left of its steps; null where nobody has begun. */
  known(key: string): Steps<T> | null {
    const run = this.runs.get(key);
    return run ? this.rest(key, run) : null;
  }

  /** The result under the key, from these steps where nobody has begun. */
  of(key: string, steps: Steps<T>): Steps<T> {
    const known = this.known(key);
    if (known) return known;
    const run: Run<T> = { state: { steps } };
    this.runs.set(key, run);
    return this.rest(key, run);
  }

  private *rest(key: string, run: Run<T>): Steps<T> {
    while ('steps' in run.state) if (this.step(key, run, run.state.steps)) yield;
    if ('error' in run.state) throw run.state.error;
    return run.state.value;
  }

  /** @returns whether there are more */
  private step(key: string, run: Run<T>, steps: Steps<T>): boolean {
    try {
      const { done, value } = steps.next();
      if (!done) return true;
      run.state = { value };
    } catch (error) {
      run.state = { error };
      if (this.runs.peek(key) === run) this.runs.delete(key);
    }
    return false;
  }
}
