import { describe, expect, test } from '@jest/globals';
import { docxOf, paragraph, run, table } from '../support/docx.js';
import { importBytes, rowsOf } from '../support/import-reading.js';

const styles =
  '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:basedOn w:val="Out"/></w:style><w:style w:type="paragraph" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>';
const marked = (text: string, properties: string): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

function withCell(runs: string, more: Parameters<typeof docxOf>[1] = {}) {
  const cell = (inside: string): string => `<w:tc><w:p>${inside}</w:p></w:tc>`;
  const rows = [[cell(run('行政许可')), cell(runs)]];
  const headings = ['一、总体情况', '二、主动公开政府信息情况'].map((text) => paragraph(text)).join('');
  const report = importBytes(docxOf(headings + table(rows), { styles, ...more }), 'x.docx');
  return { licensing: rowsOf(report).table2?.['item5.licensing'], unplaced: report.unplaced.map(({ text, reason }) => [text, reason]) };
}

describe('in a document, what stands beside a figure', () => {
  test.each([
    ['raised', '<w:vertAlign w:val="superscript"/>', 'is a raised mark beside a figure'],
    ['struck out', '<w:strike/>', 'is struck out'],
    ['struck out twice', '<w:dstrike/>', 'is struck out'],
    ['struck out by its style', '<w:rStyle w:val="Out"/>', 'is struck out'],
  ])('%s, is no digit of it, and is reported', (_how, properties, reason) => {
    const { licensing, unplaced } = withCell(run('12') + marked('1', properties));
    expect([licensing, unplaced]).toEqual(['12', [['1', reason]]]);
  });

  test('is left out where its style hides it', () => {
    expect(withCell(marked('1', '<w:rStyle w:val="Hid"/>') + run('12'))).toEqual({ licensing: '12', unplaced: [] });
  });

  test('is no digit of it above its line', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('3')}</w:rt><w:rubyBase>${run('12')}</w:rubyBase></w:ruby></w:r>`;
    expect(withCell(ruby)).toEqual({ licensing: '12', unplaced: [['3', 'stands above other text']] });
  });

  test.each(['12', '12件', '-3', '－３', '＋22', '−1', '６42', '减8'])(
    '%s, is no digit of it as the numeral that Word counts',
    (figure) => {
      const level = (text: string): string =>
        `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
      const numbered = `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(figure)}`;
      for (const [text, said] of [
        ['%1.', '1.'],
        ['%1', '1'],
      ] as const)
        expect(withCell(numbered, { numbering: level(text) })).toEqual({
          licensing: figure,
          unplaced: [[said, 'is the numeral of a list']],
        });
    },
  );

  test('is one of its digits where striking out is switched off', () => {
    expect(withCell(run('12') + marked('1', '<w:strike w:val="0"/>'))).toEqual({ licensing: '121', unplaced: [] });
  });

  test('refers to a note, whose text is reported', () => {
    const footnotes = `<w:footnote w:id="2">${paragraph('含修订3件')}</w:footnote>`;
    const { licensing, unplaced } = withCell(`${run('12')}<w:r><w:footnoteReference w:id="2"/></w:r>`, { footnotes });
    expect([licensing, unplaced]).toEqual(['12', [['含修订3件', 'is a note to the text']]]);
  });

  test('is no digit of it in a paragraph whose style strikes it out or hides it', () => {
    const styled = (name: string, inside: string): string => `<w:pPr><w:pStyle w:val="${name}"/></w:pPr>${inside}`;
    expect(withCell(styled('Gone', run('12')))).toEqual({ licensing: '_', unplaced: [['12', 'is struck out']] });
    expect(withCell(styled('Unseen', run('12')))).toEqual({ licensing: '_', unplaced: [] });
    expect(withCell(styled('Gone', marked('12', '<w:strike w:val="false"/>'))).licensing).toBe('12');
  });
});

describe('in a document, a table', () => {
  const headings = ['一、总体情况', '二、主动公开政府信息情况'].map((text) => paragraph(text)).join('');
  const cells = (...texts: string[]) => texts.map((text) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`).join('');
  const read = (body: string) => importBytes(docxOf(headings + body, { styles }), 'x.docx');
  const licensing = (body: string) => rowsOf(read(body)).table2?.['item5.licensing'];

  test('whose style strikes it out is told, and not read', () => {
    const report = read(`<w:tbl><w:tblPr><w:tblStyle w:val="Out"/></w:tblPr><w:tr>${cells('行政许可', '12')}</w:tr></w:tbl>`);
    expect(rowsOf(report).table2?.['item5.licensing']).toBe('_');
    expect(report.unplaced.map(({ text, reason }) => [text, reason])).toContainEqual(['12', 'is struck out']);
  });

  test('has what was put into it, and not what was taken out', () => {
    const figure = `<w:tc><w:p><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:ins w:id="2">${run('34')}</w:ins></w:p></w:tc>`;
    const put = `<w:tr><w:trPr><w:ins w:id="3"/></w:trPr>${cells('行政处罚', '7')}</w:tr>`;
    const report = read(`<w:tbl><w:tr>${cells('行政许可')}${figure}</w:tr>${put}</w:tbl>`);
    const { 'item5.licensing': first, 'item6.penalty': second } = rowsOf(report).table2 ?? {};
    expect([first, second]).toEqual(['34', '7']);
  });

  test('may stand in a text box, or in a cell of another', () => {
    const own = `<w:tbl><w:tr>${cells('行政许可', '12')}</w:tr></w:tbl>`;
    expect(licensing(`<w:p><w:r><w:pict><w:txbxContent>${own}</w:txbxContent></w:pict></w:r></w:p>`)).toBe('12');
    expect(licensing(`<w:tbl><w:tr><w:tc>${own}<w:p/></w:tc></w:tr></w:tbl>`)).toBe('12');
  });
});
