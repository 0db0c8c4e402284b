import { type Finding, failsAs } from '../forms/finding.js';
import { sameWords } from '../text/same-words.js';

/** What the author says to a finding instead of mending it. It is no content: what restores or undoes content leaves it as it is. */
export interface FindingAnswer {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly subject: string;
  /** The finding's figures when it was answered: it holds for these. */
  readonly left: string | null;
  readonly right: string | null;
  /** What else the finding said then, and it holds for that too; none where the figures said it all, or where it was not kept yet. */
  readonly particulars: readonly string[];
  readonly reason: string;
  /** Who gave it, and so may not approve the report while it stands. */
  readonly actorId: string;
  /** The revision that it was given as. */
  readonly revision: number;
}

/** What an answer was given to. */
export type Answered = Pick<FindingAnswer, 'left' | 'right' | 'particulars'>;

/** Whether it explains the finding as it is now; one given when the finding said something else has lapsed. */
export function holds(answer: Answered, finding: Finding): boolean {
  return finding.answerable && isGivenFor(answer, finding);
}

/**
 * Whether the finding says what it said when it was answered, but for punctuation. Its sentences do not count: their wording may change with the
 * program. An answer of before its particulars were kept is none to a finding that has some: what it was given to is not known.
 */
export function isGivenFor({ left, right, particulars }: Answered, finding: Finding): boolean {
  if (left !== finding.left || right !== finding.right || particulars.length !== finding.particulars.length) return false;
  return particulars.every((words, at) => sameWords(words, finding.particulars[at] ?? ''));
}

export function isAnswered(answers: readonly FindingAnswer[], finding: Finding): boolean {
  return answers.some((answer) => answer.fingerprint === finding.fingerprint && holds(answer, finding));
}

/** Findings that nobody has explained: errors always keep a report from being published, warnings where the settings have it so. */
export function unanswered(answers: readonly FindingAnswer[], findings: readonly Finding[], grade: Finding['grade']): Finding[] {
  return findings.filter((finding) => failsAs(finding, grade) && !isAnswered(answers, finding));
}
