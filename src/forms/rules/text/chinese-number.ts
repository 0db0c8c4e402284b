import { Decimal } from 'decimal.js';
import { foldCharacters } from './fold-characters.js';

/** Longer than this is no figure that a report states. */
const longest = 32;
const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/**
 * The value of a count as Chinese prose writes it: 1234, 1,234, １２, 1.3万, 十二, 二百零五, 三千.
 *
 * @param text the figure alone, with neither sign nor unit
 * @returns an exact decimal in canonical notation ("13000"), or null when the text is no such figure
 */
export function parseChineseNumber(text: string): string | null {
  if (text.length > longest) return null;
  const folded = foldCharacters(text).replaceAll('，', ',').trim();
  const written = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千万亿]?)$/.exec(folded);
  if (written) {
    const [, whole = '', fraction = '', scale = ''] = written;
    return new Decimal(whole.replaceAll(',', '') + fraction).times(small[scale] ?? large[scale] ?? 1).toFixed();
  }
  return readCharacters(folded);
}

/** 十二, 二百零五, 一万三千, and digit by digit (二〇二〇). */
function readCharacters(text: string): string | null {
  if (text === '') return null;
  const scaled = [...text].some((character) => character in small || character in large);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = digits[character];
    if (value !== undefined) {
      digit = scaled ? value : (digit ?? 0) * 10 + value;
    } else if (character in small) {
      section += (digit ?? 1) * (small[character] ?? 1);
      digit = null;
    } else if (character in large) {
      if (section === 0 && digit === null) return null;
      total = (total + section + (digit ?? 0)) * (large[character] ?? 1);
      section = 0;
      digit = null;
    } else {
      return null;
    }
  }
  const value = total + section + (digit ?? 0);
  return Number.isSafeInteger(value) ? String(value) : null;
}
