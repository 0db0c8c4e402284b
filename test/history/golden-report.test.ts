import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ReportContent } from '../../src/forms/content.js';
import { emptyContent } from '../../src/forms/layout.js';
import { parseCell } from '../../src/forms/parse-cell.js';
import { contentPatch } from '../../src/history/content-patch.js';
import { diffContents } from '../../src/history/diff.js';
import { applyPatch } from '../../src/history/json-patch.js';
import type { Version } from '../../src/history/labels.js';
import { unifiedText } from '../../src/history/unified.js';
import { packageRoot } from '../../src/package-root.js';
import { f2021 } from '../support/content-arbitraries.js';
import { outline } from '../support/diff-reading.js';

function golden(name: string): string {
  return readFileSync(join(packageRoot, 'test', 'history', 'golden', 'report', name), 'utf8');
}

/** A report with these texts, figures (`table/row/column`) and rows of its own. */
function report(
  title: string,
  texts: Readonly<Record<string, string>>,
  figures: Readonly<Record<string, string>>,
  own: readonly string[],
): Version {
  let content: ReportContent = emptyContent(f2021, title);
  for (const [key, text] of Object.entries(texts)) {
    const heading = content.sections[key]?.heading ?? '';
    content = { ...content, sections: { ...content.sections, [key]: { heading, text } } };
  }
  const [block] = f2021.tables[0]?.blocks ?? [];
  const localRows = own.map((label) => ({ key: `item1.local${label}`, block: 'item1', label }));
  const blank = Object.fromEntries(block?.columns.map((column) => [column.key, parseCell('', column)]) ?? []);
  const ownRows = Object.fromEntries(localRows.map(({ key }) => [key, blank]));
  const tables = { ...content.tables, table2: { localRows, rows: { ...content.tables.table2?.rows, ...ownRows } } };
  content = { ...content, tables };
  for (const [id, raw] of Object.entries(figures)) {
    const [table = '', row = '', key = ''] = id.split('/');
    const columns = f2021.tables.flatMap(({ blocks }) => blocks.flatMap((each) => each.columns));
    const column = columns.find((each) => each.key === key);
    if (!column) throw new Error(`The form has no column ${key}.`);
    const old = content.tables[table] ?? { rows: {}, localRows: [] };
    const rows = { ...old.rows, [row]: { ...old.rows[row], [key]: parseCell(raw, column) } };
    content = { ...content, tables: { ...content.tables, [table]: { ...old, rows } } };
  }
  return { form: f2021, content };
}

const training = '组织政府信息公开培训两次，参训120人次。';
const from = report(
  '某局2021年政府信息公开工作年度报告',
  {
    overview: `一是主动公开。全年公开信息1,234条，网站浏览量19.65万次。\n二是依申请公开。未收到政府信息公开申请。\n${training}\n三是平台建设。网站栏目更新及时。`,
    problemsImprovements: '公开内容不够全面。',
    otherMatters: '无。',
  },
  {
    'table2/item1.normativeDocs/issued': '1,234',
    'table2/item8.fees/amount': '103.3879',
    'table3/received/naturalPerson': '0',
    'table3/results.denied.stateSecret/total': '/',
    'table4/cases/litigationAfterReview.upheld': '2',
  },
  ['其他文件', '备案文件', '会议纪要'],
);
const to = report(
  '某局2021年政府信息公开工作年度报告（更正版）',
  {
    overview:
      '三是平台建设。网站栏目更新及时。\n一是主动公开。全年公开信息１，２３４条，网站浏览量20.1万次。\n二是依申请公开。收到政府信息公开申请3件。',
    problemsImprovements: `公开内容不够全面。\n${training.replace('两次', '三次')}`,
    otherMatters: '本年度未收取信息处理费。',
  },
  {
    'table2/item1.normativeDocs/issued': '１，２３４',
    'table2/item8.fees/amount': '1033879元',
    'table3/received/naturalPerson': '3',
    'table3/results.denied.stateSecret/total': '1件',
    'table4/cases/litigationAfterReview.upheld': '',
  },
  ['会议纪要', '其他文件', '备案文件'],
);
const diff = diffContents(from, to);

test('a worked correction, summed up in both languages', () => {
  expect(`${diff.summaryZh.join('\n')}\n\n${diff.summaryEn.join('\n')}\n`).toBe(golden('summary.txt'));
});

test('a worked correction, its texts by paragraph and word', () => {
  const sections = diff.parts.flatMap((part) => (part.what === 'section' ? [`# ${part.section}`, ...outline(part.text)] : []));
  expect(`${sections.join('\n')}\n`).toBe(golden('texts.txt'));
});

test('a worked correction, its cells with the difference', () => {
  const cells = diff.parts.flatMap((part) => (part.what === 'row' ? part.cells : []));
  const lines = cells.map(({ cell, rowLabel, columnLabel, old, new: now, delta }) =>
    [cell, rowLabel.zh.join('·'), columnLabel.zh.join('·'), `${old?.raw} → ${now?.raw}`, delta ?? '–'].join(' | '),
  );
  expect(`${lines.join('\n')}\n`).toBe(golden('cells.txt'));
});

test('a worked correction as unified text', () => {
  expect(unifiedText(from, to, ['report@7', 'report@12'], 1)).toBe(golden('unified.txt'));
});

test('a worked correction as a JSON Patch, which makes the new content of the old one', () => {
  const patch = contentPatch(from.content, to.content);
  expect(`${patch.map((operation) => JSON.stringify(operation)).join('\n')}\n`).toBe(golden('patch.txt'));
  expect(applyPatch(from.content, patch)).toEqual(to.content);
});
