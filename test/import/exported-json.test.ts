import { describe, expect, test } from '@jest/globals';
import { exportJson } from '../../src/export/json/export-json.js';
import { exportMarkdown } from '../../src/export/markdown/export-markdown.js';
import { emptyContent } from '../../src/forms/layout.js';
import { readExportedJson } from '../../src/import/own/exported-json.js';
import { readOwn } from '../../src/import/own/read-own.js';
import { f2021 } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';

const text = exportJson(exportedOf(f2021, emptyContent(f2021, '示例局2021年政府信息公开工作年度报告')));

/** What became of the file, with a place of it set to another value. */
function read(path: readonly (string | number)[], value: unknown): ReturnType<typeof readExportedJson> {
  const file = JSON.parse(text);
  let member = file;
  for (const name of path.slice(0, -1)) member = member[name];
  member[path.at(-1) ?? ''] = value;
  return readExportedJson(JSON.stringify(file));
}

const firstRow = ['tables', 1, 'rows', 0] as const;
const firstCell = [...firstRow, 'cells', 0] as const;

describe('an exported JSON', () => {
  test('gives the text of a cell, and what that means is told anew, with a note where the file says otherwise', () => {
    const changed = read([...firstCell, 'raw'], '７');
    expect(changed.exported.content.tables.table3?.rows.received?.naturalPerson).toEqual({
      raw: '７',
      state: 'number',
      value: '7',
      unit: '件',
    });
    expect(changed.notes).toEqual([
      expect.objectContaining({ kind: 'contentOfOtherHash' }),
      {
        kind: 'cellReadAnew',
        message: 'table3/received/naturalPerson says “７”: the file takes it for blank (件), it is read as number 7 (件).',
      },
    ]);
  });

  test('never gives a value that its text does not say', () => {
    const hostile = read([...firstCell, 'value'], '500');
    expect(hostile.exported.content.tables.table3?.rows.received?.naturalPerson?.value).toBeNull();
    expect(hostile.notes).toHaveLength(1);
  });

  test.each([
    ['a label that is not of its key', [...firstRow, 'label'], '四、结转下年度继续办理', '/tables/1/rows/0/label'],
    ['a cell that is not of its column', [...firstCell, 'id'], 'table3/received/total', '/tables/1/rows/0/cells/0/id'],
    ['a heading that is not of its section', ['sections', 0, 'label'], '二、主动公开政府信息情况', '/sections/0/label'],
  ])('is refused with %s', (_what, path, value, place) => {
    expect(() => read(path, value)).toThrow(`what it says at ${place} does not agree with the rest of it`);
  });

  test.each([
    ['a report of another office', ['report', 'office', 'id'], 'other', /is not of the office, year and scope that it names/],
    ['a form that nobody knows', ['report', 'form', 'id'], 'f1999', /There is no form "f1999"/],
    ['a row too few', ['tables', 1, 'rows'], [], /rows of table3 are not the form's \(missing: received, carriedIn/],
    [
      'a number in place of a text',
      [...firstCell, 'raw'],
      3,
      /schema report.v1 asks for: \/tables\/1\/rows\/0\/cells\/0\/raw must be string/,
    ],
    ['control characters', ['title'], '\u0007', /The title holds control characters/],
    ['a column that the row has not', [...firstCell, 'column', 'key'], 'nothing', /the form has no cell table3\/received\/naturalPerson/],
  ])('is refused with %s', (_what, path, value, message) => {
    expect(() => read(path, value)).toThrow(message);
  });

  test('is noted to have been changed where a text and its value were changed alike', () => {
    const file = JSON.parse(text);
    expect(readExportedJson(JSON.stringify(file)).notes).toEqual([]);
    Object.assign(file.tables[1].rows[0].cells[0], { raw: '77', state: 'number', value: '77' });
    const message = expect.stringMatching(/content is not the one of the hash/);
    expect(readExportedJson(JSON.stringify(file)).notes).toEqual([{ kind: 'contentOfOtherHash', message }]);
    delete file.revision.saidHash;
    expect(readExportedJson(JSON.stringify(file)).notes[0]?.message).toMatch(/whether it was changed .* can not be told/);
  });

  test('is refused at once where it has members without end, and in another encoding with what to do', async () => {
    const many = `{"sections":[${'{},'.repeat(500_000)}{}]}`;
    expect(() => readExportedJson(many)).toThrow(/it has 500001 sections; no report has more than 2000/);
    const gbk = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xca, 0xbe, 0xc0, 0xfd]), Buffer.from('"}')]);
    await expect(readOwn(gbk)).rejects.toThrow(/not in UTF-8.*save it as UTF-8/);
  });

  test('has a Markdown beside it that is for reading: given back, that says what to import instead', async () => {
    const markdown = exportMarkdown(exportedOf(f2021, emptyContent(f2021, '示例局2021年政府信息公开工作年度报告')));
    for (const given of [markdown, markdown.replaceAll('\n', '\r\n'), `\ufeff${markdown}`])
      await expect(readOwn(Buffer.from(given))).rejects.toThrow(/import its HTML, DOCX or JSON export instead/);
  });

  test('is refused where it was cut, or is some other JSON, with what is missing', () => {
    expect(() => readExportedJson(text.slice(0, -100))).toThrow(/^This JSON is no exported report: it is no JSON/);
    expect(() => readExportedJson('{}')).toThrow(/the whole must have required property 'schema'\.$/);
  });
});
