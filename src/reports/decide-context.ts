import type { Finding } from '../forms/finding.js';
import type { MergedTexts } from '../history/merged-texts.js';
import type { OfficeState } from '../offices/office.js';
import type { Resolution } from './resolutions.js';

/** What a decision needs beyond the report itself. */
export interface DecideContext {
  readonly actorId: string;
  /** The office as it is now; looked at by `openReport`. */
  readonly office: OfficeState | null;
  /** The report held to the rules of publication; asked for by `publishReport` alone. */
  readonly findings: () => readonly Finding[];
  /** The findings as its author reads them; asked for by `answerFinding` alone. */
  readonly toAnswer?: () => readonly Finding[];
  /** The day in China (YYYY-MM-DD); looked at by `recordPublication` alone. */
  readonly today?: string;
  /** Whether warnings that nobody has answered keep a report from being published; default: they do not. */
  readonly warningsNeedAnswers?: boolean;
  /** How conflicts are to be settled; default: not at all. */
  readonly resolutions?: readonly Resolution[];
  /** Merges of texts that were made beforehand; default: none. */
  readonly mergedTexts?: MergedTexts;
}
