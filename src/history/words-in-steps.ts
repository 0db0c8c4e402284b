import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import { clausesOf } from './sentences.js';
import { wordsOf } from './words.js';
import { segmentingCharacter } from './work.js';

/** Characters: telling the words of more takes longer than a step may. */
export const charactersPerStep = 8000;

/** The words of a text of any length, told by one of the functions of words.ts. */
export function* wordsInSteps(text: string, words: (text: string) => readonly string[] = wordsOf): Steps<readonly string[]> {
  if (text.length <= charactersPerStep) return words(text);
  const result: string[] = [];
  const take = (part: string) => {
    for (const word of words(part)) result.push(word);
  };
  let part = '';
  for (const clause of yield* clausesOf(text)) {
    part += clause;
    if (part.length < charactersPerStep) continue;
    take(part);
    part = '';
    yield;
  }
  take(part);
  return result;
}

/** The words of each text. */
export function* wordsOfEach(texts: readonly string[]): Steps<(readonly string[])[]> {
  const result: (readonly string[])[] = [];
  const pace = new Pace();
  for (const text of texts) {
    result.push(yield* wordsInSteps(text));
    if (pace.isDue(text.length * segmentingCharacter)) yield;
  }
  return result;
}
