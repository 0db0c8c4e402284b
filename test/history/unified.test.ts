import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { emptyContent } from '../../src/forms/layout.js';
import { contentLines } from '../../src/history/content-lines.js';
import type { Version } from '../../src/history/labels.js';
import { unifiedText } from '../../src/history/unified.js';
import { finished } from '../../src/steps.js';
import { contentArbitrary, editedArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

const names = ['a', 'b'] as const;
const linesOf = (version: Version) => finished(contentLines(version)).map(({ text }) => text);

/** Applies unified text to lines as `patch` does, holding each line that is kept or removed to what is there. */
function patched(lines: readonly string[], unified: string): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of unified.split('\n').slice(2, -1)) {
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (range) {
      const start = range[2] === '0' ? Number(range[1]) : Number(range[1]) - 1;
      result.push(...lines.slice(at, start));
      at = start;
      expect(result.length).toBe(range[4] === '0' ? Number(range[3]) : Number(range[3]) - 1);
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else {
      expect(line.slice(1)).toBe(lines[at]);
      if (line.startsWith(' ')) result.push(line.slice(1));
      at++;
    }
  }
  return [...result, ...lines.slice(at)];
}

describe('unified text', () => {
  const version = (form: Form, content: ReportContent): Version => ({ form, content });

  it('applied to the lines of the old report gives those of the new, of one form or of two, with any context', () => {
    const pairs = fc.oneof(
      editedArbitrary(f2019).map(([from, to]) => [version(f2019, from), version(f2019, to)] as const),
      fc.tuple(contentArbitrary(f2019), contentArbitrary(f2021)).map(([from, to]) => [version(f2019, from), version(f2021, to)] as const),
    );
    fc.assert(
      fc.property(pairs, fc.nat(5), ([from, to], context) => {
        expect(patched(linesOf(from), unifiedText(from, to, names, context))).toEqual(linesOf(to));
      }),
      { numRuns: 200 },
    );
  });

  it('of a report with itself is empty', () => {
    const report = version(f2021, emptyContent(f2021, '报告'));
    expect(unifiedText(report, report, names)).toBe('');
  });

  it('has a line for each paragraph and each cell, and the heading that a hunk begins under', () => {
    const old = emptyContent(f2021, '某局2021年政府信息公开工作年度报告');
    const row = { ...old.tables.table3?.rows.received, naturalPerson: { raw: '3', state: 'number' as const, value: '3', unit: '件' } };
    const table3 = { localRows: [], rows: { ...old.tables.table3?.rows, received: row } };
    const overview = { heading: '一、总体情况', text: '一是健全机制。\n二是加强培训。' };
    const now = { ...old, sections: { ...old.sections, overview }, tables: { ...old.tables, table3 } };
    expect(unifiedText(version(f2021, old), version(f2021, now), ['r@1', 'r@2'], 1)).toBe(
      [
        '--- r@1',
        '+++ r@2',
        '@@ -2,2 +2,4 @@ 一、总体情况',
        ' 一、总体情况',
        '+一是健全机制。',
        '+二是加强培训。',
        ' 二、主动公开政府信息情况',
        '@@ -14,3 +16,3 @@ 三、收到和处理政府信息公开申请情况',
        ' 三、收到和处理政府信息公开申请情况',
        '-表三 新收申请 自然人：（空白）',
        '+表三 新收申请 自然人：3 件',
        ' 表三 新收申请 商业企业：（空白）',
        '',
      ].join('\n'),
    );
  });
});
