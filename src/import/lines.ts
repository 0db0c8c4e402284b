/** A line of the source. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export function linesOf(text: string): SourceLine[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({ number: index + 1, text: line }));
}
