import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { importHtml } from '../support/import-reading.js';

const sample = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
/** Its sections, without what stands before them. */
const sections = sample.slice(sample.search(/<p[^>]*>一、/));

const report = '2023年政府信息公开工作年度报告';
const office = '长宁市农业农村局';
const period = '<p>本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。</p>';
const list = (...titles: string[]): string => `<ul>${titles.map((title) => `<li>${title}</li>`).join('')}</ul>`;

/** The report with this before its first heading. */
function begun(beginning: string, pageTitle = '') {
  return importHtml(`<html><head><title>${pageTitle}</title></head><body>${beginning}${sections}`);
}

function kindsOf({ notes }: ReturnType<typeof begun>): string[] {
  return notes.map(({ kind }) => kind).filter((kind) => kind !== 'formOfOtherYear');
}

describe('a list of other reports before the article', () => {
  const others = list(`${office}2022年政府信息公开工作年度报告`, `${office}2021年政府信息公开工作年度报告`);

  test('is not taken for it, where the page says its title', () => {
    const read = begun(`${others}<h1>${office}${report}</h1>`, `${office}${report}_往年年报_长宁市人民政府`);
    expect([read.title, read.year, read.officeNameGuess]).toEqual([`${office}${report}`, 2023, office]);
    expect(kindsOf(read)).toEqual(['otherTitles']);
  });

  test('is not taken for it where it stands between the title and the text, either', () => {
    const read = begun(`<h1>${office}${report}</h1>${others}`, `${office}${report}_长宁市人民政府`);
    expect([read.year, read.officeNameGuess]).toEqual([2023, office]);
  });

  test('of the city, with nothing else to tell, gives way to the title nearest to the article, and that is noted', () => {
    const read = begun(
      `${list('长宁市2022年政府信息公开工作年度报告', '长宁市2021年政府信息公开工作年度报告')}<h1>${office}${report}</h1>`,
    );
    expect([read.year, read.officeNameGuess]).toEqual([2023, office]);
    expect(kindsOf(read)).toEqual(['titleUnclear']);
    expect(read.notes.map(({ message }) => message).join()).toContain('长宁市2022年政府信息公开工作年度报告');
  });

  test('of other years is told of, and no doubt, where the statistics are of the year of the title', () => {
    expect(kindsOf(begun(`${others}<h1>${office}${report}</h1>${period}`))).toEqual(['otherTitles']);
  });

  test('gives way to the page’s own title where the article has none', () => {
    const read = begun(`${list('政府信息公开年报')}<h1>${report}</h1>`, `${office}${report}_长宁市人民政府`);
    expect([read.title, read.year, read.officeNameGuess]).toEqual([report, 2023, office]);
  });
});

test('a title of another year than the statistics is noted', () => {
  const read = begun(`<h1>${office}2022年政府信息公开工作年度报告</h1>${period}`);
  expect(kindsOf(read)).toEqual(['yearDiffers']);
  expect(read.notes.map(({ message }) => message).join()).toContain('The title says 2022, and the statistics are those of 2023.');
});

describe('a title in several lines', () => {
  test.each([
    ['by a line break', `<h1>${office}<br>${report}</h1>`, `${office}${report}`],
    ['in two paragraphs', `<p>${office}</p><p>${report}</p>`, `${office}${report}`],
    ['below the name of the site', `<p>长宁市人民政府网</p><p>${office}</p><p>${report}</p>`, `${office}${report}`],
    ['broken within a word', `<p>${office}2023年政府信息</p><p>公开工作年度报告</p>`, `${office}${report}`],
    [
      'broken after the year',
      `<p>${office}关于2023年度</p><p>政府信息公开工作的年度报告</p>`,
      `${office}关于2023年度政府信息公开工作的年度报告`,
    ],
    ['in three lines', `<p>${office}</p><p>2023年政府信息公开</p><p>工作年度报告</p>`, `${office}${report}`],
    ['with a line for the year', `<p>${office}</p><p>2023年</p><p>政府信息公开工作年度报告</p>`, `${office}${report}`],
  ])('%s is one', (_how, lines, whole) => {
    const read = begun(lines);
    expect([read.title, read.year, read.officeNameGuess]).toEqual([whole, 2023, office]);
  });

  test.each([
    ['a menu', `<p>政务公开</p><p>${report}</p>`],
    ['another year', `<p>2022年</p><p>${report}</p>`],
    ['a sentence', `<p>欢迎访问长宁市政府。</p><p>${report}</p>`],
    ['who published it', `<p>发布机构：长宁市政府</p><p>${report}</p>`],
  ])('is not made of %s above it', (_what, lines) => {
    expect(begun(lines).title).toBe(report);
  });

  test('keeps its first line for itself where that names the office', () => {
    expect(begun(`<p>长宁市人民政府</p><p>${office}${report}</p>`).title).toBe(`${office}${report}`);
  });
});
