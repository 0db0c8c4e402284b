import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where the CLI writes: results to stdout, all else to stderr. Colours only on a terminal, and not where NO_COLOR is set. */
export class Output {
  private readonly colours: boolean;

  constructor(
    private readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean },
    private readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean },
    environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.colours = stdout.isTTY === true && !environment.NO_COLOR;
  }

  line(text = ''): void {
    this.stdout.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value, null, 2));
  }

  note(text: string): void {
    this.stderr.write(`${text}\n`);
  }

  get progressStream(): (NodeJS.WritableStream & { readonly isTTY?: boolean }) | null {
    return this.stderr.isTTY ? this.stderr : null;
  }

  style(style: Style, text: string): string {
    return this.colours ? styleText(style, text, { validateStream: false }) : text;
  }

  /** Rows under a heading, columns padded to their widest cell; a Chinese character is two columns wide. */
  table(heading: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = heading.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
    const print = (cells: readonly string[]) =>
      cells
        .map((cell, column) => (column === cells.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))))
        .join('  ')
        .trimEnd();
    this.line(this.style('bold', print(heading)));
    for (const row of rows) this.line(print(row));
  }
}

function width(text: string): number {
  let columns = 0;
  for (const character of text)
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1;
  return columns;
}
