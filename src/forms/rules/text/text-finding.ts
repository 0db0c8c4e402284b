import type { Finding, FindingState } from '../../finding.js';
import type { CellId, FormRule } from '../../form.js';
import { type FindingMade, makeFinding } from '../make-finding.js';
import { excerptOf, type Sentence } from './sentences.js';

/** What the text and the table say of one thing. */
export interface TextAgainstTable {
  readonly state: FindingState;
  readonly subject: string;
  readonly sentence: Sentence;
  /** The words in question, to quote the right part of a long sentence. */
  readonly words: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly rightCells: readonly CellId[];
  /** What the right figure is. */
  readonly labelZh: string;
  readonly labelEn: string;
}

export function textFinding(rule: FormRule, { sentence, words, labelZh, labelEn, ...rest }: TextAgainstTable): Finding {
  const [messageZh, messageEn] = messages(rest, labelZh, labelEn);
  return plainFinding(rule, {
    ...rest,
    section: sentence.section,
    excerpt: excerptOf(sentence, words),
    words: sentence.raw,
    messageZh,
    messageEn,
  });
}

/** A finding of a text or structure rule; what is left out has no figure and no cell. */
export function plainFinding(
  rule: Pick<FormRule, 'id' | 'grade'>,
  finding: Pick<Finding, 'state' | 'subject' | 'section' | 'excerpt' | 'messageZh' | 'messageEn'> &
    Partial<Pick<FindingMade, 'left' | 'right' | 'rightCells' | 'particulars' | 'words'>>,
): Finding {
  return makeFinding({ ruleId: rule.id, grade: rule.grade, leftCells: [], rightCells: [], left: null, right: null, hints: [], ...finding });
}

function messages({ state, left, right }: Pick<TextAgainstTable, 'state' | 'left' | 'right'>, zh: string, en: string): [string, string] {
  const said = left ?? '—';
  switch (state) {
    case 'pass':
      return [
        `正文与“${zh}”一致${left === null ? '' : `（${left}）`}。`,
        `The text agrees with ${en}${left === null ? '' : ` (${left})`}.`,
      ];
    case 'notAssessable':
      return [`正文写有 ${said}，但“${zh}”有空白或非数字，无法比对。`, `The text says ${said}, but ${en} has a cell without a figure.`];
    case 'uncertain':
      return [
        `正文似为 ${said}，“${zh}”为 ${right ?? '—'}，请核对。`,
        `The text seems to say ${said}, ${en} is ${right ?? 'unknown'}: please check.`,
      ];
    case 'fail':
      return [`正文为 ${said}，而“${zh}”为 ${right ?? '—'}。`, `The text says ${said}, but ${en} is ${right ?? 'unknown'}.`];
  }
}
