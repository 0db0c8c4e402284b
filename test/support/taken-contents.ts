import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import type { ReportContent, TableContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { visibleText } from '../../src/text/visible.js';
import { contentArbitrary, textArbitrary } from './content-arbitraries.js';

/**
 * Contents that the domain takes, of any kind. Its limits: texts hold no control characters but line end and tab, and no half characters
 * (`checkedText`); titles, headings and labels are one line (`oneLine`), and a local row's label is not empty to the eye (`requiredText`);
 * a cell is what its text is taken to be (`parseCell`), and has no place in a source once it is in another file. A whole file has at most
 * 10 MiB (`largestSource`): a report whose every text is as long as is taken has more, and is refused when it is read back.
 */
export function takenContents(form: Form, texts: fc.Arbitrary<string> = textArbitrary): fc.Arbitrary<ReportContent> {
  return fc
    .tuple(contentArbitrary(form), fc.array(texts, { minLength: 40, maxLength: 40 }), fc.boolean())
    .map(([content, written, spread]) => taken(form, spread ? withTexts(content, written) : content));
}

/** The content with texts at every place where a person can write: title, headings, sections, local rows and cells. */
export function withTexts(content: ReportContent, texts: readonly string[]): ReportContent {
  let next = 0;
  const text = (): string => texts[next++ % texts.length] ?? '';
  return {
    title: text(),
    sections: mapped(content.sections, () => ({ heading: text(), text: `${text()}\n${text()}` })),
    tables: mapped(content.tables, ({ rows, localRows }) => ({
      rows: mapped(rows, (cells) => mapped(cells, (cell, column) => (column.length % 3 === 0 ? { ...cell, raw: text() } : cell))),
      localRows: localRows.map((row) => ({ ...row, label: text() })),
    })),
  };
}

function taken(form: Form, { title, sections, tables }: ReportContent): ReportContent {
  return {
    title: takenLine(title),
    sections: mapped(sections, ({ heading, text }) => ({ heading: takenLine(heading), text: takenText(text) })),
    tables: mapped(tables, (table, key) => takenTable(form, key, table)),
  };
}

function takenTable(form: Form, key: string, { rows, localRows }: TableContent): TableContent {
  const blocks = form.tables.find((table) => table.key === key)?.blocks ?? [];
  return {
    rows: mapped(rows, (cells, row) => {
      const local = localRows.find((candidate) => candidate.key === row)?.block;
      const columns = blocks.find((block) => block.key === local || block.rows.some((candidate) => candidate.key === row))?.columns ?? [];
      return mapped(cells, ({ raw }, name): Cell => {
        const column = columns.find((candidate) => candidate.key === name);
        if (!column) throw new Error(`There is no cell ${key}/${row}/${name}.`);
        return parseCell(takenText(raw), column);
      });
    }),
    localRows: localRows.map(({ label, ...row }) => ({ ...row, label: visibleText(takenLine(label)) === '' ? '其他' : takenLine(label) })),
  };
}

function takenText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

function takenLine(text: string): string {
  return takenText(text).replace(/[\n\t\u2028\u2029]/g, '');
}

/** The values of an object, each changed. */
export function mapped<T, U>(values: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

/** What a hostile author writes, for every format that a report goes out in. */
export const hostileTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        'javascript:alert(1)',
        ']]>',
        '</style><style>*{display:none}</style>',
        '</td></tr></table><table><tr><td>9',
        '--><!--',
        '</w:t></w:r><w:r><w:t>',
        '</report><report>',
        '&lt;b&gt; &#60; &amp;',
        '[x](javascript:alert(1))',
        '![x](http://example.org/x.png)',
        '<http://example.org>',
        '`code` **bold** | cell\n| --- |\n# heading\n- item\n1. one\n===\n    code',
        "=cmd|' /C calc'!A0",
        '@SUM(A1)',
        '+1+cmd',
        '-2+3',
        '\t=1+1',
        '＝1+1',
        '","=1+1',
        '一、总体情况',
        '二、主动公开政府信息情况',
        '第二十条第（一）项',
        '规章',
        '一、本年新收政府信息公开申请数量',
        '\u202e12\u202c',
        '\ufffe\uffff',
        '\u2028\u2029\ufeff',
        '{{1}}',
        '+3',
        '-8',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(''));
