import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { f2021 } from '../support/content-arbitraries.js';
import { Chance, type Corruption, seeded, structuralCorruptions } from '../support/corruptions.js';
import { documentPart, docxOf } from '../support/docx.js';
import { failing, unexplained } from '../support/explained.js';
import { importBytes } from '../support/import-reading.js';
import { bodyOf } from '../support/laid-out/as-docx.js';
import { layOut } from '../support/laid-out/lay-out.js';
import { officialLayout } from '../support/laid-out/layout.js';
import { readOrRefused } from '../support/read-or-refused.js';
import { type ZipFile, zipOf } from '../support/zip.js';

const cells = new Map(
  Object.entries(hangzhou).flatMap(([table, rows]) =>
    Object.entries(rows).map(([row, said]) => [`${table}/${row}`, said.split(' ')] as const),
  ),
);
const body = bodyOf(
  '测试市2025年政府信息公开工作年度报告',
  layOut(f2021, { cells, sections: new Map([['overview', ['2025年，公开信息。']]]) }, officialLayout),
);
const whole = docxOf(body);
const held = failing(importBytes(whole));

function refusal(bytes: Uint8Array, name?: string): string {
  const before = process.cpuUsage();
  try {
    importBytes(bytes, name);
  } catch (error) {
    if (!isGongkaiError(error, 'BAD_INPUT')) throw error;
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2_000);
    return error.message;
  }
  throw new Error('It was read.');
}

const inXml = structuralCorruptions({ table: 'w:tbl', row: 'w:tr', cell: 'w:tc' });
const inArchive: Readonly<Record<string, Corruption>> = {
  'cut at a byte': (_, chance) => whole.subarray(0, 1 + chance.below(whole.length - 1)),
  'bytes overwritten': (_, chance) => {
    const bytes = Buffer.from(whole);
    for (let times = 0; times < 6; times++) bytes[chance.below(bytes.length)] = chance.below(256);
    return bytes;
  },
  'a piece cut out': (_, chance) => {
    const from = chance.below(whole.length);
    return Buffer.concat([whole.subarray(0, from), whole.subarray(from + 1 + chance.below(200))]);
  },
  'XML cut': (xml, chance) => docxOf(xml.slice(0, chance.below(xml.length))),
  'signs of tags gone': (xml, chance) => {
    const at = chance.of([...xml.matchAll(/[<>/]/g)]).index;
    return docxOf(xml.slice(0, at) + xml.slice(at + 1));
  },
};

const cases = Object.entries({ ...inXml, ...inArchive }).flatMap(([what, corrupt], kind) =>
  Array.from({ length: 5 }, (_, time) => ({ what, corrupt, seed: 500 + kind * 10 + time })),
);

describe('a Word document with a fault', () => {
  test('is read whole without it', () => {
    expect(unexplained(importBytes(whole), hangzhou, [])).toEqual([]);
    expect(importBytes(whole).cellsFound).toBe(200);
  });

  test.each(cases)('$what ($seed), is refused, or read with everything that is missing told', ({ corrupt, seed }) => {
    const made = corrupt(body, new Chance(seeded(seed)));
    const report = readOrRefused(typeof made === 'string' ? docxOf(made) : made);
    if (report) expect(unexplained(report, hangzhou, held)).toEqual([]);
  });
});

describe('archives that are no report', () => {
  const part = (inside: string): ZipFile => ({ name: 'word/document.xml', content: documentPart('document', inside) });
  const types: ZipFile = { name: '[Content_Types].xml', content: '<Types/>' };

  test('one that unpacks to gigabytes is given up at a bound', () => {
    expect(refusal(zipOf([types, { name: 'word/document.xml', content: Buffer.alloc(200 * 1024 * 1024, 0x20) }]))).toMatch(
      /more than \d+ bytes/,
    );
  });

  test('one that says less than it unpacks to is given up at what it says', () => {
    expect(refusal(zipOf([types, { name: 'word/document.xml', content: Buffer.alloc(100 * 1024 * 1024, 0x20), saidSize: 1000 }]))).toMatch(
      /unpacks to more than it says: open it in Word/,
    );
  });

  test('archives in archives are not unpacked', () => {
    const inner = zipOf([{ name: 'a', content: Buffer.alloc(50 * 1024 * 1024) }]);
    const middle = zipOf(Array.from({ length: 20 }, (_, index) => ({ name: `${index}.zip`, content: inner })));
    expect(refusal(zipOf([{ name: 'report.zip', content: middle }]))).toMatch(/archive of files/);
  });

  test.each([
    ['a spreadsheet', [types, { name: 'xl/workbook.xml', content: '<workbook/>' }], /spreadsheet \(\.xlsx\)/],
    ['an OpenDocument text', [{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }], /OpenDocument/],
    ['an encrypted part', [types, { ...part('<w:body/>'), flags: 1 }], /encrypted/],
    [
      'a part with a document type',
      [types, { name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY x "y">]><w:document/>' }],
      /document type/,
    ],
    [
      'a billion laughs',
      [
        types,
        {
          name: 'word/document.xml',
          content: `<!DOCTYPE l [${Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]><w:document>&l9;</w:document>`,
        },
      ],
      /document type/,
    ],
    ['a part that is no text', [types, { name: 'word/document.xml', content: Buffer.from([0xff, 0xfe, 0x00, 0xd8]) }], /no text/],
    ['two parts of one name', [types, part('<w:body/>'), part('<w:body/>')], /holds two files of one name/],
    ['names that lead out of it', [types, { name: '../../etc/passwd', content: 'root' }], /no Word document/],
  ] as const)('%s is refused with what it is', (_name, files, message) => {
    expect(refusal(zipOf(files))).toMatch(message);
  });

  test('very many tables in one another are refused', () => {
    const deep = 50_000;
    expect(refusal(docxOf('<w:tbl><w:tr><w:tc>'.repeat(deep) + '</w:tc></w:tr></w:tbl>'.repeat(deep)))).toMatch(/nested/);
  });

  test('a cell that says it reaches over very many columns takes no more than there are', () => {
    expect(readOrRefused(docxOf(body.replaceAll('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="1000000000"/>')))?.form.id).toBe('f2021');
  });
});

describe('files of other kinds', () => {
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(504)]);

  test.each([
    ['an old Word file', compound, /old Word or Excel format \(\.doc, \.xls\): open it in Word and save it as \.docx/],
    ['a document with a password', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), /password/],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /PDF.*\.docx/],
    ['an RTF document', Buffer.from('{\\rtf1}'), /RTF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), /picture/],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['a web archive', Buffer.from('MIME-Version: 1.0\r\n'), /web archive/],
    ['deflated bytes', deflateRawSync('x'), /no text/],
  ])('%s, called .docx, is refused with what to do', (_name, bytes, message) => {
    expect(refusal(bytes, 'report.docx')).toMatch(message);
  });

  test('a file of 100 MB is refused by its size, before it is looked at', () => {
    const before = process.cpuUsage();
    const bytes = Buffer.alloc(100 * 1024 * 1024);
    const allocated = process.cpuUsage(before);
    expect(refusal(bytes)).toMatch(/104857600 bytes; at most 10485760/);
    const { user, system } = process.cpuUsage(before);
    expect(user + system - allocated.user - allocated.system).toBeLessThan(200_000);
  });
});

describe('the sample page', () => {
  test('is still a page when it is called a document', () => {
    const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'));
    expect(importBytes(page, 'report.docx').source.mediaType).toBe('text/html');
  });
});
