import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { earlierSum } from '../across/earlier-cells.js';
import { sourceOf } from '../across/why-not.js';
import { makeFinding } from '../make-finding.js';
import { type MeasuredFigures, measuredFigures } from './measure-figure.js';
import type { Mention } from './mention.js';
import { excerptOf } from './sentences.js';

/** Units of work (see pace.ts) for a figure. */
const comparing = 1_500;

/** D-STALE: a figure of the text is the one that last year's report has, while the table has another now: the text was not brought up to date. */
export function* staleFindings(subject: RuleSubject, rule: FormRule, mentions: readonly Mention[], pace: Pace): Steps<Finding[]> {
  if (!subject.others?.lastYear) return [];
  const found = new Map<string, Finding>();
  const measured = measuredFigures(subject);
  for (const mention of mentions) {
    if (pace.isDue(comparing)) yield;
    const about = (mention.meanings[0] ?? []).join('+');
    const finding =
      mention.weak || mention.value === '0' || found.has(about) ? null : staleFinding(subject, measured, rule, mention, about);
    if (finding) found.set(about, finding);
  }
  return [...found.values()];
}

function staleFinding(subject: RuleSubject, measured: MeasuredFigures, rule: FormRule, mention: Mention, about: string): Finding | null {
  const { others, form, year } = subject;
  const tables = mention.meanings.flatMap((meaning) => measured(meaning) ?? []);
  const [table] = tables;
  if (!others?.lastYear || !table?.value || tables.some(({ value }) => value === null || value === mention.value)) return null;
  const last = earlierSum(others.lastYear, form, table.cells);
  if (last?.value?.toFixed() !== mention.value) return null;
  const source = sourceOf(last.basis);
  return makeFinding({
    ruleId: rule.id,
    grade: rule.grade,
    state: 'fail',
    subject: `${about}/lastYear`,
    leftCells: [],
    rightCells: table.cells,
    left: mention.value,
    right: table.value,
    basis: [last.basis],
    section: mention.sentence.section,
    excerpt: excerptOf(mention.sentence, mention.figure ? mention.sentence.text.slice(mention.figure.start, mention.figure.end) : ''),
    hints: [],
    messageZh: `正文的“${table.labelZh}”${mention.value} 是${year - 1}年的数，${year}年的表中为 ${table.value}：正文可能未更新。依据：${source.zh}。`,
    messageEn: `The text's ${mention.value} of ${table.labelEn} is the figure of ${year - 1}; the table of ${year} has ${table.value}: the text may not have been brought up to date. Held against ${source.en}.`,
  });
}
