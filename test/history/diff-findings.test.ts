import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../src/forms/finding.js';
import { makeFinding } from '../../src/forms/rules/make-finding.js';
import { diffFindings, findingLine } from '../../src/history/diff-findings.js';

function finding(
  ruleId: string,
  state: Finding['state'],
  { left = '3', subject = 'table3/received', grade = 'error' as Finding['grade'] } = {},
): Finding {
  return makeFinding({
    ruleId,
    grade,
    state,
    subject,
    leftCells: ['table3/received/total'],
    rightCells: [],
    left,
    right: '5',
    messageZh: `${subject}：${left}，应为5`,
    messageEn: `${subject} is ${left}, not 5`,
    section: null,
    excerpt: null,
    hints: [],
  });
}

const fails = finding('T3-BAL', 'fail');
const passes = finding('T3-BAL', 'pass', { left: '5' });

describe('findings of two revisions', () => {
  it('that are the same make no difference, nor do checks that pass or can not be made', () => {
    const others = [finding('T3-SUM', 'pass'), finding('T4-SUM', 'notAssessable')];
    expect(diffFindings([fails, ...others], [fails, ...others])).toEqual([]);
    expect(diffFindings(others, [])).toEqual([]);
  });

  it('tell a fault that appeared with what was said of its place before', () => {
    expect(diffFindings([passes], [fails])).toEqual([{ kind: 'appeared', old: passes, new: fails }]);
    expect(diffFindings([], [fails])).toEqual([{ kind: 'appeared', old: null, new: fails }]);
  });

  it('tell a fault that went with what is said of its place now: that it passes, or that it can not be assessed any more', () => {
    expect(diffFindings([fails], [passes])).toEqual([{ kind: 'went', old: fails, new: passes }]);
    const lost = finding('T3-BAL', 'notAssessable');
    const [diff] = diffFindings([fails], [lost]);
    expect(diff).toEqual({ kind: 'went', old: fails, new: lost });
    expect(diff && findingLine(diff).zh).toBe('问题无法再核查 T3-BAL：table3/received：3，应为5');
    expect(diff && findingLine(diff).en).toBe('Finding can no longer be assessed T3-BAL: table3/received is 3, not 5');
  });

  it('tell a fault that is another in the same place', () => {
    const worse = finding('T3-BAL', 'fail', { left: '1' });
    expect(diffFindings([fails], [worse])).toEqual([{ kind: 'changed', old: fails, new: worse }]);
    expect(diffFindings([finding('X', 'uncertain')], [finding('X', 'fail')])).toMatchObject([{ kind: 'changed' }]);
    expect(diffFindings([fails], [worse]).map(findingLine)).toEqual([
      {
        what: 'finding',
        place: fails.fingerprint,
        zh: '问题有变 T3-BAL：table3/received：1，应为5',
        en: 'Finding changed T3-BAL: table3/received is 1, not 5',
      },
    ]);
  });

  it('keep several faults of one rule and place apart', () => {
    const [a, b, c] = ['1', '2', '4'].map((left) => finding('TXT', 'fail', { left }));
    if (!a || !b || !c) throw new Error('three findings');
    expect(diffFindings([a, b], [b, c])).toEqual([{ kind: 'changed', old: a, new: c }]);
    expect(diffFindings([a, b], [b])).toEqual([{ kind: 'went', old: a, new: null }]);
  });

  it('are the same the other way round, with what appeared and what went changing places', () => {
    const findings = fc.array(
      fc
        .tuple(fc.constantFrom('R1', 'R2'), fc.constantFrom('fail', 'pass', 'uncertain', 'notAssessable'), fc.constantFrom('1', '2'))
        .map(([rule, state, left]) => finding(rule, state as Finding['state'], { left })),
      { maxLength: 6 },
    );
    const turned = { appeared: 'went', went: 'appeared', changed: 'changed', answered: 'answered' } as const;
    const plain = (diffs: ReturnType<typeof diffFindings>) => diffs.map((diff) => JSON.stringify(diff)).sort();
    fc.assert(
      fc.property(findings, findings, (old, now) => {
        const back = diffFindings(now, old).map((diff) => ({ kind: turned[diff.kind], old: diff.new, new: diff.old }));
        expect(plain(back)).toEqual(plain(diffFindings(old, now)));
      }),
    );
  });
});
