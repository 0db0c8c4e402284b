import type { UnplacedLine } from '../../reports/events.js';
import { type Extent, endsAt, extentOf, isPart } from './aside-extent.js';
import { blockElements } from './html-elements.js';
import { hiddenByPage, listNumeral, type Mark, markOf } from './html-marks.js';
import { ListNumeral } from './list-numeral.js';
import type { Style } from './style.js';

/** An element that is not read with the text about it: until as many of its name are closed as were opened, or what it stands in ends. */
interface Aside {
  readonly name: string;
  readonly mark: Mark;
  readonly extent: Extent;
  depth: number;
  line: number;
  text: string;
}

interface Opened {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly style: Style;
  readonly inCell: boolean;
  readonly line: number;
}

/** More of one mark is not shown (characters). */
const longestShown = 2_000;

/**
 * Takes out of a page what is marked as no part of its text, and of a list to choose from what is not chosen. Rows and cells whose text is
 * taken out stay where they are, unless they are not on the page at all.
 */
export class HtmlAsides {
  private readonly left: UnplacedLine[] = [];
  private readonly numeral = new ListNumeral();
  private aside: Aside | null = null;
  private options: { text: string; isChosen: boolean }[] | null = null;
  /** All that the page's own style hides. */
  hidden = '';
  /** All that elements hide themselves. */
  hiddenByElements = '';
  /** How many tables are open. */
  private tables = 0;
  /** Where the last end of an element is in the source, by name. */
  private readonly lastEnds = new Map<string, number>();

  /** @param source the page: a mark whose element is closed nowhere below does not reach over a table */
  constructor(private readonly source: string) {}

  /** Whether what comes now is taken out. */
  get isOpen(): boolean {
    return this.aside !== null;
  }

  /** Whether the element is taken out, or stands in one that is. */
  opened({ name, attributes, style, inCell, line }: Opened, index: number): boolean {
    this.endBefore(name, index);
    if (name === 'table') this.tables++;
    if (this.options) {
      if (name === 'option') this.options.push({ text: '', isChosen: attributes.has('selected') });
      return true;
    }
    if (this.aside) return this.within(this.aside, name);
    const mark = markOf(name, attributes, style, inCell);
    if (mark !== null) this.aside = { name, mark, extent: extentOf(name, inCell, this.tables), depth: 1, line, text: '' };
    if (mark === null && name === 'select' && inCell) {
      this.options = [];
      return true;
    }
    return mark !== null && (mark.isRemoved || !(isPart(name) || blockElements.has(name)));
  }

  /** What the end of the element adds to the text; null where it is taken out. */
  closed(name: string): string | null {
    const { aside } = this;
    const ends = aside !== null && endsAt(aside, name, 'close', this.tables);
    if (isPart(name)) this.options = null;
    if (ends) this.end();
    if (name === 'table') this.tables = Math.max(0, this.tables - 1);
    if (ends) return aside.mark.isRemoved && aside.name === name ? null : '';
    if (this.options) {
      if (name !== 'select') return null;
      const chosen = this.options.find(({ isChosen }) => isChosen) ?? this.options[0];
      this.options = null;
      return chosen?.text ?? '';
    }
    if (!aside) return '';
    if (isPart(name) && !aside.mark.isRemoved) this.tell(aside);
    if (!isPart(aside.name) && name === aside.name && --aside.depth === 0) this.end();
    return !aside.mark.isRemoved && (isPart(name) || blockElements.has(name)) ? '' : null;
  }

  /** What is read of the text; null where it is taken out. */
  text(said: string, line: number, inCell: boolean): string | null {
    const option = this.options?.at(-1);
    if (option) option.text += said;
    if (this.aside) {
      if (this.aside.text.trim() === '') this.aside.line = line;
      this.aside.text += said;
    }
    return this.aside !== null || this.options !== null ? null : this.numeral.before(said, inCell) + said;
  }

  /** The numeral of a list that no text came after, where a cell or a line ends. */
  numeralAlone(): string {
    return this.numeral.alone();
  }

  finish(): readonly UnplacedLine[] {
    this.end();
    return [...this.left, ...this.numeral.left];
  }

  private endBefore(name: string, index: number): void {
    if (isPart(name)) this.options = null;
    const { aside } = this;
    if (!aside) return;
    const isLeftOpen = name === 'table' && !isPart(aside.name) && !this.isClosedBelow(aside.name, index);
    if (isLeftOpen || endsAt(aside, name, 'open', this.tables)) this.end();
  }

  private within(aside: Aside, name: string): boolean {
    if (name === aside.name && !isPart(name)) aside.depth++;
    if (isPart(name) && !aside.mark.isRemoved) this.tell(aside);
    else if (isPart(name) || blockElements.has(name)) aside.text += ' ';
    return aside.mark.isRemoved || !(isPart(name) || blockElements.has(name));
  }

  private isClosedBelow(name: string, index: number): boolean {
    const last = this.lastEnds.get(name) ?? Math.max(...[name, name.toUpperCase()].map((said) => this.source.lastIndexOf(`</${said}`)));
    this.lastEnds.set(name, last);
    return last > index;
  }

  private end(): void {
    this.options = null;
    if (!this.aside) return;
    const { mark, text, line } = this.aside;
    if (mark === listNumeral) this.numeral.hold(text.replace(/\s+/g, ' '), line);
    else this.tell(this.aside);
    this.aside = null;
  }

  /** What was said in it so far. */
  private tell(aside: Aside): void {
    const text = aside.text.replace(/\s+/g, ' ').trim();
    const { reason } = aside.mark;
    aside.text = '';
    if (text === '') return;
    if (reason === null) {
      this.hiddenByElements += `${text} `;
      return;
    }
    if (reason === hiddenByPage) this.hidden += `${text} `;
    this.left.push({ line: aside.line, text: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text, reason });
  }
}
