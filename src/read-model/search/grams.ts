/**
 * The single characters and the pairs of a folded text, each once, with a space after it: what an index of trigrams does not find. Pairs
 * do not reach over line ends.
 */
export function gramsOf(folded: string): string {
  const grams = new Set<string>();
  let before = '';
  for (const sign of folded) {
    if (sign === '\n') before = '';
    else {
      grams.add(sign);
      if (before !== '') grams.add(before + sign);
      before = sign;
    }
  }
  return [...grams].join(' ');
}
