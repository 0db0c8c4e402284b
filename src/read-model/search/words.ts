import { fold } from '../../text/fold.js';

/** What of a query is read (UTF-16 units), how many words of it are looked for, and how much of each (characters). */
const longestQuery = 1000;
const mostWords = 16;
const longestWord = 100;

const quoted = /["“”＂「」『』]([^"“”＂「」『』]*)["“”＂「」『』]|[^\s"“”＂「」『』]+/gu;

/** What is looked for, and whether the text said more than that. */
export interface QueryWords {
  readonly words: readonly string[];
  readonly isCut: boolean;
}

/**
 * The words of a query, folded: what stands between spaces, and what stands in quotation marks as one. Any text is a query: what is too
 * long is cut, which is told; what can not be looked for (a lone quotation mark, control characters) is left out.
 */
export function wordsOf(query: string): QueryWords {
  const words = new Set<string>();
  let isCut = query.slice(longestQuery).trim() !== '';
  for (const [found, phrase] of query.slice(0, longestQuery).matchAll(quoted)) {
    const signs = [...fold(phrase ?? found).replaceAll('\n', '')];
    const word = signs.slice(0, longestWord).join('');
    if (signs.length > longestWord || (words.size === mostWords && word !== '' && !words.has(word))) isCut = true;
    if (word !== '' && words.size < mostWords) words.add(word);
  }
  return { words: [...words], isCut };
}

/** What a query is cut to, in words for whoever wrote it. */
export const cutNote = `Only the first ${mostWords} words, of each the first ${longestWord} characters, and of the whole the first ${longestQuery} were looked for.`;
