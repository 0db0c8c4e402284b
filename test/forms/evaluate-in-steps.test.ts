import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, RuleSubject } from '../../src/forms/finding.js';
import { evaluate, evaluateSteps } from '../../src/forms/rules/evaluate.js';
import { Pace } from '../../src/pace.js';
import type { Steps } from '../../src/steps.js';
import { contentArbitrary, f2021, textArbitrary } from '../support/content-arbitraries.js';
import { inForce } from './two-reports.js';

const said = fc
  .array(
    fc.constantFrom(
      '收到政府信息公开申请5件，',
      '上年结转1件，',
      '予以公开3件，占60%，',
      '均已办结。',
      '未发生行政复议、诉讼。\n',
      '复议均获维持，',
      '同比增长20%。',
      '信息  条，',
      '2021年',
      '（一）',
    ),
    { maxLength: 20 },
  )
  .map((words) => words.join(''));

const subjects: fc.Arbitrary<RuleSubject> = fc
  .record({ content: contentArbitrary(f2021), overview: fc.oneof(said, textArbitrary), before: said })
  .map(({ content, overview, before }) => ({
    form: f2021,
    year: 2022,
    scope: 'organ',
    content: { ...content, sections: { ...content.sections, overview: { heading: '总体情况', text: overview } } },
    office: { name: '某局', kind: 'department', level: 'city' },
    firstPublishedOn: null,
    others: {
      lastYear: inForce({ year: 2021, texts: { overview: before } }),
      yearBeforeLast: null,
      lastYearOnFile: true,
      lastYearWithdrawn: false,
      lastYearIsNewer: false,
      siblings: [inForce({ year: 2022, texts: { overview } }, { reportId: 'other-2022-organ' })],
    },
  }));

/** Takes a step of each in turn, until all have ended. */
function inTurn(all: readonly Steps<Finding[]>[]): { readonly findings: readonly Finding[]; readonly steps: number }[] {
  const results = all.map(() => ({ findings: [] as readonly Finding[], steps: 0, done: false }));
  while (results.some(({ done }) => !done))
    for (const [index, result] of results.entries()) {
      const step = result.done ? null : all[index]?.next();
      if (!step) continue;
      result.steps++;
      result.done = step.done === true;
      if (step.done) result.findings = step.value;
    }
  return results;
}

test('reports held to the rules step by step, in turn with each other, have the findings that each has by itself and at once', () => {
  fc.assert(
    fc.property(subjects, subjects, fc.constantFrom(1, 100, 10_000), (one, other, unitsPerStep) => {
      const asked = [one, other, one];
      const found = inTurn(asked.map((subject) => evaluateSteps(subject, 'publication', new Pace(unitsPerStep))));
      for (const { steps } of found) expect(steps).toBeGreaterThan(20);
      expect(found.map(({ findings }) => findings)).toEqual(asked.map((subject) => evaluate(subject, 'publication')));
    }),
    { numRuns: 25 },
  );
});
