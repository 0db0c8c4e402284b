import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleStage, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { emptyFindings, governmentFindings, lengthFindings, otherMattersFindings } from './content-findings.js';
import { deadlineFindings } from './deadline-findings.js';
import { headingFindings } from './heading-findings.js';
import { numberingFindings } from './numbering-findings.js';
import { titleFindings } from './title-findings.js';

type StructureRule = (subject: RuleSubject, rule: FormRule, stage: RuleStage) => Finding[];

/** Units of work (see pace.ts) for a letter of the texts, which most rules go through once. */
const reading = 2;

const rulesById: ReadonlyMap<string, StructureRule> = new Map<string, StructureRule>([
  ['S-HEAD', headingFindings],
  ['S-TITLE', titleFindings],
  ['S-EMPTY', emptyFindings],
  ['S-SIX', otherMattersFindings],
  ['S-GOV', governmentFindings],
  ['S-LEN', lengthFindings],
  ['P-LATE', deadlineFindings],
]);

/** Headings, title, what the parts must say, numbering, and the publication date: the rules that the form lists with kind `structure`. */
export function* structureFindings(subject: RuleSubject, stage: RuleStage, pace: Pace): Steps<Finding[]> {
  const length = Object.values(subject.content.sections).reduce((sum, { text }) => sum + text.length, 0);
  const findings: Finding[] = [];
  for (const rule of subject.form.rules) {
    if (rule.kind !== 'structure') continue;
    if (rule.id === 'S-NUM') findings.push(...(yield* numberingFindings(subject, rule, pace)));
    else findings.push(...(rulesById.get(rule.id)?.(subject, rule, stage) ?? []));
    if (pace.isDue(length * reading)) yield;
  }
  return findings;
}
