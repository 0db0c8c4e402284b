import type { SourceLine } from './lines.js';

/** One field of a table as text: what stands between two bars, or on a line of its own. */
export interface Token {
  readonly text: string;
  readonly line: number;
  /**
   * `text`; `empty`: nothing between two bars, which may be a blank cell; `filler`: one of several bars alone on a line, which stand for
   * cells that are joined in the official layout.
   */
  readonly kind: 'text' | 'empty' | 'filler';
}

/**
 * Takes a table's lines to pieces. A bar separates fields; so does a line's end between two texts, since a row may begin without a bar.
 * @param isLabel whether a text is a label of the form: one that is broken over two lines is put together again
 */
export function tokensOf(lines: readonly SourceLine[], isLabel: (text: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let field: Token[] = [];
  const close = (line: number, kind: 'empty' | 'filler'): void => {
    const joined = field.map(({ text }) => text).join('');
    const first = field[0];
    if (!first) tokens.push({ text: '', line, kind });
    else if (field.length > 1 && isLabel(joined)) tokens.push({ ...first, text: joined });
    else tokens.push(...field);
    field = [];
  };
  for (const { text, number } of lines) {
    const onlyBars = /^[\s|]*\|[\s|]*\|[\s|]*$/.test(text);
    const parts = text.split('|');
    for (const [index, part] of parts.entries()) {
      const trimmed = part.trim();
      if (trimmed !== '') field.push({ text: trimmed, line: number, kind: 'text' });
      if (index < parts.length - 1) close(number, onlyBars ? 'filler' : 'empty');
    }
  }
  tokens.push(...field);
  return tokens;
}
