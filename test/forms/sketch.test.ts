import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as shingles from '../../src/forms/rules/across/shingles.js';
import * as sketch from '../../src/forms/rules/across/sketch.js';
import { atOnce } from '../support/at-once.js';

const shinglesOf = (text: string, names: readonly string[]) => atOnce((pace) => shingles.shinglesOf(text, names, pace));
const similarity = (one: ReadonlySet<string>, other: ReadonlySet<string>) => atOnce((pace) => shingles.similarity(one, other, pace));
const bandsOf = (runs: ReadonlySet<string>, salt: string) => atOnce((pace) => sketch.bandsOf(runs, salt, pace));

const letters = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x4e00 + 800 }).map((code) => String.fromCharCode(code)),
  minLength: 200,
  maxLength: 300,
});
const shared = (one: readonly number[], other: readonly number[]) => one.filter((band) => other.includes(band)).length;

describe('a sketch', () => {
  test('is the same of the same text, and has nothing in common with another part, year or scope', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const runs = shinglesOf(text, []);
        expect(bandsOf(runs, 'a')).toEqual(bandsOf(runs, 'a'));
        expect(shared(bandsOf(runs, 'a'), bandsOf(runs, 'b'))).toBe(0);
        for (const band of bandsOf(runs, 'a')) expect(Number.isSafeInteger(band) && band >= 0).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('finds nearly every text that is 85 % alike, and leaves nearly every other one aside', () => {
    const found = { copies: 0, tried: 0, others: 0 };
    fc.assert(
      fc.property(letters, letters, fc.nat(199), (text, other, at) => {
        const runs = shinglesOf(text, []);
        const edited = shinglesOf(`${text.slice(0, at)}另${text.slice(at)}`, []);
        const bands = bandsOf(runs, 'a');
        found.tried++;
        if (similarity(runs, edited) >= 0.85 && shared(bands, bandsOf(edited, 'a')) > 0) found.copies++;
        if (shared(bands, bandsOf(shinglesOf(other, []), 'a')) > 0) found.others++;
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(found.copies).toBeGreaterThan(found.tried * 0.98);
    expect(found.others).toBeLessThan(found.tried * 0.02);
  });
});

describe('the runs of a text', () => {
  test('do not know figures, names, punctuation and widths', () => {
    const one = shinglesOf('甲局２０２２年共收到政府信息公开申请 12 件，办结率100%。', ['甲局']);
    const other = shinglesOf('乙管理局2023年，共收到政府信息公开申请1,340件；办结率98.5%', ['乙管理局']);
    expect([...one]).toEqual([...other]);
    expect(similarity(one, other)).toBe(1);
  });
  test('of nothing are like nothing', () => {
    expect(similarity(new Set(), new Set())).toBe(0);
    expect(similarity(shinglesOf('甲乙丙丁戊己', []), new Set())).toBe(0);
  });
});
