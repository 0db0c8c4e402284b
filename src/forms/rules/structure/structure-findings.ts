import type { Finding, RuleStage, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { emptyFindings, governmentFindings, lengthFindings, otherMattersFindings } from './content-findings.js';
import { deadlineFindings } from './deadline-findings.js';
import { headingFindings } from './heading-findings.js';
import { numberingFindings } from './numbering-findings.js';
import { titleFindings } from './title-findings.js';

type StructureRule = (subject: RuleSubject, rule: FormRule, stage: RuleStage) => Finding[];

const rulesById: ReadonlyMap<string, StructureRule> = new Map<string, StructureRule>([
  ['S-HEAD', headingFindings],
  ['S-TITLE', titleFindings],
  ['S-EMPTY', emptyFindings],
  ['S-SIX', otherMattersFindings],
  ['S-GOV', governmentFindings],
  ['S-LEN', lengthFindings],
  ['S-NUM', numberingFindings],
  ['P-LATE', deadlineFindings],
]);

/** Headings, title, what the parts must say, numbering, and the publication date: the rules that the form lists with kind `structure`. */
export function structureFindings(subject: RuleSubject, stage: RuleStage): Finding[] {
  return subject.form.rules.flatMap((rule) => (rule.kind === 'structure' ? (rulesById.get(rule.id)?.(subject, rule, stage) ?? []) : []));
}
