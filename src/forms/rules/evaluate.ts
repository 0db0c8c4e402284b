import { Pace } from '../../pace.js';
import { finished, type Steps } from '../../steps.js';
import type { Finding, RuleStage, RuleSubject } from '../finding.js';
import type { Form, FormRule } from '../form.js';
import { acrossRules } from './across/across-rules.js';
import { copyFindings } from './across/copy-findings.js';
import { withCauseHints } from './cause-hints.js';
import { cellFindings } from './cell-findings.js';
import { comparisonFinding } from './comparison-findings.js';
import { type Comparison, comparisonsOf } from './equations.js';
import { formFindings } from './form-findings.js';
import { officeFindings } from './office-findings.js';
import { structureFindings } from './structure/structure-findings.js';
import { subtotalFindings } from './subtotal-findings.js';
import { textFindings } from './text/text-findings.js';

/** Units of work (see pace.ts) for a rule that looks at some cells. */
const ofTables = 5_000;

/** Kinds of rules that compare two sums, and how. */
const relations = { equation: 'equal', atLeast: 'atLeast', bothOrNeither: 'bothOrNeither' } as const;

/**
 * Holds one report to every rule of its form, as the form's file declares them. Passed checks are told too; a check that can not be made
 * is told as not assessable, never as passed.
 */
export function* evaluateSteps(subject: RuleSubject, stage: RuleStage, pace = new Pace()): Steps<Finding[]> {
  const { compared, other, answerable } = rulesOf(subject.form);
  const equations: Finding[] = [];
  for (const { comparison, relation } of compared) {
    equations.push(comparisonFinding(subject, comparison, relation));
    if (pace.isDue(ofTables)) yield;
  }
  const findings = withCauseHints(subject, equations);
  for (const rule of other) {
    findings.push(...(yield* findingsOf(rule, subject, stage, pace)));
    if (pace.isDue(ofTables)) yield;
  }
  findings.push(...(yield* textFindings(subject, pace)), ...(yield* structureFindings(subject, stage, pace)));
  if (answerable.size === 0) return findings;
  return findings.map((finding) => ({ ...finding, answerable: answerable.get(finding.ruleId) ?? finding.answerable }));
}

/** The same, all at once. */
export function evaluate(subject: RuleSubject, stage: RuleStage): Finding[] {
  return finished(evaluateSteps(subject, stage));
}

/** Findings that keep a report from being published, unless they are answered. */
export function standing<F extends Finding>(findings: readonly F[]): F[] {
  return findings.filter(({ state, grade }) => state === 'fail' && grade === 'error');
}

function* findingsOf(rule: FormRule, subject: RuleSubject, stage: RuleStage, pace: Pace): Steps<Finding[]> {
  switch (rule.kind) {
    case 'cell':
      return cellFindings(subject, rule, stage);
    case 'office':
      return officeFindings(subject, rule);
    case 'subtotal':
      return subtotalFindings(subject, rule);
    case 'form':
      return formFindings(subject, rule);
    case 'copy':
      return yield* copyFindings(subject, rule, pace);
    default:
      return acrossRules.get(rule.kind)?.(subject, rule) ?? [];
  }
}

interface FormRules {
  readonly compared: readonly { readonly comparison: Comparison; readonly relation: (typeof relations)[keyof typeof relations] }[];
  readonly other: readonly FormRule[];
  /** What a rule's entry says of its findings; else all but errors can be answered. */
  readonly answerable: ReadonlyMap<string, boolean>;
}

/** What a form's rules stand for, worked out once. */
const known = new WeakMap<Form, FormRules>();

function rulesOf(form: Form): FormRules {
  let rules = known.get(form);
  if (!rules) {
    const compared = form.rules.flatMap((rule) => {
      const relation = relations[rule.kind as keyof typeof relations];
      return relation ? comparisonsOf(form, rule).map((comparison) => ({ comparison, relation })) : [];
    });
    rules = {
      compared,
      other: form.rules.filter(({ kind }) => !(kind in relations)),
      answerable: new Map(form.rules.flatMap(({ id, answerable }) => (typeof answerable === 'boolean' ? [[id, answerable] as const] : []))),
    };
    known.set(form, rules);
  }
  return rules;
}
