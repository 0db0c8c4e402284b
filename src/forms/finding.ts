import type { ReportContent } from './content.js';
import type { CellId, Form } from './form.js';

/** `error` blocks publication, `warning` asks for an explanation, `info` is shown only. */
export type FindingGrade = 'error' | 'warning' | 'info';

/** Not assessable (a figure is missing or unreadable) never looks like passed; uncertain means the text may have been misread. */
export type FindingState = 'pass' | 'fail' | 'uncertain' | 'notAssessable';

/** Whether something is wrong, or may be. */
export function isFault({ state }: Pick<Finding, 'state'>): boolean {
  return state === 'fail' || state === 'uncertain';
}

/** Whether a rule of this grade is broken. */
export function failsAs(finding: Pick<Finding, 'state' | 'grade'>, grade: FindingGrade): boolean {
  return finding.state === 'fail' && finding.grade === grade;
}

/** What one rule says of one place in one report. */
export interface Finding {
  /** e.g. `T3-BAL`. */
  readonly ruleId: string;
  readonly grade: FindingGrade;
  readonly state: FindingState;
  /** What the rule was held to, e.g. `table3/received` for a row, a section key for a text; with the rule id it names the finding. */
  readonly subject: string;
  readonly leftCells: readonly CellId[];
  readonly rightCells: readonly CellId[];
  /** Exact decimals; null where there is no figure. */
  readonly left: string | null;
  readonly right: string | null;
  /** left − right */
  readonly delta: string | null;
  readonly messageZh: string;
  readonly messageEn: string;
  /** The section a text rule read, and the words it read there. */
  readonly section: string | null;
  readonly excerpt: string | null;
  /**
   * What it says where two figures do not say it all, as data and not as a sentence: the topics that are missing, why a report is, the words that
   * were read. An answer holds while they are the same.
   */
  readonly particulars: readonly string[];
  /** What other reports it was held against, and what they say there; empty for what is of this report alone. */
  readonly basis: readonly FindingBasis[];
  /** Whether its author may explain it instead of mending it: the rule says so, else all but errors can be. */
  readonly answerable: boolean;
  /** Likely causes, most likely first (T3-SHIFT, T3-DBL, "balances only when blank = 0"). */
  readonly hints: readonly FindingHint[];
  /** 16 hex digits of SHA-256 over rule, subject and figures' places; the same in every revision where the same fault stands. */
  readonly fingerprint: string;
}

/** Another report as a finding looked at it: a published edition, never a draft. */
export interface FindingBasis {
  readonly reportId: string;
  readonly year: number;
  readonly edition: number;
  /** The revision that was published as this edition. */
  readonly revision: number;
  /** Cells of that report, in its own form. */
  readonly cells: readonly CellId[];
  /** Their sum; null where there is no figure. */
  readonly value: string | null;
}

export interface FindingHint {
  readonly ruleId: string;
  readonly cells: readonly CellId[];
  readonly messageZh: string;
  readonly messageEn: string;
}

/**
 * Some faults are warnings when a report comes in and errors when it is to go out (T3-BLANK, S-TITLE).
 */
export type RuleStage = 'import' | 'publication';

/** What the rules are held to: one report, with what is known of its office. */
export interface RuleSubject {
  readonly form: Form;
  readonly year: number;
  readonly scope: 'organ' | 'jurisdiction';
  readonly content: ReportContent;
  readonly office: {
    readonly name: string;
    readonly formerNames?: readonly string[];
    readonly kind: 'government' | 'department';
    readonly level: 'national' | 'province' | 'city' | 'county' | 'township';
  } | null;
  /** Date of the first publication (YYYY-MM-DD, China time), or null before it. */
  readonly firstPublishedOn: string | null;
  /** Other reports, as the rules across reports look at them. Absent: they are not held. */
  readonly others?: OtherReports;
}

/** An edition of a report, in force at the moment that the rules are held for. */
export interface ReportInForce {
  readonly reportId: string;
  /** What its office is called, then what it was called before; none where that is not known. */
  readonly officeNames: readonly string[];
  readonly year: number;
  readonly form: Form;
  readonly edition: number;
  readonly revision: number;
  readonly content: ReportContent;
}

export interface OtherReports {
  /** The same office's report of the year before; null where none is in force. */
  readonly lastYear: ReportInForce | null;
  readonly yearBeforeLast: ReportInForce | null;
  /** Whether there is a report of the year before, though perhaps not in force. */
  readonly lastYearOnFile: boolean;
  /** Whether it was published once, and is in force no more. */
  readonly lastYearWithdrawn: boolean;
  /** Whether last year's edition was published after this report's own; null while either is not in force. */
  readonly lastYearIsNewer: boolean | null;
  /** Reports of the same year by offices beside this one, whose texts may be much like its own. */
  readonly siblings: readonly ReportInForce[];
}
