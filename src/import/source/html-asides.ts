import type { UnplacedLine } from '../../reports/events.js';
import { markOf } from './html-marks.js';

/** An element that is not read with the text about it: until as many of its name are closed as were opened. */
interface Aside {
  readonly name: string;
  readonly line: number;
  readonly reason: string;
  depth: number;
  text: string;
}

/** Elements of a table end whatever was left open in a cell. */
const parts = new Set(['table', 'tr', 'td', 'th']);

/** Takes out of a page what is marked as no part of its text, and of a list to choose from what is not chosen. */
export class HtmlAsides {
  private readonly left: UnplacedLine[] = [];
  private aside: Aside | null = null;
  private options: { text: string; isChosen: boolean }[] | null = null;

  /** Whether the element is taken out, or stands in one that is. */
  opened(name: string, attributes: ReadonlyMap<string, string>, inCell: boolean, line: number): boolean {
    if (parts.has(name)) this.end();
    if (this.options) {
      if (name === 'option') this.options.push({ text: '', isChosen: attributes.has('selected') });
      return true;
    }
    if (this.aside) {
      if (name === this.aside.name) this.aside.depth++;
      return true;
    }
    if (name === 'select' && inCell) {
      this.options = [];
      return true;
    }
    const reason = markOf(name, attributes, inCell);
    if (reason !== null) this.aside = { name, line, reason, depth: 1, text: '' };
    return reason !== null;
  }

  /** What the end of the element adds to the text; null where it is taken out. */
  closed(name: string): string | null {
    if (parts.has(name)) this.end();
    if (this.options) {
      if (name !== 'select') return null;
      const chosen = this.options.find(({ isChosen }) => isChosen) ?? this.options[0];
      this.options = null;
      return chosen?.text ?? '';
    }
    if (!this.aside) return '';
    if (name === this.aside.name && --this.aside.depth === 0) this.end();
    return null;
  }

  /** Whether the text is taken out. */
  text(said: string): boolean {
    const option = this.options?.at(-1);
    if (option) option.text += said;
    if (this.aside) this.aside.text += said;
    return this.aside !== null || this.options !== null;
  }

  finish(): readonly UnplacedLine[] {
    this.end();
    return this.left;
  }

  private end(): void {
    this.options = null;
    if (!this.aside) return;
    const { line, reason } = this.aside;
    const text = this.aside.text.replace(/\s+/g, ' ').trim();
    this.aside = null;
    if (text !== '') this.left.push({ line, text, reason });
  }
}
