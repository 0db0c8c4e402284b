import type { Output } from './output.js';

/** Unified text, with the colours that diffs have in a terminal. */
export function printUnified(text: string, output: Output): void {
  if (text === '') return;
  for (const [index, line] of text.trimEnd().split('\n').entries()) output.line(coloured(line, index, output));
}

/** The first two lines name the sides: any other that begins as they do is a line of text. */
function coloured(line: string, index: number, output: Output): string {
  if (index < 2) return output.style('bold', line);
  if (line.startsWith('@@')) return output.style('cyan', line);
  if (line.startsWith('-')) return output.style('red', line);
  return line.startsWith('+') ? output.style('green', line) : line;
}
