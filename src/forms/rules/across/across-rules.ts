import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { acrossFindings } from './across-findings.js';
import { jumpFindings } from './jump-findings.js';
import { gapFindings, recheckFindings } from './last-year-findings.js';
import { noughtFindings } from './nought-findings.js';

/** The kinds of rules that need a second report, but for `copy`, which takes long. Where nothing is known of other reports they are not held, and say nothing. */
export const acrossRules: ReadonlyMap<string, (subject: RuleSubject, rule: FormRule) => Finding[]> = new Map([
  ['across', acrossFindings],
  ['jump', jumpFindings],
  ['nought', noughtFindings],
  ['gap', gapFindings],
  ['recheck', recheckFindings],
]);
