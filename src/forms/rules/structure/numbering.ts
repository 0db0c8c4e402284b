import { parseChineseNumber } from '../text/chinese-number.js';

/** How a heading or a paragraph is numbered: 一、 · （一） · 1. · (1) */
export type NumberingStyle = 'top' | 'parenthesis' | 'digit' | 'parenthesisDigit';

export interface Numbered {
  readonly style: NumberingStyle;
  readonly number: number;
  /** The text after the number. */
  readonly rest: string;
}

/** @returns null when the text does not start with a number */
export function readNumbering(text: string): Numbered | null {
  const start = text.slice(0, 200).trimStart();
  if (/^[一二三四五六七八九十]、[一二三四五六七八九十]/.test(start)) return null;
  const chinese = /^([(（]?)[ \u3000]?([一二三四五六七八九十]{1,3})[ \u3000]?([)）、.．，,:：]{1,2}|(?=[ \u3000]))/.exec(start);
  const written = /^([(（]?)([0-9０-９]{1,2})([)）]?[、.．,，:：]?)(?![0-9０-９])/.exec(start);
  if (chinese) {
    const [whole, open, numeral = '', close = ''] = chinese;
    const style = open !== '' || /[)）]/.test(close) ? 'parenthesis' : 'top';
    return { style, number: Number(parseChineseNumber(numeral) ?? 0), rest: start.slice(whole.length) };
  }
  if (!written) return null;
  const [whole, open, numeral = '', close = ''] = written;
  if (open === '' && close === '') return null;
  return {
    style: open === '' ? 'digit' : 'parenthesisDigit',
    number: Number(parseChineseNumber(numeral) ?? 0),
    rest: start.slice(whole.length),
  };
}
