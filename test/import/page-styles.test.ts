import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
const cell = /(<tr><td>行政许可<\/td><td colspan="3")>(\d+)<\/td>/;
const figure = cell.exec(page)?.[2] ?? '';

/** The page with a style of its own, and another cell for licensing, in which N is the figure. */
function read(sheet: string, inside: string, media = '') {
  expect(figure).not.toBe('');
  const other = page.replace(cell, `$1 class="figure">${inside.replaceAll('N', figure)}</td>`);
  const report = importHtml(other.replace('</head>', `<style${media}>${sheet}</style></head>`));
  const told = report.unplaced.slice(1).map(({ text, reason }) => [text, reason]);
  return { licensing: rowsOf(report).table2?.['item5.licensing'], told, notes: report.notes, cellsFound: report.cellsFound };
}

const hidden = "is hidden by the page's style";
const unseen = 'can not be seen on the page';

describe('what a page hides or strikes out by its own style', () => {
  test.each([
    ['a class', '.old { display: none }', '<span class="new old">9</span>N', hidden],
    ['an element with a class', 'span.old{DISPLAY:NONE}', '<span class=old>9</span>N', hidden],
    ['an id', '#was { visibility: hidden }', '<b id="was">9</b>N', hidden],
    ['the name of an element', 'i,em{visibility:hidden}', '<i>9</i>N', hidden],
    ['elements in others', 'table .figure > u { display:none !important }', '<u style="display:inline">9</u>N', hidden],
    ['a rule for screens', '@media screen { .old { display:none } }', '<span class=old>9</span>N', hidden],
    ['a rule after remarks', '<!-- /* .old{} */ .old{color:red;display:none} -->', '<span class=old>9</span>N', hidden],
    ['a line through it', '.old{text-decoration:line-through}', '<span class=old>9</span>N', 'is struck out'],
    ['a line through its paragraph', '.old{text-decoration-line:line-through}', '<p class=old>9</p>N', 'is struck out'],
    [
      'one of several that it may stand in',
      '.p > .q .old{display:none}',
      '<i class=p><i class=q><i class=q><b class=old>9</b></i></i></i>N',
      hidden,
    ],
    ['a class with a sign', '.o\\:a{display:none}', '<span class="o:a">9</span>N', hidden],
    ['no size', '.old{font-size:0}', '<span class=old>9</span>N', unseen],
    ['a place far off', '.old{position:absolute;left:-9999px}', '<span class=old>9</span>N', unseen],
    ['what is cut off', '.old{position:absolute;clip:rect(0,0,0,0)}', '<span class=old>9</span>N', unseen],
    ['no width', '.old{display:inline-block;width:0;overflow:hidden}', '<span class=old>9</span>N', unseen],
    ['a raised class', '.mark{vertical-align:super}', 'N<span class=mark>9</span>', 'is a raised mark beside a figure'],
  ])('by %s is no digit of a figure, and is told', (_how, sheet, inside, reason) => {
    const { licensing, told, notes, cellsFound } = read(sheet, inside);
    expect([licensing, told, notes, cellsFound]).toEqual([figure, [['9', reason]], [], 200]);
  });

  test.each([
    ['for paper', '.figure{display:none}', ' media="print"'],
    ['for paper, by its rule', '@media print{.figure{display:none}}', ''],
    ['for small screens', '@media (max-width: 600px) { .figure { display:none } }', ''],
    ['of other elements', 'div .nav .figure, th.figure, #figure {display:none}', ''],
    ['that a later one takes back', '.figure{display:none} .figure{display:table-cell}', ''],
    ['that a nearer one takes back', 'td.figure{display:table-cell} .figure{display:none}', ''],
    ['while a reader points at it', '.figure:hover{visibility:hidden}', ''],
    ['in a remark', '/* .figure{display:none} */', ''],
    ['of a page that a script shows', 'body{visibility:hidden}', ''],
    ['for readers without scripts', '</style><noscript><style>.figure{display:none}</style></noscript><style>', ''],
    ['that gives a width alone', '.figure{width:0}', ''],
  ])('by a style %s is read', (_how, sheet, media) => {
    expect(read(sheet, 'N', media)).toEqual({ licensing: figure, told: [], notes: [], cellsFound: 200 });
  });

  test('as a whole cell is blank where the cell keeps its place, and told', () => {
    const { licensing, told } = read('.figure{visibility:hidden}', 'N');
    expect([licensing, told]).toEqual(['_', [[figure, hidden]]]);
  });

  test.each([
    'td:nth-child(2){display:none}',
    'td + td.figure{display:none}',
    'td[class]{text-decoration:line-through}',
    'table{color:red; & td.figure{display:none}}',
  ])('by a selector that is not understood is read, with a note: %s', (sheet) => {
    const { licensing, notes } = read(sheet, 'N');
    expect(licensing).toBe(figure);
    expect(notes).toEqual([
      { kind: 'hidingUnclear', message: expect.stringContaining(/[^{]*(?=\{[^{]*$)/.exec(sheet)?.[0].slice(-5) ?? '') },
    ]);
  });

  test('by a selector that is not understood, and selects nothing of the report, is no matter', () => {
    expect(read('ul.pages li:nth-child(2), .figure.other:not(.x) {display:none}', 'N').notes).toEqual([]);
  });
});

test.each([
  ['a cell', '<td style="display:none">7', ''],
  ['a cell that is never closed', '<td hidden>7', ''],
  ['a field', '', '<input style="display:none" value="7">'],
])('%s that a page hides is not there', (_what, cellBefore, inside) => {
  const other = page.replace(
    cell,
    (_all, head: string, said: string) => `${head.replace('<td colspan', `${cellBefore}<td colspan`)}>${said}${inside}</td>`,
  );
  expect(other).not.toBe(page);
  expect(rowsOf(importHtml(other))).toEqual(rowsOf(importHtml(page)));
});

describe('a page whose style hides the report until a script shows it', () => {
  const plain = importHtml(page);
  const withSheet = (html: string) => importHtml(html.replace('</head>', '<style>.pane{display:none}</style></head>'));

  test('is read whole, with a note', () => {
    const report = withSheet(page.replace('class="article-content"', 'class="pane"'));
    expect([rowsOf(report), report.unplaced]).toEqual([rowsOf(plain), plain.unplaced]);
    expect(report.notes).toEqual([{ kind: 'hidingUnclear', message: expect.stringContaining('a script shows') }]);
  });

  test('is read once where it hides only a copy of it', () => {
    const [copy = ''] = /<div id="zoom"[\s\S]*<\/div>/.exec(page) ?? [];
    const report = withSheet(page.replace('</body>', `<div class="pane">${copy}</div></body>`));
    expect([rowsOf(report), report.notes]).toEqual([rowsOf(plain), []]);
    expect(report.unplaced.filter(({ reason }) => reason === hidden)).toHaveLength(1);
  });
});

test('a page that has the report in an element which hides itself is refused, and told why', () => {
  const html = page.replace('class="article-content"', 'style="display:none"');
  expect(html).not.toBe(page);
  expect(() => importHtml(html)).toThrow(
    /has the report in a part that it hides \(display: none\) until a script shows it.*save it from there/,
  );
});

test('a page with more rules and elements than a report has is refused', () => {
  const sheet = '.q .figure{display:none}'.repeat(2_000);
  const many = page.replace('</body>', `${'<b class="figure"></b>'.repeat(3_000)}</body>`);
  expect(() => importHtml(many.replace('</head>', `<style>${sheet}</style></head>`))).toThrow(/rules of style/);
});
