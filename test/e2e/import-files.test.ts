import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { cell, docxOf, paragraph, table } from '../support/docx.js';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

describe('importing files from the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await (await RunningService.start(folder)).stop();
    for (const [id, name] of [
      ['shanghai', '上海市人民政府办公厅'],
      ['jia', '甲县乙局'],
    ])
      await gongkai(folder, 'register-office', id ?? '', '--name', name ?? '', '--region', '310000');
  });
  afterAll(() => removeFolder(folder));

  test('a web page is recorded under the office and year that it names', async () => {
    const { code, stdout } = await gongkai(folder, 'import', join(packageRoot, 'samples/shanghai-government-office-2019.html'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Imported shanghai-2019-organ: revision 2, form f2019, 198 of 198 cells found\.\n/);
    expect(stdout).toContain('line 1: 发布日期：2020-01-31  (stands before the first section, beside the title)');
    expect(stdout).toMatch(/warning T3-BLANK/);
  });

  test('a Word document is read in a thread, and a figure without a place is told by table, row and column', async () => {
    const file = join(folder, 'report.docx');
    const rows = table([['规章', '1', '2', '3', '4'].map((text) => cell(text)), ['行政许可', '7'].map((text) => cell(text))]);
    const body = ['甲县乙局2022年政府信息公开工作年度报告', '一、总体情况', '2022年，甲局公开信息。', '二、主动公开政府信息情况'].map(
      (text) => paragraph(text),
    );
    await writeFile(file, docxOf([...body, rows].join('')));
    const { code, stdout } = await gongkai(folder, 'import', file);
    expect(code).toBe(0);
    expect(stdout).toContain('table 1, row 1, column 2 (line 6): 1  (needs review: “规章” should have 3 figures)');
  });

  test('a page too large to be read at once is read in a thread, to the same end', async () => {
    const file = join(folder, 'large.html');
    const page = await readFile(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
    await writeFile(file, page.replace('<body>', `<body><!--${'x'.repeat(200_000)}-->`));
    const { code, stdout } = await gongkai(folder, 'import', file, '--office', 'jia');
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Imported jia-2025-organ: revision 2, form f2021, 200 of 200 cells found.']);
  });

  test('a dry run says what would be recorded, or why not, and records nothing', async () => {
    const file = join(packageRoot, 'samples/hangzhou-style-2025.html');
    const dry = await gongkai(folder, 'import', file, '--office', 'jia', '--year', '2023', '--dry-run');
    expect([dry.code, dry.stdout]).toEqual([
      0,
      expect.stringMatching(
        /^Would be imported as jia-2023-organ: form f2021, 200 of 200 cells found\. Nothing was recorded\.\nThe text names the year 2025/,
      ),
    ]);
    expect((await gongkai(folder, 'show', 'jia-2023-organ')).stderr).toMatch(/There is no report jia-2023-organ/);
    const refused = await gongkai(folder, 'import', file, '--dry-run');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/Whose report is it\? No office on file is called “测试市”/)]);
  });

  test('what was published before is recorded so, with its day', async () => {
    const file = join(packageRoot, 'samples/hangzhou-style-2025.html');
    const { code, stdout } = await gongkai(folder, 'import', file, '--office', 'shanghai', '--published-on', '2026-01-20');
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      'Imported shanghai-2025-organ: revision 3, form f2021, 200 of 200 cells found, published on 2026-01-20.',
    ]);
    expect((await gongkai(folder, 'deadlines', '2025', '--region', '31')).stdout).toMatch(/shanghai +2026-01-31 +on time +2026-01-20/);
    const refused = await gongkai(folder, 'import', file, '--office', 'jia', '--year', '2024', '--published-on', '20.1.2026');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/"20\.1\.2026" is no day: YYYY-MM-DD/)]);
    expect((await gongkai(folder, 'show', 'jia-2024-organ')).stderr).toMatch(/There is no report jia-2024-organ/);
  });

  test('a row that a page strikes out by its style is not recorded, and is told', async () => {
    const file = join(folder, 'struck.html');
    const page = await readFile(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
    const struck = page.replaceAll('2025', '2023').replace('<tr><td>行政许可', '<tr class="old"><td>行政许可');
    await writeFile(file, struck.replace('</head>', '<style>.old { text-decoration: line-through }</style></head>'));
    const { code, stdout } = await gongkai(folder, 'import', file, '--office', 'jia');
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Imported jia-2023-organ: revision 2, form f2021, 199 of 200 cells found.']);
    expect(stdout).toContain('line 17: 11398889  (is struck out)');
    expect(stdout).toContain('“行政许可” was not found; its cells are left blank.');
  });

  test('a page whose totals are called 合计, and whose labels are worded otherwise, is read whole', async () => {
    const file = join(folder, 'worded.html');
    const page = await readFile(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');
    const worded = page
      .replaceAll('2025', '2021')
      .replaceAll('总计', '合计')
      .replaceAll('其他', '其它')
      .replace(/“三安全一稳定”/, '三安全一稳定');
    await writeFile(file, worded);
    const { code, stdout } = await gongkai(folder, 'import', file, '--office', 'jia');
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Imported jia-2021-organ: revision 2, form f2021, 200 of 200 cells found.']);
  });

  test('what is no report of a kind that is read is refused with what to do, and nothing is changed', async () => {
    const file = join(folder, 'report.pdf');
    await writeFile(file, '%PDF-1.7\n');
    const { code, stdout, stderr } = await gongkai(folder, 'import', file);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(/“report\.pdf” can not be read\. It is a PDF/);
  });

  test('the help tells the kinds of files', async () => {
    const { stdout } = await gongkai(folder, 'import', '--help');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/a web page \(\.html\), a Word document \(\.docx\) or plain text \(\.txt\)/);
  });
});
