import { LRUCache } from 'lru-cache';
import { inSimplified } from './simplified.js';

/** A text for comparing with labels, and for nothing else: width, spaces, brackets, quotes and script no longer tell two apart, nor do the spellings of 其他. */
export function normalise(text: string): string {
  return text.length > longestKept ? normalised(text) : kept.memo(text);
}

/** Each step of the reading looks at the same cells and lines. */
const kept = new LRUCache<string, string>({ max: 4000, memoMethod: (text) => normalised(text) });
/** Longer texts are no labels, and are looked at once or twice (characters). */
const longestKept = 300;

function normalised(text: string): string {
  const plain = text
    .replace(/[①-⑳]/g, (sign) => `${sign.charCodeAt(0) - 0x245f}.`)
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\u00ad\ufeff]/g, '');
  return inSimplified(plain)
    .replace(/[“”„‟「」『』"'‘’]/g, '"')
    .replaceAll('其它', '其他')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .replace(/[.．·]/g, '.')
    .replace(/[,，]/g, ',')
    .replace(/[—–－−]/g, '-');
}

/** The numeral of a list, in whatever style, at the head of a normalised text: 一、 （一） 1. 1、 (1) 第一项 */
const numeral =
  /^(?:\(([一二三四五六七八九十\d]{1,3})\)[、.,]?|([一二三四五六七八九十]{1,3})[、.,]|(\d{1,2})[、.,](?!\d)|第([一二三四五六七八九十]+)项)/;

export function withoutNumeral(normal: string): string {
  return normal.replace(numeral, '');
}

/** The numeral's value and whether it stands in brackets; null when there is none. */
export function numeralOf(normal: string): { readonly value: number; readonly bracketed: boolean } | null {
  const [, bracketed, ...others] = numeral.exec(normal) ?? [];
  const said = bracketed ?? others.find((other) => other !== undefined);
  return said === undefined ? null : { value: numberOf(said), bracketed: bracketed !== undefined };
}

function numberOf(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  const [tens, units] = said.includes('十') ? said.split('十') : ['0', said];
  const digit = (text: string | undefined, without: number): number => '一二三四五六七八九'.indexOf(text || '?') + 1 || without;
  return (tens === '0' ? 0 : digit(tens, 1) * 10) + digit(units, 0);
}
