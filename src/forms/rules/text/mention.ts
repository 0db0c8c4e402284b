import type { Figure } from './figures.js';
import type { Sentence } from './sentences.js';

/** What a figure in the text is taken to be about. */
export interface Mention {
  readonly ruleId: string;
  /**
   * The measures it may mean, likeliest first; a meaning of several measures is their sum. (收到 may mean what came in, or that and
   * what was carried in.) Meanings with a measure that the form does not declare are left out.
   */
  readonly meanings: readonly (readonly string[])[];
  /** The words give room for doubt: another year, another organ, a part of the whole, about. */
  readonly weak: boolean;
  readonly sentence: Sentence;
  readonly value: string;
  readonly tolerance: string;
  /** The figure itself; null where the text says it in words (未收到申请). */
  readonly figure: Figure | null;
}

/** What a classifier of figures may look at besides the figure. */
export interface Reading {
  readonly year: number;
  /** Whether the report speaks for one organ alone. */
  readonly organOnly: boolean;
}

export function mentionOf(figure: Figure, ruleId: string, meanings: readonly (readonly string[])[], weak: boolean): Mention {
  const { sentence, value, tolerance } = figure;
  return { ruleId, meanings, weak, sentence, value, tolerance, figure };
}
