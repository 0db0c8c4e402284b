import { clausesOf } from './sentences.js';
import type { Steps } from './steps.js';
import { wordsOf } from './words.js';

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
