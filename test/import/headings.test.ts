import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { failing } from '../support/explained.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const keys = ['overview', 'proactiveDisclosure', 'requests', 'reviewLitigation', 'problemsImprovements', 'otherMatters'];
const numerals = '一二三四五六';

/** The page with other headings, and with other sub-headings in its first section. */
function withHeadings(headings: readonly string[], subHeadings: readonly string[] = ['（一）主动公开。', '（二）依申请公开。']): string {
  let order = 0;
  const other = page
    .replace(/<p>[一二三四五六]、.*?<\/p>/g, () => `<p>${headings[order++] ?? ''}</p>`)
    .replace('（一）主动公开。', `${subHeadings[0]}</p><p>`)
    .replace('（二）依申请公开。', `${subHeadings[1]}</p><p>`);
  expect(order).toBe(6);
  return other;
}

const short = ['总体情况', '主动公开情况', '依申请公开情况', '行政复议、诉讼情况', '存在问题及改进措施', '其他事项'];
const own = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
const numbered = (words: readonly string[], how: (numeral: string, index: number) => string): string[] =>
  words.map((text, index) => how(numerals.charAt(index), index) + text);

/** Which headings were found, and what the first section says. */
function read(html: string) {
  const report = importHtml(html);
  expect(rowsOf(report)).toEqual(hangzhou);
  const { sections } = report.content;
  return { headings: keys.map((key) => sections[key]?.heading), overview: sections.overview?.text.split('\n') ?? [], report };
}

describe('headings of few words', () => {
  test.each([
    ['with numerals', numbered(short, (numeral) => `${numeral}、`)],
    ['with numerals in brackets', numbered(short, (numeral) => `（${numeral}）`)],
    ['with Arabic numerals', numbered(short, (_numeral, index) => `${index + 1}.`)],
    ['with Arabic numerals and no dot at all', numbered(short, (_numeral, index) => `${index + 1}、 `)],
    ['as parts', numbered(short, (numeral) => `第${numeral}部分 `)],
    ['without numerals', short],
  ])('%s are those of the sections', (_how, headings) => {
    const found = read(withHeadings(headings));
    expect(found.headings).toEqual(headings);
    expect(found.overview).toHaveLength(5);
    expect(found.report.notes).toEqual([]);
  });

  test.each([
    ['in brackets', ['（一）主动公开情况', '（二）依申请公开情况']],
    ['in brackets, with the numerals of the sections', ['（二）主动公开情况', '（三）依申请公开情况']],
    ['with Arabic numerals', ['2.主动公开情况', '3.依申请公开情况']],
    ['without numerals', ['主动公开情况', '依申请公开情况']],
  ])('within the first section are its own, also where a section has no heading: %s', (_how, subHeadings) => {
    for (const headings of [own, own.with(1, ''), own.with(2, '')]) {
      const printed = numbered(headings, (numeral) => `${numeral}、`).map((text) => (text.length < 3 ? '' : text));
      const found = read(withHeadings(printed, subHeadings));
      expect(found.headings).toEqual(printed);
      expect(found.overview).toEqual(expect.arrayContaining(subHeadings));
    }
  });

  test('numbered like the sections of a report in parts are those within a section', () => {
    const parts = numbered(own, (numeral) => `第${numeral}部分 `);
    const found = read(withHeadings(parts, ['二、主动公开情况', '三、依申请公开情况']));
    expect([found.headings, found.overview.slice(1, 2)]).toEqual([parts, ['二、主动公开情况']]);
  });
});

describe('a heading that is a known variant', () => {
  test.each([
    ['proactiveDisclosure', '二、主动公开情况'],
    ['requests', '三、依申请公开情况'],
    ['requests', '三、收到和处理公民、法人和其他组织政府信息公开申请情况'],
    ['reviewLitigation', '四、行政复议、诉讼情况'],
    ['otherMatters', '六、其他事项'],
    ['otherMatters', '六、其他需报告事项'],
  ])('of %s is found, and a rule tells that it differs: %s', (key, heading) => {
    const at = keys.indexOf(key);
    const found = read(withHeadings(numbered(own, (numeral) => `${numeral}、`).with(at, heading)));
    expect(found.headings[at]).toBe(heading);
    const told = failing(found.report).filter(({ ruleId }) => ruleId === 'S-HEAD');
    expect(told.map(({ grade }) => grade)).toEqual(['info']);
  });
});
