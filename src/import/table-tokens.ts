import type { SourcePlace } from '../forms/cell.js';
import type { LabelWords } from './label-words.js';
import { areOnlyBetween } from './line-ends.js';
import { fieldsOf, type SourceLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

/** One field of a table as text: what stands between two bars, or on a line of its own. */
export interface Token extends SourcePlace {
  readonly text: string;
  /**
   * `text`; `empty`: nothing between two bars, which may be a blank cell; `end`: several bars alone on a line, which stand for cells that
   * are joined in the official layout, and end a row.
   */
  readonly kind: 'text' | 'empty' | 'end';
}

/** A label is broken over no more lines than this. */
const mostPieces = 4;

/**
 * Takes a table's lines to pieces. A bar separates fields; so does a line's end between two texts, since a row may begin without a bar.
 * @param words the form's: a label that is broken over several lines is put together again
 */
export function tokensOf(lines: readonly SourceLine[], words: LabelWords): Token[] {
  const tokens: Token[] = [];
  let open: Token[] = [];
  const hasBlankEnds = areOnlyBetween(lines);
  const close = (): void => {
    for (const token of putTogether(open, words)) tokens.push(token);
    open = [];
  };
  for (const { text, number } of lines) {
    const parts = fieldsOf(text);
    const joined = parts.length > 2 && parts.every((part) => part.trim() === '');
    for (const [index, part] of parts.entries()) {
      const trimmed = part.trim();
      if (trimmed !== '') open.push({ text: trimmed, line: number, kind: 'text' });
      if (index === parts.length - 1) {
        if (trimmed === '' && hasBlankEnds && parts.length > 1 && !joined) tokens.push({ text: '', line: number, kind: 'empty' });
        continue;
      }
      if (open.length > 0) close();
      else if (!joined) tokens.push({ text: '', line: number, kind: 'empty' });
    }
    if (joined) tokens.push({ text: '', line: number, kind: 'end' });
    // A tab has none after the last field, and the line's end stands for it.
    if (parts.length > 1 && !/[|｜│┃]/.test(text) && !joined) close();
  }
  close();
  return tokens;
}

function putTogether(pieces: readonly Token[], words: LabelWords): readonly Token[] {
  for (let from = Math.max(0, pieces.length - mostPieces); from < pieces.length - 1; from++) {
    const texts = pieces.slice(from).map((piece) => piece.text);
    const text = texts.join('');
    const first = pieces[from];
    if (first && isWord(first.text) && words.isLabel(text) && !areSeveral(texts, words))
      return [...pieces.slice(0, from), { ...first, text }];
  }
  return pieces;
}

/**
 * Whether pieces are not of one label, though they begin like one: some of them are a label already, and what follows does not explain it. A
 * row without figures is followed by the next label so.
 */
function areSeveral(texts: readonly string[], words: LabelWords): boolean {
  if (words.isExact(texts.join(''))) return false;
  return texts.slice(1).some((next, index) => {
    const before = texts.slice(0, index + 1).join('');
    const after = texts.slice(index + 1).join('');
    return words.isWhole(before) && (words.isWhole(next) || words.isWhole(after) || !(isOpen(before) || /^[(:]/.test(normalise(next))));
  });
}

/** Ends within brackets. */
function isOpen(text: string): boolean {
  const normal = normalise(text);
  return normal.lastIndexOf('(') > normal.lastIndexOf(')');
}

/** Neither a figure nor a numeral alone: those would be lost in a label. */
function isWord(text: string): boolean {
  return /\p{Script=Han}/u.test(withoutNumeral(normalise(text)).replace(/^[一二三四五六七八九十]+/, ''));
}
