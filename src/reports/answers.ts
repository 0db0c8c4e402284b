import { type Finding, failsAs } from '../forms/finding.js';

/** What the author says to a finding instead of mending it. It is no content: what restores or undoes content leaves it as it is. */
export interface FindingAnswer {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly subject: string;
  /** The finding's figures when it was answered: it holds for these. */
  readonly left: string | null;
  readonly right: string | null;
  readonly reason: string;
  /** Who gave it, and so may not approve the report while it stands. */
  readonly actorId: string;
  /** The revision that it was given as. */
  readonly revision: number;
}

/** Whether it explains the finding as it is now; one given for other figures has lapsed. */
export function holds({ left, right }: Pick<FindingAnswer, 'left' | 'right'>, finding: Finding): boolean {
  return finding.answerable && left === finding.left && right === finding.right;
}

export function isAnswered(answers: readonly FindingAnswer[], finding: Finding): boolean {
  return answers.some((answer) => answer.fingerprint === finding.fingerprint && holds(answer, finding));
}

/** Findings that nobody has explained: errors always keep a report from being published, warnings where the settings have it so. */
export function unanswered(answers: readonly FindingAnswer[], findings: readonly Finding[], grade: Finding['grade']): Finding[] {
  return findings.filter((finding) => failsAs(finding, grade) && !isAnswered(answers, finding));
}
