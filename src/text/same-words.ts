import { fold } from './fold.js';

/** Whether two texts are the same but for punctuation, spaces, width and script; 1.5 and 15 are not, nor 5% and 5. */
export function sameWords(one: string, other: string): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  return fold(text).replace(/[\s\p{Z}]+|(?!%)\p{P}/gu, (mark, at: number, all: string) =>
    /\d/.test(all[at - 1] ?? '') && /\d/.test(all[at + mark.length] ?? '') ? mark : '',
  );
}
