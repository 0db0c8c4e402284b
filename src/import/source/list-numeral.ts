import type { UnplacedLine } from '../../reports/events.js';

/** What a figure begins with: a sign or a digit. */
const figure = /^[+\-\u2010-\u2015\u2212.\p{Nd}减增]/u;

/** The numeral of a list before a text: part of it, but no digits of a figure. */
export class ListNumeral {
  readonly left: UnplacedLine[] = [];
  private held: { readonly text: string; readonly line: number } | null = null;

  hold(text: string, line: number): void {
    this.held = text.trim() === '' ? null : { text, line };
  }

  /** What stands before the text: nothing where that begins as a figure in a cell, of which it would seem a part. The numeral is told then. */
  before(said: string, inCell: boolean): string {
    if (!this.held || said.trim() === '') return '';
    const { text, line } = this.held;
    this.held = null;
    if (!inCell || !figure.test(said.normalize('NFKC').trim())) return text;
    this.left.push({ line, text: text.trim(), reason: 'is the numeral of a list' });
    return '';
  }

  /** The numeral, where no text comes after it. */
  alone(): string {
    const text = this.held?.text ?? '';
    this.held = null;
    return text;
  }
}
