import { fold } from '../../text/fold.js';

/** What of a query is read (UTF-16 units), how many words of it are looked for, and how much of each (characters). */
const longestQuery = 1000;
const mostWords = 16;
const longestWord = 100;

const quoted = /["“”＂「」『』]([^"“”＂「」『』]*)["“”＂「」『』]|[^\s"“”＂「」『』]+/gu;

/**
 * The words of a query, folded: what stands between spaces, and what stands in quotation marks as one. Any text is a query: what is too
 * long is cut, what can not be looked for (a lone quotation mark, control characters) is left out.
 */
export function wordsOf(query: string): readonly string[] {
  const words = new Set<string>();
  for (const [found, phrase] of query.slice(0, longestQuery).matchAll(quoted)) {
    const word = [...fold(phrase ?? found).replaceAll('\n', '')].slice(0, longestWord).join('');
    if (word !== '') words.add(word);
    if (words.size === mostWords) break;
  }
  return [...words];
}
