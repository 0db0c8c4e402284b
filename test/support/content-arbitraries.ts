import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import type { LocalRow, ReportContent } from '../../src/forms/content.js';
import type { Form, FormBlock, FormTable } from '../../src/forms/form.js';
import { formById } from '../../src/forms/forms.js';
import { blankRow, emptyContent } from '../../src/forms/layout.js';

/** The official forms, read as they are. */
export const f2019 = formById('f2019');
export const f2021 = formById('f2021');

/** A change of a content, such as an author makes; what does not apply (a row that is not there) changes nothing. */
export type Edit = (content: ReportContent) => ReportContent;

/** Well-formed text as reports have it: Chinese words, figures in both widths, punctuation, paragraphs, and now and then anything. */
export const textArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('政府信息', '公开', '住房公积金', '行政复议', '2020年', '1,234件', '19.65万人', '２０２０', '0'),
      },
      { weight: 3, arbitrary: fc.constantFrom('，', '。', '、', '“', '”', '；', '\n', '\n', '（一）', ' ', '~', '/') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(''));

const figureArbitrary = fc.oneof(
  fc.integer({ min: -20, max: 5000 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 9 })).map(([whole, tenths]) => `${whole}.${tenths}`),
);

/** A cell of any state; `unit` is what its column declares. */
export function cellArbitrary(unit: string): fc.Arbitrary<Cell> {
  const source = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });
  const states = fc.oneof(
    figureArbitrary.map((value): Cell => ({ raw: value, state: value === '0' ? 'zero' : 'number', value, unit })),
    figureArbitrary.map((value): Cell => ({ raw: `${value}个`, state: value === '0' ? 'zero' : 'number', value, unit: '个' })),
    fc.constantFrom<Cell>({ raw: '', state: 'blank', value: null, unit }, { raw: '/', state: 'na', value: null, unit }),
    textArbitrary.map((raw): Cell => ({ raw, state: 'text', value: null, unit })),
  );
  return fc.tuple(states, source).map(([cell, line]) => (line === undefined ? cell : { ...cell, source: { line } }));
}

/** A content of the form with up to 20 cells filled, some of its sections written and up to three local rows. */
export function contentArbitrary(form: Form): fc.Arbitrary<ReportContent> {
  return fc
    .array(editArbitrary(form), { maxLength: 30 })
    .map((edits) => edits.reduce((content, edit) => edit(content), emptyContent(form, form.title)));
}

/** A content, and the same after up to six edits: the two share all that did not change. */
export function editedArbitrary(form: Form): fc.Arbitrary<readonly [ReportContent, ReportContent]> {
  return fc
    .tuple(contentArbitrary(form), fc.array(editArbitrary(form), { maxLength: 6 }))
    .map(([content, edits]) => [content, edits.reduce((edited, edit) => edit(edited), content)] as const);
}

export function editArbitrary(form: Form): fc.Arbitrary<Edit> {
  const section = fc.constantFrom(...form.sections.map(({ key }) => key));
  return fc.oneof(
    { weight: 10, arbitrary: figureEdit(form) },
    {
      weight: 1,
      arbitrary: textArbitrary.map(
        (title): Edit =>
          (content) => ({ ...content, title }),
      ),
    },
    { weight: 2, arbitrary: fc.tuple(section, textArbitrary).map(([key, text]) => inSection(key, () => text)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(section, fc.nat(40), fc.nat(8), textArbitrary)
        .map(([key, at, removed, added]) =>
          inSection(key, (text) => [...text].toSpliced(Math.min(at, [...text].length), removed, added).join('')),
        ),
    },
    { weight: 1, arbitrary: localRowEdit(form) },
  );
}

function inSection(key: string, change: (text: string) => string): Edit {
  return (content) => {
    const { heading, text } = content.sections[key] ?? { heading: '', text: '' };
    return { ...content, sections: { ...content.sections, [key]: { heading, text: change(text) } } };
  };
}

function figureEdit(form: Form): fc.Arbitrary<Edit> {
  const places = form.tables.flatMap((table) =>
    table.blocks.flatMap(({ rows, columns }) => rows.flatMap((row) => columns.map((column) => ({ table, row, column })))),
  );
  return fc.constantFrom(...places).chain(({ table, row, column }) =>
    cellArbitrary(column.unit).map(
      (cell): Edit =>
        (content) => {
          const old = content.tables[table.key] ?? { rows: {}, localRows: [] };
          const rows = { ...old.rows, [row.key]: { ...old.rows[row.key], [column.key]: cell } };
          return { ...content, tables: { ...content.tables, [table.key]: { ...old, rows } } };
        },
    ),
  );
}

/** Adds a local row to a block, or, one time in three, takes the block's first local row away. */
function localRowEdit(form: Form): fc.Arbitrary<Edit> {
  const blocks = form.tables.flatMap((table) => table.blocks.map((block) => ({ table, block })));
  return fc
    .tuple(fc.constantFrom(...blocks), textArbitrary, fc.nat(2))
    .map(([{ table, block }, label, third]) => (third === 0 ? withoutLocalRow(table, block) : withLocalRow(table, block, label)));
}

function withLocalRow(table: FormTable, block: FormBlock, label: string): Edit {
  return (content) => {
    const old = content.tables[table.key] ?? { rows: {}, localRows: [] };
    let n = 1;
    while (old.rows[`${block.key}.local${n}`]) n++;
    const row: LocalRow = { key: `${block.key}.local${n}`, block: block.key, label };
    const now = { rows: { ...old.rows, [row.key]: blankRow(block) }, localRows: [...old.localRows, row] };
    return { ...content, tables: { ...content.tables, [table.key]: now } };
  };
}

function withoutLocalRow(table: FormTable, block: FormBlock): Edit {
  return (content) => {
    const old = content.tables[table.key] ?? { rows: {}, localRows: [] };
    const gone = old.localRows.find((row) => row.block === block.key);
    if (gone === undefined) return content;
    const rows = Object.fromEntries(Object.entries(old.rows).filter(([key]) => key !== gone.key));
    const now = { rows, localRows: old.localRows.filter((row) => row !== gone) };
    return { ...content, tables: { ...content.tables, [table.key]: now } };
  };
}
