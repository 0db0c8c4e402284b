import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { importBytes, importHtml, rowsOf } from '../support/import-reading.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');

/** Fails when nothing is changed, lest a test tests the page itself. */
function changed(from: string | RegExp, to: string): string {
  const other = page.replace(from, to);
  expect(other).not.toBe(page);
  return other;
}

describe('what stands about the report on a page', () => {
  test('below it is no text of the last section, and is reported', () => {
    const report = importHtml(
      changed('</div>\n</body>', '<p>测试市人民政府</p><p>【打印本页】</p><p>下一篇：<a>通知</a></p><p>ICP备12345号</p></div></body>'),
    );
    expect(report.content.sections.otherMatters?.text).toBe(
      '依据《政府信息公开信息处理费管理办法》规定，2025年全市实际收取信息处理费共计400元。\n测试市人民政府',
    );
    expect(report.unplaced.slice(1).map(({ text }) => text)).toEqual(['【打印本页】', '下一篇：通知', 'ICP备12345号']);
  });

  test('is left out where the page marks it, and told in one line, but never the report itself', () => {
    const menu = '<ul class="nav"><li>首页</li></ul>';
    const [left, ...others] = importHtml(changed('<body>', `<body>${menu}<footer>版权所有</footer>`)).unplaced;
    expect(left).toMatchObject({ text: '首页 / 版权所有', reason: '2 lines that the page marks as navigation, left out of the report' });
    expect(others).toHaveLength(1);
    const within = importHtml(changed('id="zoom" class="article-content"', 'id="nav"'));
    expect([within.cellsFound, within.content.sections.otherMatters?.heading]).toEqual([200, '六、其他需要报告的事项']);
  });

  test('text of the report in an element that is named like navigation is reported', () => {
    const { unplaced } = importHtml(changed('<table>', '<div class="related"><p>本年度主动公开信息一百条。</p></div><table>'));
    expect(unplaced.slice(1)).toMatchObject([
      { text: '本年度主动公开信息一百条。', reason: expect.stringMatching(/^a line .* navigation/) },
    ]);
  });

  test.each([
    ['an element around it', '<div class="pagination"><table>', '</table></div>'],
    ['itself', '<table class="nav">', '</table>'],
  ])('a table of the form is read though %s is named like navigation', (_what, opening, closing) => {
    const last = page.lastIndexOf('<table>');
    const named = page.slice(0, last) + page.slice(last).replace('<table>', opening).replace('</table>', closing);
    expect(named).not.toBe(page);
    expect(rowsOf(importHtml(named))).toEqual(hangzhou);
  });

  test('a table that only turns pages is left out', () => {
    const pager = '<table class="pager"><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>下一页</td></tr></table>';
    const report = importHtml(changed(/(?=<p>五、)/, pager));
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced.at(-1)?.text).toBe('1 | 2 | 3 | 4 | 5 | 下一页');
  });

  test('scripts, styles, frames and hidden text are no text', () => {
    const hidden =
      '<script>document.write("<p>六、其他</p>")</script><style>p{color:red}</style><iframe src="javascript:alert(1)">frame</iframe><div style="display: none">hidden</div><p hidden>hidden</p><noscript>noscript</noscript><!-- comment --><img src=x onerror="alert(1)">';
    const { content, unplaced } = importHtml(changed('<p>2025年，全市', `${hidden}<p onclick="alert(2)">2025年，全市`));
    expect(content).toEqual(importHtml(page).content);
    expect(unplaced).toHaveLength(1);
  });

  test('markup that is written as text stays text, as the page shows it', () => {
    const { sections } = importHtml(changed('规范办理程序。', '&lt;b&gt;规范&lt;/b&gt;办理&amp;amp;程序。')).content;
    expect(sections.overview?.text).toContain('<b>规范</b>办理&amp;程序。');
  });
});

describe('tables in pages', () => {
  test('a report without any table tags is read by its labels, as a text is', () => {
    const soup = page.replace(/<\/?(table|tr)[^>]*>/g, '').replace(/<td[^>]*>(.*?)<\/td>/g, '<div>$1</div>');
    const report = importHtml(soup);
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced).toHaveLength(1);
  });

  test('tables that stand after the text, or all before it, go where they belong', () => {
    const tables = [...page.matchAll(/<table>[\s\S]*?<\/table>/g)].map(([text]) => text);
    const without = page.replace(/<table>[\s\S]*?<\/table>/g, '<p>见附表。</p>');
    for (const at of ['</div>\n</body>', '<p>一、总体情况']) {
      const report = importHtml(without.replace(at, tables.toReversed().join('<p>附表</p>') + at));
      expect(rowsOf(report)).toEqual(hangzhou);
      expect(report.content.sections.otherMatters?.text).toContain('400元。');
    }
  });

  test('a page without any headings is read by the words of its tables', () => {
    const report = importHtml(page.replace(/<p>[一二三四五六]、.*?<\/p>/g, ''));
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.notes.filter(({ kind }) => kind === 'headingMissing')).toHaveLength(6);
  });

  test('a group that has subtotals keeps its rows, and its subtotals are reported', () => {
    const report = importHtml(
      changed(
        '<tr><td rowspan="8">（三）不予公开</td>',
        '<tr><td colspan="2">（三）不予公开</td><td>719</td><td>8</td><td>0</td><td>0</td><td>1</td><td>2</td><td>730</td></tr><tr><td rowspan="8"></td>',
      ),
    );
    expect(rowsOf(report)).toEqual(hangzhou);
    expect(report.unplaced.slice(1).map(({ text }) => text)).toEqual(['719', '8', '0', '0', '1', '2', '730']);
    expect(report.unplaced[1]?.reason).toMatch(/subtotal of “（三）不予公开”/);
  });

  test('a row that the office added is kept beside those of the form', () => {
    const { content, unplaced } = importHtml(
      changed(
        '<tr><td colspan="4">第二十条第（五）项',
        '<tr><td>其他主动公开文件</td><td>186</td><td>86</td><td>255</td></tr><tr><td colspan="4">第二十条第（五）项',
      ),
    );
    expect(content.tables.table2?.localRows).toEqual([{ key: 'item1.local1', block: 'item1', label: '其他主动公开文件' }]);
    expect(rowsOf({ content }).table2?.['item1.local1']).toBe('186 86 255');
    expect(unplaced).toHaveLength(1);
  });

  test('two figures in one cell are not one, and a cell over two rows is of neither', () => {
    const two = importHtml(changed('<td>13612</td>', '<td>136<br>12</td>'));
    expect(two.content.tables.table3?.rows.received?.naturalPerson).toMatchObject({ raw: '136 12', state: 'text', value: null });
    const joined = importHtml(changed('<td>13612</td>', '<td rowspan="2">13612</td>'));
    expect(rowsOf(joined).table3?.received).toBe('_ _ _ _ _ _ _');
    expect(joined.unplaced.map(({ reason }) => reason).join()).toMatch(/joined with another row/);
  });

  test('a merged cell for several columns is reported and not spread over them', () => {
    const report = importHtml(changed('<td>564</td><td>984</td><td>4185</td>', '<td colspan="3">无</td>'));
    expect(rowsOf(report).table2?.['item1.normativeDocs']).toBe('_ _ _');
    expect(report.unplaced[1]).toEqual({
      line: 14,
      at: { table: 1, row: 4, column: 2 },
      text: '无',
      reason: 'needs review: “行政规范性文件” should have 3 figures',
    });
  });

  describe('the table of reviews and lawsuits', () => {
    const names = ['行政复议', '未经复议直接起诉', '复议后起诉'];
    const headers = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const figures = (hangzhou.table4?.cases ?? '').split(' ');
    const row = (fields: readonly string[]) => `<tr>${fields.map((text) => `<td>${text}</td>`).join('')}</tr>`;
    const rows = names.map((name, index) => row([name, ...figures.slice(5 * index, 5 * index + 5)]));
    const header = row(['类别', ...headers]);
    const withTable = (table: string) => importHtml(changed(/(?<=行政诉讼情况<\/p>\n)<table>[\s\S]*?<\/table>/, table));

    test('is read also as three tables below one another', () => {
      const parts = names.map(
        (name, index) =>
          `<table><tr><td colspan="5">${name}</td></tr>${row(headers)}${row(figures.slice(5 * index, 5 * index + 5))}</table>`,
      );
      expect(rowsOf(withTable(parts.join('')))).toEqual(hangzhou);
    });

    test.each([
      ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'],
      ['行政复议', '行政诉讼：未经复议直接起诉', '复议后起诉行政诉讼'],
    ])('is read also as three tables that name the outer group too: %s, %s, %s', (...long) => {
      const parts = long.map(
        (name, index) =>
          `<table><tr><td colspan="5">${name}</td></tr>${row(headers)}${row(figures.slice(5 * index, 5 * index + 5))}</table>`,
      );
      const report = withTable(parts.join(''));
      expect(rowsOf(report)).toEqual(hangzhou);
      expect(report.unplaced).toHaveLength(1);
    });

    test.each([
      ['as they are in the form', names.slice(1), hangzhou.table4?.cases ?? ''],
      ['in another order', names.slice(1).toReversed(), figures.map(() => '_').join(' ')],
    ])('is read also as two tables, the second with both groups of lawsuits, %s', (_order, lawsuits, cases) => {
      const groups = lawsuits.map((name) => `<td colspan="5">${name}</td>`).join('');
      const parts = [
        `<table><tr><td colspan="5">行政复议</td></tr>${row(headers)}${row(figures.slice(0, 5))}</table>`,
        `<table><tr><td colspan="10">行政诉讼</td></tr><tr>${groups}</tr>${row([...headers, ...headers])}${row(figures.slice(5))}</table>`,
      ];
      expect(rowsOf(withTable(parts.join(''))).table4?.cases).toBe(cases);
    });

    test('is not guessed at where two of three tables have the name of the outer group alone', () => {
      const parts = ['行政复议', '行政诉讼', '行政诉讼'].map(
        (name, index) =>
          `<table><tr><td colspan="5">${name}</td></tr>${row(headers)}${row(figures.slice(5 * index, 5 * index + 5))}</table>`,
      );
      expect(rowsOf(withTable(parts.join(''))).table4?.cases).toMatch(/^[_ ]+$/);
    });

    test('is read also as one row for each group, in whatever order they stand', () => {
      expect(rowsOf(withTable(`<table>${header}${rows.toReversed().join('')}</table>`))).toEqual(hangzhou);
    });

    test('is read also as one row for each group, with its columns in whatever order', () => {
      const turned = (cells: readonly string[]) => [cells[0] ?? '', ...cells.slice(1).toReversed()];
      const others = names.map((name, index) => row(turned([name, ...figures.slice(5 * index, 5 * index + 5)])));
      expect(rowsOf(withTable(`<table>${row(turned(['类别', ...headers]))}${others.join('')}</table>`))).toEqual(hangzhou);
    });

    test('is read by its headers where the groups are not joined over their columns', () => {
      const groups = row(names.flatMap((name) => [name, '', '', '', '']));
      const table = (order: readonly number[]) => {
        const inOrder = (all: readonly string[]) => [0, 5, 10].flatMap((from) => order.map((at) => all[from + at] ?? ''));
        return `<table>${groups}${row(inOrder([...headers, ...headers, ...headers]))}${row(inOrder(figures))}</table>`;
      };
      expect(rowsOf(withTable(table([0, 1, 2, 3, 4])))).toEqual(hangzhou);
      expect(rowsOf(withTable(table([1, 0, 2, 4, 3])))).toEqual(hangzhou);
    });

    test('is not guessed at where nothing tells the groups, and their columns are in another order', () => {
      const other = ['结果纠正', '结果维持', ...headers.slice(2)];
      const report = withTable(`<table>${row([...other, ...other, ...other])}${row(figures)}</table>`);
      expect(rowsOf(report).table4?.cases).toMatch(/^[_ ]+$/);
      expect(report.unplaced).toHaveLength(16);
    });

    test('is read also with a row of sums, which is reported', () => {
      const report = withTable(`<table>${header}${rows.join('')}${row(['合计', '466', '99', '238', '199', '1002'])}</table>`);
      expect(rowsOf(report)).toEqual(hangzhou);
      expect(report.unplaced.slice(1).map(({ text }) => text)).toEqual(['466', '99', '238', '199', '1002']);
    });

    test('is not guessed at where a group has no name', () => {
      const unnamed = row(['甲类', ...figures.slice(10)]);
      expect(rowsOf(withTable(`<table>${header}${rows.slice(0, 2).join('')}${unnamed}</table>`)).table4?.cases).toMatch(/^[_ ]+$/);
    });
  });
});

describe('encodings of pages', () => {
  test.each([
    ['with a mark of UTF-8', Buffer.from(`\ufeff${page}`)],
    ['in UTF-16, little end first', Buffer.from(`\ufeff${page}`, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\ufeff${page}`, 'utf16le').swap16()],
  ])('%s are told by the bytes', (_name, bytes) => {
    expect(rowsOf(importBytes(bytes))).toEqual(hangzhou);
  });

  test('a page in Big5 is read where it says so', () => {
    // 一、總體情況 in Big5; the rest of a report is not needed to see that it was decoded.
    const heading = Buffer.from([0xa4, 0x40, 0xa1, 0x42, 0xc1, 0x60, 0xc5, 0xe9, 0xb1, 0xa1, 0xaa, 0x70]);
    const last = Buffer.from([
      0xa4, 0xbb, 0xa1, 0x42, 0xa8, 0xe4, 0xa5, 0x4c, 0xbb, 0xdd, 0xad, 0x6e, 0xb3, 0xf8, 0xa7, 0x69, 0xaa, 0xba, 0xa8, 0xc6, 0xb6, 0xb5,
    ]);
    const bytes = Buffer.concat([
      Buffer.from('<html><meta charset=big5><p>'),
      heading,
      Buffer.from('</p><p>'),
      last,
      Buffer.from('</p></html>'),
    ]);
    expect(importBytes(bytes).content.sections.otherMatters?.heading).toBe('六、其他需要報告的事項');
  });
});

describe('a piece of a page', () => {
  test('without the elements of a page is still read as markup, so that none is left in the text', () => {
    const { sections } = importHtml(
      '甲县乙局2022年政府信息公开工作年度报告<br>一、总体情况<br/><span>2022年，<b>公开</b>信息。</span><br>六、其他需要报告的事项<br>无。',
    ).content;
    expect([sections.overview?.text, sections.otherMatters?.text]).toEqual(['2022年，公开信息。', '无。']);
  });

  test('a text that only mentions something in angle brackets is a text', () => {
    const report = importBytes(Buffer.from('一、总体情况\n根据<年度报告格式>的通知。\n六、其他需要报告的事项\n无。\n'), 'x.txt');
    expect([report.source.mediaType, report.content.sections.overview?.text]).toEqual(['text/plain', '根据<年度报告格式>的通知。']);
  });
});
