import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ImportedReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';
import { importBytes, importHtml } from '../support/import-reading.js';

const sample = readFileSync(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), 'utf8');
const text = sample.replace('4987097元', '4987097');
const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8');

const spent = ({ content }: ImportedReport) => content.tables.table2?.rows['item9.procurement']?.totalAmount;
const fees = ({ content }: ImportedReport) => content.tables.table2?.rows['item8.fees']?.amount;

/** Fails when nothing is changed, lest a test tests the sample itself. */
function changed(source: string, from: string | RegExp, to: string): string {
  const other = source.replace(from, to);
  expect(other).not.toBe(source);
  return other;
}

describe('the unit that a table prints', () => {
  test.each(['采购总金额（万元）', '采购总金额（单位：万元）', '采购总金额/万元'])('in the header “%s” is that of the figure', (header) => {
    const report = importBytes(Buffer.from(changed(text, '采购总金额', header)), 'x.txt');
    expect(spent(report)).toMatchObject({ value: '4987097', unit: '万元' });
    expect(report.notes.filter(({ kind }) => kind === 'unitUnclear')).toEqual([]);
  });

  test('goes before the one that the form prints', () => {
    const report = importHtml(changed(page, '（单位：万元）', '（单位：元）'));
    expect(fees(report)).toMatchObject({ unit: '元' });
  });

  test('above the table is that of its money, and of nothing else', () => {
    const report = importBytes(Buffer.from(changed(text, '采购总金额', '采购总金额 |\n单位：件、万元')), 'x.txt');
    expect(spent(report)?.unit).toBe('万元');
    expect(report.content.tables.table2?.rows['item9.procurement']?.projectCount?.unit).not.toBe('万元');
  });

  test('gives way to the unit in the cell', () => {
    const report = importBytes(Buffer.from(changed(changed(text, '采购总金额', '采购总金额（万元）'), '4987097', '4987097 元')), 'x.txt');
    expect(spent(report)).toMatchObject({ value: '4987097', unit: '元' });
  });

  test('is told where two are printed', () => {
    const report = importHtml(changed(page, '</table>', '</table><p>单位：元</p>'));
    expect(fees(report)?.unit).toBe('万元');
    expect(report.notes.map(({ kind }) => kind)).toContain('unitUnclear');
  });
});
