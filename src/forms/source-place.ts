import type { SourcePlace } from './cell.js';

/** Where something stood in a source, so that a person finds it. */
export function placeInWords({ line, at }: SourcePlace): string {
  return at ? `table ${at.table}, row ${at.row}, column ${at.column} (line ${line})` : `line ${line}`;
}
