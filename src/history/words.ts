const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * A figure in either width, with its thousands, decimals and the sign or word that makes it a share, a magnitude or a date: 1,234;
 * 19.65万; ２０２０年. A full-width comma groups full-width digits only: between others it separates the items of a list.
 */
const figure =
  /(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:[,，][０-９]{3})+(?![０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?(?:[%％‰]|[百千万亿]+|[年月日])?/g;

/** The words of a text, Chinese or other, with figures whole and each mark of punctuation by itself. Joined they are the text. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(figure)) {
    segment(text.slice(end, index), words);
    words.push(number);
    end = index + number.length;
  }
  segment(text.slice(end), words);
  return words;
}

function segment(text: string, words: string[]): void {
  if (text !== '') for (const { segment } of segmenter.segment(text)) words.push(segment);
}
