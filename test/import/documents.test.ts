import { describe, expect, test } from '@jest/globals';
import { cell, docxOf, paragraph, run, table } from '../support/docx.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const title = paragraph('甲县乙局2022年政府信息公开工作年度报告');
const wide = (text: string, columns: number) => cell(text, `<w:gridSpan w:val="${columns}"/>`);
const table2 = table([
  [wide('第二十条第（一）项', 4)],
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((text) => cell(text)),
  ['规章', '0', '1', '2'].map((text) => cell(text)),
  ['行政规范性文件', '3', '', '５'].map((text) => cell(text)),
  [wide('第二十条第（五）项', 4)],
  [cell('信息内容'), wide('本年处理决定数量', 3)],
  [cell('行政许可'), wide('1,234', 3)],
]);

describe('a Word document', () => {
  const body = [title, paragraph('一、总体情况'), paragraph('2022年，乙局公开信息。'), paragraph('二、主动公开政府信息情况'), table2];
  const report = importBytes(docxOf(body.join('')), 'report.docx');

  test('has its cells where its rows and joined cells put them', () => {
    const {
      'item1.regulations': regulations,
      'item1.normativeDocs': documents,
      'item5.licensing': licensing,
    } = rowsOf(report).table2 ?? {};
    expect([regulations, documents, licensing]).toEqual(['0 1 2', '3 _ ５', '1,234']);
    expect(report.content.tables.table2?.rows['item5.licensing']?.decisions).toMatchObject({
      value: '1234',
      source: { line: 22, at: { table: 1, row: 7, column: 2 } },
    });
    expect(report.unplaced).toEqual([]);
  });

  test('is known by its bytes, whatever it is called', () => {
    expect(importBytes(docxOf(body.join('')), 'report.txt').source.mediaType).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect([report.title, report.year]).toEqual(['甲县乙局2022年政府信息公开工作年度报告', 2022]);
  });
});

describe('cells joined over rows', () => {
  test('belong to the row that they begin in, and the rows below have theirs', () => {
    const group = (text: string, kind: string) => cell(text, `<w:vMerge${kind}/>`);
    const figures = (from: number) => Array.from({ length: 7 }, (_, index) => cell(String(from + index)));
    const body = [
      title,
      paragraph('三、收到和处理政府信息公开申请情况'),
      table([
        [wide('一、本年新收政府信息公开申请数量', 3), ...figures(1)],
        [group('三、本年度办理结果', ' w:val="restart"'), wide('（一）予以公开', 2), ...figures(11)],
        [group('', ''), group('（三）不予公开', ' w:val="restart"'), cell('1.属于国家秘密'), ...figures(21)],
        [group('', ''), group('', ''), cell('2.其他法律行政法规禁止公开'), ...figures(31)],
        [group('', ''), wide('（七）总计', 2), ...figures(41)],
      ]),
    ];
    const rows = rowsOf(importBytes(docxOf(body.join('')))).table3 ?? {};
    expect([rows.received, rows['results.granted'], rows['results.denied.stateSecret']]).toEqual([
      '1 2 3 4 5 6 7',
      '11 12 13 14 15 16 17',
      '21 22 23 24 25 26 27',
    ]);
    expect([rows['results.denied.forbiddenByLaw'], rows['results.total']]).toEqual(['31 32 33 34 35 36 37', '41 42 43 44 45 46 47']);
  });
});

describe('numerals that Word counts itself', () => {
  const level = (index: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="4">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>`;
  const styles =
    '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="Heading"><w:basedOn w:val="Base"/></w:style>';
  const numbered = (text: string, index: number) => paragraph(text, `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="7"/></w:numPr>`);

  test('are in the headings and sub-headings, as printed', () => {
    const body = [
      title,
      numbered('总体情况', 0),
      numbered('主动公开', 1),
      paragraph('已公开。'),
      numbered('依申请公开', 1),
      numbered('主动公开政府信息情况', 0),
      table2,
    ];
    const { sections } = importBytes(docxOf(body.join(''), { numbering })).content;
    expect(sections.overview).toEqual({ heading: '一、总体情况', text: '（一）主动公开\n已公开。\n（二）依申请公开' });
    expect(sections.proactiveDisclosure?.heading).toBe('二、主动公开政府信息情况');
  });

  test('may come from the style of the paragraph', () => {
    const styled = (text: string) => paragraph(text, '<w:pStyle w:val="Heading"/>');
    const { sections } = importBytes(
      docxOf([title, styled('总体情况'), paragraph('正文。'), styled('主动公开政府信息情况')].join(''), { numbering, styles }),
    ).content;
    expect([sections.overview?.heading, sections.proactiveDisclosure?.heading]).toEqual(['一、总体情况', '二、主动公开政府信息情况']);
  });
});

describe('what a document shows when all is accepted', () => {
  const overview = (paragraphs: string) =>
    importBytes(docxOf([title, paragraph('一、总体情况'), paragraphs, paragraph('六、其他需要报告的事项'), paragraph('无。')].join('')))
      .content.sections.overview?.text;

  test.each([
    [
      'insertions are taken, deletions left out',
      `<w:p>${run('共')}<w:ins w:id="1">${run('12')}</w:ins><w:del w:id="2"><w:r><w:delText>11</w:delText></w:r></w:del>${run('件')}</w:p>`,
      '共12件',
    ],
    [
      'what was moved stands where it was moved to',
      `<w:p><w:moveFrom w:id="1">${run('甲')}</w:moveFrom>${run('乙')}<w:moveTo w:id="2">${run('甲')}</w:moveTo></w:p>`,
      '乙甲',
    ],
    [
      'a paragraph whose end was deleted goes on in the next',
      `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前')}</w:p>${paragraph('后')}`,
      '前后',
    ],
    ['a line break ends a line', `<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>`, '上\n下'],
    [
      'a field shows its result',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      '5',
    ],
    [
      'a text box stands once, before its paragraph',
      `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph('框内')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${paragraph('框内')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('续')}</w:p>`,
      '框内\n正文续',
    ],
    ['hidden text is not shown', `<w:p>${run('可见')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>不可见</w:t></w:r></w:p>`, '可见'],
    [
      'content controls and links are text',
      `<w:sdt><w:sdtContent><w:p><w:hyperlink>${run('链接')}</w:hyperlink></w:p></w:sdtContent></w:sdt>`,
      '链接',
    ],
  ])('%s', (_name, paragraphs, text) => {
    expect(overview(paragraphs)).toBe(text);
  });

  test('a deleted row is none, and a deleted cell neither', () => {
    const deletedRow = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${['规章', '7', '7', '7'].map((text) => cell(text)).join('')}</w:tr>`;
    const rows = `<w:tr>${[cell('规章'), cell('1'), cell('9', '<w:cellDel w:id="2"/>'), cell('2'), cell('3')].join('')}</w:tr>`;
    const report = importBytes(docxOf([title, paragraph('二、主动公开政府信息情况'), `<w:tbl>${deletedRow}${rows}</w:tbl>`].join('')));
    expect(rowsOf(report).table2?.['item1.regulations']).toBe('1 2 3');
    expect(report.unplaced).toEqual([]);
  });
});
