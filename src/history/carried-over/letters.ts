/**
 * What of a text is compared: its letters, that is each Chinese character, and each word of another script as one. Figures (in digits, or
 * in two or more Chinese numerals), punctuation, spaces and stock phrases stand in the gaps between them.
 */
export interface Letters {
  readonly text: string;
  readonly letters: readonly string[];
  /** Where each letter begins and ends in the text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** True when letters were left out. */
  readonly cut: boolean;
}

const pattern = /[〇零一二三四五六七八九十百千万亿两]{2,}|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;
const numerals = /^[〇零一二三四五六七八九十百千万亿两]{2,}$/;

/**
 * @param phrases stock phrases as their letters (see `lettersOnly`): what they cover is no letter
 * @param most further letters are left out
 */
export function lettersOf(text: string, phrases: readonly string[] = [], most: number = Number.POSITIVE_INFINITY): Letters {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let cut = false;
  for (const { 0: letter, index } of text.matchAll(pattern)) {
    if (numerals.test(letter)) continue;
    cut = letters.length >= most;
    if (cut) break;
    letters.push(letter);
    starts.push(index);
    ends.push(index + letter.length);
  }
  const stock = covered(letters, phrases);
  if (stock === null) return { text, letters, starts, ends, cut };
  const counts = <T>(_: T, at: number) => stock[at] === 0;
  return { text, letters: letters.filter(counts), starts: starts.filter(counts), ends: ends.filter(counts), cut };
}

/** A phrase as texts are searched for it: figures, punctuation and spaces may stand anywhere between its letters. */
export function lettersOnly(phrase: string): string {
  return inUnits(lettersOf(phrase).letters);
}

/** What stands between a letter and the next. */
export function gapAfter({ text, starts, ends }: Letters, at: number): string {
  return text.slice(ends[at], starts[at + 1]);
}

/** Which letters stand in one of the phrases; null when none does. */
function covered(letters: readonly string[], phrases: readonly string[]): Uint8Array | null {
  const joined = inUnits(letters);
  let stock: Uint8Array | null = null;
  for (const phrase of phrases) {
    if (phrase === '') continue;
    for (let at = joined.indexOf(phrase); at >= 0; at = joined.indexOf(phrase, at + phrase.length)) {
      stock ??= new Uint8Array(letters.length);
      stock.fill(1, at, at + phrase.length);
    }
  }
  return stock;
}

/** One UTF-16 unit for each letter, so that places in it are places in the letters. Words of other scripts are all one here. */
function inUnits(letters: readonly string[]): string {
  return letters.map((letter) => (letter.length === 1 ? letter : '\0')).join('');
}
