import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import { exportReport } from '../../src/export/export-report.js';
import type { LocalRow, ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { blankRow, cellAt, cellIds, emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { importReport } from '../../src/import/import-report.js';
import { readReport } from '../../src/import/own/read-report.js';
import { f2019, f2021 } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';
import { hostileTexts, mapped, takenContents } from '../support/taken-contents.js';

/*
 * An export that somebody has changed, or saved again, is read for what it shows. Then only that can come back which every page can
 * show: paragraphs that are no headings and no labels, with no spaces around them, and figures.
 */
const sentence = fc
  .array(
    fc.constantFrom('本机关认真贯彻落实条例', '全年主动公开政府信息1,234条', '制度进一步健全', '公开平台建设有序推进', '（一）主动公开'),
    { minLength: 1, maxLength: 4 },
  )
  .map((clauses) => `${clauses.join('，')}。`);
const raw = fc.oneof(
  { weight: 6, arbitrary: fc.nat(20000).map(String) },
  { weight: 3, arbitrary: fc.constantFrom('', '0', '/', '无', '-8', '3个', '4987097元', '103.3879', '１２', '2,048') },
);

function ordinary(form: Form): fc.Arbitrary<ReportContent> {
  const captioned = form.tables.flatMap(({ key, blocks }) =>
    blocks.flatMap((block) => (block.caption === null ? [] : [{ table: key, block }])),
  );
  return fc
    .record({
      texts: fc.array(fc.array(sentence, { maxLength: 3 }), { minLength: 6, maxLength: 6 }),
      raws: fc.infiniteStream(raw),
      local: fc.uniqueArray(fc.tuple(fc.constantFrom(...captioned), fc.constantFrom('其他主动公开文件', '行政检查', '行政确认')), {
        maxLength: 2,
        selector: ([, label]) => label,
      }),
    })
    .map(({ texts, raws, local }) => {
      const empty = emptyContent(form, '示例市示例局2021年政府信息公开工作年度报告');
      const rows = local.map(([{ table, block }, label]) => ({ table, block, label }));
      const next = (): string => raws.next().value ?? '';
      return {
        ...empty,
        sections: Object.fromEntries(
          form.sections.map(({ key, table }, index) => {
            const heading = empty.sections[key]?.heading ?? '';
            return [key, { heading, text: table === null ? (texts[index] ?? []).join('\n') : '' }];
          }),
        ),
        tables: Object.fromEntries(
          form.tables.map(({ key, blocks }) => {
            const localRows: LocalRow[] = [];
            for (const { block, label } of blocks.flatMap((each) => rows.filter((row) => row.table === key && row.block === each)))
              localRows.push({
                key: `${block.key}.local${localRows.filter((row) => row.block === block.key).length + 1}`,
                block: block.key,
                label,
              });
            const filled = blocks.flatMap((block) => {
              const keys = [
                ...block.rows.map((row) => row.key),
                ...localRows.filter((row) => row.block === block.key).map((row) => row.key),
              ];
              return keys.map((row) => [row, cells(block, next, row.includes('.local'))] as const);
            });
            return [key, { rows: Object.fromEntries(filled), localRows }];
          }),
        ),
      };
    });
}

/** A row that the office added is known by its figures: it has some. */
function cells(block: Parameters<typeof blankRow>[0], next: () => string, local: boolean) {
  return Object.fromEntries(block.columns.map((column) => [column.key, parseCell(local ? '7' : next(), column)]));
}

function withoutSources({ title, sections, tables }: ReportContent): unknown {
  return JSON.parse(JSON.stringify({ title, sections, tables }, (name, value: unknown) => (name === 'source' ? undefined : value)));
}

describe.each(['html', 'docx'] as const)('an export as %s that is read as any other file', (format) => {
  test.each([f2019, f2021])('gives the same report ($id)', async (form) => {
    await fc.assert(
      fc.asyncProperty(ordinary(form), async (content) => {
        const bytes = await exportReport(exportedOf(form, content), format);
        const read = importReport({ name: `x.${format}`, mediaType: '', bytes }, {});
        expect(withoutSources(read.content)).toEqual(withoutSources(content));
        expect([read.form.id, read.cellsFound, read.unplaced]).toEqual([form.id, read.cellsExpected, []]);
      }),
      { numRuns: format === 'docx' ? 8 : 25 },
    );
  });
});

describe.each(['html', 'docx'] as const)('an export as %s with paragraphs, labels and cells that pass for others', (format) => {
  test.each([f2019, f2021])('gives no figure where another was reported, also when it is read as any other file ($id)', async (form) => {
    await fc.assert(
      fc.asyncProperty(takenContents(form, hostileTexts), async (content) => {
        const read = readOrRefused(await exportReport(exportedOf(form, content), format));
        if (read === null || read.form.id !== form.id) return;
        const wrong = cellIds(form).filter((id) => {
          const value = cellAt(read.content, id)?.value ?? null;
          return value !== null && value !== cellAt(content, id)?.value;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: format === 'docx' ? 6 : 30 },
    );
  });
});

test.each([
  ['其他', '6'],
  ['2020', '6'],
  ['2020', ''],
])('a row “%s” that the office added to a table without labels is not taken for the row above it, which says “%s”', async (label, raw) => {
  const empty = emptyContent(f2019, '示例市示例局2019年政府信息公开工作年度报告');
  const table = empty.tables.table4;
  const [block] = f2019.tables.find(({ key }) => key === 'table4')?.blocks ?? [];
  const [column] = block?.columns ?? [];
  if (!table || !block || !column) throw new Error('There is no table 4.');
  const rows = { cases: { ...table.rows.cases, 'review.corrected': parseCell(raw, column) }, 'cases.local1': blankRow(block) };
  const localRows = [{ key: 'cases.local1', block: 'cases', label }];
  const content = { ...empty, tables: { ...empty.tables, table4: { rows, localRows } } };
  const bytes = await exportReport(exportedOf(f2019, content), 'html');
  const read = importReport({ name: 'x.html', mediaType: '', bytes }, {});
  const said = cellIds(f2019).filter((id) => cellAt(read.content, id)?.value != null);
  expect([['table4/cases/review.corrected'], []]).toContainEqual(said);
});

test('figures of table 4 that can not be told apart from its headers are not guessed at', async () => {
  const empty = emptyContent(f2021, '示例市示例局2021年政府信息公开工作年度报告');
  const [column] = f2021.tables[0]?.blocks[0]?.columns ?? [];
  const table = empty.tables.table4;
  if (!column || !table) throw new Error('There is no table 4.');
  const said: Readonly<Record<string, string>> = { 'review.upheld': '行政复议', 'litigationAfterReview.total': '7' };
  const rows = mapped(table.rows, (cells) => mapped(cells, (_, name) => parseCell(said[name] ?? '', column)));
  const sections = Object.fromEntries(
    f2021.sections.map(({ key }, index) => [key, { heading: index === 5 ? '行政复议' : '甲', text: '' }]),
  );
  const content: ReportContent = { ...empty, sections, tables: { ...empty.tables, table4: { ...table, rows } } };
  const read = importReport({ name: 'x', mediaType: '', bytes: await exportReport(exportedOf(f2021, content), 'html') }, {});
  const figures = cellIds(f2021).filter((id) => cellAt(read.content, id)?.value != null);
  expect([[], ['table4/cases/litigationAfterReview.total']]).toContainEqual(figures);
  expect(read.unplaced).toContainEqual(expect.objectContaining({ text: '7', reason: expect.stringMatching(/^needs review/) }));
});

function readOrRefused(bytes: Uint8Array): ReturnType<typeof importReport> | null {
  try {
    return importReport({ name: 'x', mediaType: '', bytes }, {});
  } catch (error) {
    if (isGongkaiError(error)) return null;
    throw error;
  }
}

describe('an exported page that was changed', () => {
  const content = emptyContent(f2021, '示例市示例局2021年政府信息公开工作年度报告');
  const page = async (exported = exportedOf(f2021, content)) => new TextDecoder().decode(await exportReport(exported, 'html'));
  const read = (text: string) => readReport({ name: 'x.html', mediaType: '', bytes: new TextEncoder().encode(text) }, {});
  const cell = 'data-cell="table3/received/naturalPerson">';

  test('gives what it shows, not what it carries', async () => {
    const changed = (await page()).replace(`${cell}<`, `${cell}12<`);
    const { content: now, office } = await read(changed);
    expect([now.tables.table3?.rows.received?.naturalPerson?.value, office]).toEqual(['12', null]);
  });

  test('gives what it shows also where what it carries was changed', async () => {
    const [shown, forged] = [await page(), await page(exportedOf(f2021, { ...content, title: '另一个标题' }))];
    const [carried, other] = [shown, forged].map((text) => /name="gongkai-report" content="[^"]*"/.exec(text)?.[0] ?? '');
    const mixed = shown.replace(carried ?? '', other ?? '');
    expect(mixed).not.toBe(shown);
    expect((await read(mixed)).title).toBe(content.title);
  });

  test('gives what it shows also where a style hides the one number and shows another', async () => {
    const shown = (await page()).replace('</style>', `td { display: none }</style>`);
    expect((await read(shown)).office).toBeNull();
  });
});
