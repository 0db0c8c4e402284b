import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import type { Form } from '../forms/form.js';
import type { ImportSource, UnplacedLine } from '../reports/events.js';

export interface ImportedReport {
  readonly form: Form;
  readonly year: number | null;
  readonly officeNameGuess: string | null;
  readonly title: string;
  readonly content: ReportContent;
  readonly unplaced: readonly UnplacedLine[];
  readonly cellsFound: number;
  readonly cellsExpected: number;
  readonly source: ImportSource;
}

export function importReport(
  _source: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
  _hints: { readonly year?: number; readonly officeName?: string },
): ImportedReport {
  throw new GongkaiError('NOT_A_REPORT', 'none');
}
