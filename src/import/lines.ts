/** A line of the source. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A line ends where a page ends, too. */
export function linesOf(text: string): SourceLine[] {
  return text.split(/\r\n|[\n\r\v\f]/).map((line, index) => ({ number: index + 1, text: line }));
}

/** What separates the fields of a table's line; a tab does, where there is no bar. */
export function fieldsOf(text: string): string[] {
  return text.split(/[|｜│┃]/.test(text) ? /[|｜│┃]/ : /\t/);
}
