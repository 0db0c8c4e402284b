import type { MarkedStyles } from './docx-marks.js';

/** How a run of text is shown: by its own properties, else by its style, that of its paragraph or that of its table. */
export class RunMarks {
  private readonly tables: (string | null)[] = [];
  private paragraph: string | null = null;
  private own: { hidden?: boolean; struck?: boolean; raised?: boolean } = {};

  constructor(private readonly styles: MarkedStyles) {}

  get isHidden(): boolean {
    return this.own.hidden ?? this.isStyled(this.styles.hidden);
  }

  /** Why the run is no part of the text about it; null for most. */
  get reason(): string | null {
    if (this.own.raised) return 'is a raised mark beside a figure';
    return (this.own.struck ?? this.isStyled(this.styles.struck)) ? 'is struck out' : null;
  }

  startTable(): void {
    this.tables.push(null);
  }

  endTable(): void {
    this.tables.pop();
  }

  tableStyle(name: string): void {
    this.tables.splice(-1, 1, name);
  }

  startParagraph(): void {
    this.paragraph = null;
  }

  paragraphStyle(name: string): void {
    this.paragraph = name;
  }

  /** @param value absent: the property is switched on */
  runProperty(name: string, value: string | undefined, inCell: boolean): void {
    const isOn = value !== '0' && value !== 'false';
    if (name === 'rStyle' && this.styles.hidden.has(value ?? '')) this.own.hidden = true;
    if (name === 'rStyle' && this.styles.struck.has(value ?? '')) this.own.struck = true;
    if (name === 'vanish') this.own.hidden = isOn;
    if (name === 'strike') this.own.struck = isOn;
    if (name === 'dstrike') this.own.struck = isOn || (this.own.struck ?? false);
    if (name === 'vertAlign' && value === 'superscript' && inCell) this.own.raised = true;
  }

  endRun(): void {
    this.own = {};
  }

  private isStyled(marked: ReadonlySet<string>): boolean {
    return marked.has(this.paragraph ?? '') || this.tables.some((style) => marked.has(style ?? ''));
  }
}
