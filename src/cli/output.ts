import { once } from 'node:events';
import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly writableNeedDrain?: boolean };

export interface OutputOptions {
  /** What goes to stderr is data too, an object on each line, as --json asks. Default: text. */
  readonly data?: boolean;
  readonly indent?: string;
}

/** Where the CLI writes: results to stdout, all else to stderr. Colours only on a terminal, and not where NO_COLOR is set. */
export class Output {
  private readonly colours: boolean;

  constructor(
    private readonly stdout: Stream,
    private readonly stderr: Stream,
    private readonly environment: Readonly<Record<string, string | undefined>>,
    private readonly options: OutputOptions = {},
  ) {
    this.colours = stdout.isTTY === true && !environment.NO_COLOR;
  }

  line(text = ''): void {
    const { indent = '' } = this.options;
    this.stdout.write(`${indent}${this.visible(text).replaceAll('\n', `\n${indent}`)}\n`);
  }

  json(value: unknown): void {
    this.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /**
   * Items as one JSON array, each on a line of its own, written as they come: however many there are, one is held at a time. An error
   * on the way ends the array before it is thrown, so that what was written is JSON.
   */
  async jsonItems<T>(items: AsyncIterable<T>, toData: (item: T) => object): Promise<void> {
    let separator = '[\n';
    try {
      for await (const item of items) {
        this.stdout.write(separator + JSON.stringify(toData(item)));
        separator = ',\n';
        await this.drained();
      }
    } finally {
      this.stdout.write(separator === '[\n' ? '[]\n' : '\n]\n');
    }
  }

  /** A file's bytes, as they are; to a terminal only text that it does not obey. @returns whether they were written */
  file(bytes: Uint8Array, { isText }: { readonly isText: boolean }): boolean {
    if (!this.stdout.isTTY) this.stdout.write(bytes);
    else if (isText) this.stdout.write(this.visible(new TextDecoder().decode(bytes)));
    return isText || !this.stdout.isTTY;
  }

  /** Resolves when whoever reads has taken enough of what was written for more to be written. */
  async drained(): Promise<void> {
    if (this.stdout.writableNeedDrain) await once(this.stdout, 'drain');
  }

  note(text: string): void {
    this.stderr.write(`${this.options.data ? JSON.stringify({ note: text }) : this.visible(text)}\n`);
  }

  /** What a command could not do, as data or in words; null where those are told already. */
  error(text: string | null, data: object): void {
    if (this.options.data) this.stderr.write(`${JSON.stringify({ error: data })}\n`);
    else if (text !== null) this.stderr.write(`${this.visible(text)}\n`);
  }

  /** How a command is to be called, where it was not called so: for people. Programs are told of the error alone. */
  usage(text: string): void {
    if (!this.options.data) this.stderr.write(text);
  }

  /** Asks something of the person at the terminal. @returns what takes the question away again */
  prompt(text: string): () => void {
    this.stderr.write(this.style('dim', text));
    return () => void this.stderr.write('\r\x1b[2K');
  }

  /** The same, with everything some way to the right. */
  indented(): Output {
    return new Output(this.stdout, this.stderr, this.environment, { ...this.options, indent: `${this.options.indent ?? ''}  ` });
  }

  get progressStream(): (NodeJS.WritableStream & { readonly isTTY?: boolean }) | null {
    return this.stderr.isTTY ? this.stderr : null;
  }

  /** What people wrote may hold control characters, which a terminal would obey: only line ends, tabs and the CLI's own styles pass. */
  private visible(text: string): string {
    return text.replace(obeyed, (found, control: string | undefined, style: string | undefined) => {
      if (control === '\n' || control === '\t') return found;
      return this.colours && control === startOfStyle && ownStyles.has(style) ? found : `\ufffd${style ?? ''}`;
    });
  }

  style(style: Style, text: string): string {
    return this.colours ? styleText(style, text, { validateStream: false }) : text;
  }

  /** Rows under a heading, each on one line, columns padded to their widest cell; a Chinese character is two columns wide. */
  table(heading: readonly string[], texts: readonly (readonly string[])[]): void {
    const rows = texts.map((row) => row.map(oneLine));
    const widths = heading.map((title, column) => rows.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), width(title)));
    const print = (cells: readonly string[]) =>
      cells
        .map((cell, column) => (column === cells.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))))
        .join('  ')
        .trimEnd();
    this.line(this.style('bold', print(heading)));
    for (const row of rows) this.line(print(row));
  }
}

/** Text that somebody wrote, where a line of it could be taken for one of the program's own. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A control character, with the style that it begins, or one that turns the direction of text around. */
const obeyed = /(\p{Cc})(\[\d+m)?|[\u202a-\u202e\u2066-\u2069]/gu;
/** The beginnings and ends of the styles above. */
const ownStyles: ReadonlySet<string | undefined> = new Set(['[1m', '[22m', '[2m', '[31m', '[32m', '[33m', '[36m', '[39m']);
const startOfStyle = '\u001b';

function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1;
  return columns;
}
