import { type Finding, failsAs, isFault } from '../forms/finding.js';
import type { AnswerRow } from '../read-model/queries.js';
import { holds } from '../reports/answers.js';

/** A finding with what its author says to it. */
export interface FindingShown extends Finding {
  readonly answer: AnswerShown | null;
}

export interface AnswerShown extends AnswerRow {
  /** False: it was given when the finding said something else, and explains nothing now. */
  readonly holds: boolean;
}

/** Answers beside the faults that they are to. Where a rule says several things of one place, an answer goes to the one that it holds for. */
export function withAnswers(findings: readonly FindingShown[], answers: readonly AnswerRow[]): readonly FindingShown[] {
  if (answers.length === 0) return findings;
  const byFingerprint = new Map(answers.map((answer) => [answer.fingerprint, answer]));
  return findings.map((finding) => {
    const answer = isFault(finding) ? byFingerprint.get(finding.fingerprint) : undefined;
    return answer ? { ...finding, answer: { ...answer, holds: holds(answer, finding) } } : finding;
  });
}

export function isExplained({ answer }: FindingShown): boolean {
  return answer?.holds === true;
}

/** Keeps the report from being published: an error that fails and is not explained. */
export function standsAgainstPublication(finding: FindingShown): boolean {
  return failsAs(finding, 'error') && !isExplained(finding);
}

/** Awaits its author's answer before it may be published without remark: a warning that fails and is not explained. */
export function isUnansweredWarning(finding: FindingShown): boolean {
  return failsAs(finding, 'warning') && !isExplained(finding);
}
