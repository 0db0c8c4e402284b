import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Form } from '../../src/forms/form.js';
import type { ImportedReport } from '../../src/import/import-report.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';
import { importBytes } from '../support/import-reading.js';
import { asDocx } from '../support/laid-out/as-docx.js';
import { asHtml, type HtmlStyle, htmlStyleArbitrary } from '../support/laid-out/as-html.js';
import { inGbk } from '../support/laid-out/gbk.js';
import { type KnownContent, knownContentArbitrary } from '../support/laid-out/known-content.js';
import { layOut } from '../support/laid-out/lay-out.js';
import { type Layout, layoutArbitrary } from '../support/laid-out/layout.js';

const title = '甲县乙局2022年政府信息公开工作年度报告';

interface LaidOut {
  readonly content: KnownContent;
  readonly layout: Layout;
  readonly style: HtmlStyle;
}

const laidOut = (form: Form): fc.Arbitrary<LaidOut> =>
  fc.record({ content: knownContentArbitrary(form), layout: layoutArbitrary, style: htmlStyleArbitrary });

/** With an empty column and no headers, a column of blank cells can not be told from one that only keeps distance. */
function isAmbiguous({ headers, emptyColumn }: Layout): boolean {
  return headers === 'none' && emptyColumn !== 'none';
}

/** Everything that was written is where it belongs; where that can not be told, the row is blank and its figures are reported. */
function expectWhole(form: Form, { content, layout }: LaidOut, report: ImportedReport): void {
  const left = report.unplaced.map(({ text }) => text);
  for (const [id, texts] of content.cells) {
    const [table = '', row = ''] = id.split('/');
    const read = Object.values(report.content.tables[table]?.rows[row] ?? {}).map(({ raw }) => raw);
    if (!isAmbiguous(layout) || read.some((raw) => raw !== '')) expect([id, ...read]).toEqual([id, ...texts]);
    else expect(left).toEqual(expect.arrayContaining(texts.filter((text) => text !== '')));
  }
  for (const [key, paragraphs] of content.sections)
    expect(report.content.sections[key]?.text).toBe(paragraphs.map((text) => text.trim()).join('\n'));
  expect([report.form.id, report.title, report.year]).toEqual([form.id, title, 2022]);
  if (isAmbiguous(layout)) return;
  expect(report.unplaced.filter(({ reason }) => !reason.includes('marks as navigation'))).toEqual([]);
  // Sums of figures at random do not hold, and may in another order.
  const expected = ['formOfOtherYear', 'orderDoubtful', ...(layout.headers === 'none' ? ['orderAssumed'] : [])];
  expect(report.notes.filter(({ kind }) => !expected.includes(kind))).toEqual([]);
}

describe.each([
  ['2019', f2019],
  ['2021', f2021],
])('a report of the form of %s, laid out in whatever way', (_year, form) => {
  test('is read whole from a web page', () => {
    fc.assert(
      fc.property(laidOut(form), (one) => {
        expectWhole(form, one, importBytes(Buffer.from(asHtml(title, layOut(form, one.content, one.layout), one.style))));
      }),
      { numRuns: 50 },
    );
  });

  test('is read whole from a web page in GBK, whatever the page says of its encoding', () => {
    fc.assert(
      fc.property(laidOut(form), (one) => {
        const page = asHtml(title, layOut(form, one.content, one.layout), one.style);
        expectWhole(form, one, importBytes(inGbk(page)));
      }),
      { numRuns: 15 },
    );
  });

  test('is read whole from a Word document', () => {
    fc.assert(
      fc.property(laidOut(form), (one) => {
        expectWhole(form, one, importBytes(asDocx(title, layOut(form, one.content, one.layout))));
      }),
      { numRuns: 30 },
    );
  });
});
