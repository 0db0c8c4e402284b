import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import { holds, isAnswered, unanswered } from '../../src/reports/answers.js';
import type { Report } from '../forms/report-saying.js';
import { findingsBeside, inForce } from '../forms/two-reports.js';
import { someFinding } from '../support/some-finding.js';

const carriedIn = 'table3/carriedIn/total';
const lastYear = inForce({ year: 2021, cells: { 'table3/carriedOut/total': '3' } });
const carry = (cells: Readonly<Record<string, string>>, others: Parameters<typeof findingsBeside>[1] = { lastYear }) => {
  const found = findingsBeside({ year: 2022, cells }, others).find(({ ruleId, grade }) => ruleId === 'X-CARRY' && grade === 'error');
  if (!found) throw new Error('no X-CARRY of the total');
  return found;
};
const { fingerprint, ruleId, subject, left, right, particulars } = carry({ [carriedIn]: '2' });
const answer = { fingerprint, ruleId, subject, left, right, particulars, reason: '划转。', actorId: 'author', revision: 9 };

describe('an answer', () => {
  test('survives whatever is written elsewhere in either report', () => {
    const elsewhere = cellIds(formForYear(2022)).filter((cell) => cell !== carriedIn && cell !== 'table3/carriedOut/total');
    const edits = fc.array(fc.tuple(fc.constantFrom(...elsewhere), fc.constantFrom('0', '5', '', '无', '1,234', '--1')), { maxLength: 8 });
    fc.assert(
      fc.property(edits, edits, fc.integer({ min: 1, max: 9 }), (ours, theirs, edition) => {
        const before = inForce(
          { year: 2021, cells: { ...Object.fromEntries(theirs), 'table3/carriedOut/total': '3' } },
          { edition, revision: 5 * edition },
        );
        const finding = carry({ ...Object.fromEntries(ours), [carriedIn]: '2' }, { lastYear: before });
        expect(isAnswered([answer], finding)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('holds for just the figures that it was given for, on either side', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (ours, theirs) => {
        const before = inForce({ year: 2021, cells: { 'table3/carriedOut/total': String(theirs) } });
        const finding = carry({ [carriedIn]: String(ours) }, { lastYear: before });
        expect(finding.fingerprint).toBe(fingerprint);
        expect(holds(answer, finding)).toBe(ours === 2 && theirs === 3);
      }),
    );
  });

  describe('to what no two figures say holds while the finding says the same', () => {
    const government = { name: '市政府', kind: 'government', level: 'city' } as const;
    const of = (ruleId: string, report: Omit<Report, 'year'>, others: Parameters<typeof findingsBeside>[1] = {}) => {
      const found = findingsBeside({ year: 2022, ...report }, others).find(
        (finding) => finding.ruleId === ruleId && finding.state === 'fail',
      );
      if (!found) throw new Error(`no ${ruleId}`);
      return found;
    };
    const covering = (overview: string) => of('S-GOV', { office: government, texts: { overview } });
    const six = (otherMatters: string) => of('S-SIX', { texts: { otherMatters } });
    const gap = (others: Parameters<typeof findingsBeside>[1]) => of('X-GAP', {}, others);

    test.each([
      [
        'the topics that are missing',
        covering('开展了工作考核。'),
        covering('全年开展工作考核三次。'),
        covering('开展了社会评议、责任追究。'),
      ],
      ['the words that lack something', six('本年度无。'), six('本年度无。'), six('另有一事说明。')],
      ['why there is no report of last year', gap({}), gap({}), gap({ lastYearOnFile: true, lastYearWithdrawn: true })],
      ['why there is none in force', gap({ lastYearOnFile: true }), gap({ lastYearOnFile: true }), gap({})],
    ])('%s', (_what, told, same, other) => {
      expect([same.fingerprint, other.fingerprint]).toEqual([told.fingerprint, told.fingerprint]);
      expect(holds(told, told)).toBe(true);
      expect(holds(told, same)).toBe(true);
      expect(holds(told, other)).toBe(false);
      // Given before what it was given to was kept, it may have been given to anything.
      expect(holds({ ...told, particulars: [] }, told)).toBe(false);
    });

    test('but for punctuation, and to the end of a long text', () => {
      const long = '事项。'.repeat(60);
      expect(holds(six('无。'), six('无'))).toBe(true);
      expect(holds(six(' 无 '), six('无．'))).toBe(true);
      expect(holds(six(`${long}另有一事。`), six(`${long}另有两事。`))).toBe(false);
      expect(holds(six('增长1.5。'), six('增长15。'))).toBe(false);
    });

    test('while it asks about the same words, and no longer once they say it plainly', () => {
      const received = (text: string) => {
        const found = findingsBeside({ year: 2023, texts: { overview: text } }).find(
          ({ ruleId, state }) => ruleId === 'N-RECV' && (state === 'fail' || state === 'uncertain'),
        );
        if (!found) throw new Error('no N-RECV');
        return found;
      };
      const asked = received('累计收到政府信息公开申请230件。');
      const plain = received('收到政府信息公开申请230件。');
      expect([asked.state, plain.state, asked.fingerprint]).toEqual(['uncertain', 'fail', plain.fingerprint]);
      expect(holds(asked, received('累计收到政府信息公开申请230件'))).toBe(true);
      expect(holds(asked, plain)).toBe(false);
      expect(holds(plain, asked)).toBe(false);
    });

    test('whatever sentences the program has for it', () => {
      const told = covering('开展了工作考核。');
      expect(holds(told, { ...told, messageZh: '另一种说法。', messageEn: 'Other words.' })).toBe(true);
    });
  });

  test('to one finding is none to another', () => {
    const findings = [someFinding(), someFinding({ subject: 'other' })];
    const given = { ...answer, fingerprint: findings[0]?.fingerprint ?? '', left: '100', right: '10' };
    expect(unanswered([given], findings, 'warning')).toEqual([findings[1]]);
    expect(unanswered([], findings, 'warning')).toEqual(findings);
    expect(unanswered([], findings, 'error')).toEqual([]);
  });
});
