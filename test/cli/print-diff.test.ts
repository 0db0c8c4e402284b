import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { Output } from '../../src/cli/output.js';
import { printDiff } from '../../src/cli/print-diff.js';
import { printUnified } from '../../src/cli/print-unified.js';
import { emptyContent } from '../../src/forms/layout.js';
import { diffContents } from '../../src/history/diff.js';
import { f2021 } from '../support/content-arbitraries.js';

/** What is printed, to a terminal or into a pipe. */
function printed(print: (output: Output) => void, isTTY: boolean, environment = {}): string {
  const stream = Object.assign(new PassThrough(), { isTTY });
  print(new Output(stream, stream, environment));
  return String(stream.read() ?? '');
}

const old = emptyContent(f2021, '2021年报告');
const text = (overview: string) => ({ ...old.sections, overview: { heading: '一、总体情况', text: overview } });
const row = { key: 'item1.local1', block: 'item1', label: '其他文件' };
const table2 = { rows: { ...old.tables.table2?.rows, [row.key]: {} }, localRows: [row] };
const diff = diffContents(
  { form: f2021, content: { ...old, sections: text('召开会议两次，参会120人次。\n组织培训一次，参训87人次。\n收取费用零元。') } },
  {
    form: f2021,
    content: {
      title: '2022年报告',
      sections: text('组织培训一次，参训87人次。\n收取费用零元。\n召开会议三次，参会120人次。'),
      tables: { ...old.tables, table2 },
    },
  },
);

describe('a diff in a terminal', () => {
  test('reads without colours where it is piped', () => {
    expect(printed((output) => printDiff(diff, output), false)).toBe(
      [
        '标题 Title',
        '  [-2021年-]{+2022年+}报告',
        '总体情况 Overview',
        '  < moved to paragraph 3: 召开会议两次，参会120人次。',
        '  > moved from paragraph 1: 召开会议[-两次-]{+三次+}，参会120人次。',
        '其他文件: local row added',
        '',
      ].join('\n'),
    );
  });

  test('has colours in a terminal, unless they are not wanted', () => {
    const coloured = printed((output) => printDiff(diff, output), true);
    expect(coloured).toContain('\u001b[31m[-2021年-]\u001b[39m\u001b[32m{+2022年+}\u001b[39m');
    expect(printed((output) => printDiff(diff, output), true, { NO_COLOR: '1' })).not.toContain('\u001b');
  });

  test('as unified text colours what was removed and added, and leaves the text as it is in a pipe', () => {
    const unified = '--- a\n+++ b\n@@ -1,2 +1 @@ 一、总体情况\n---- 破折号开头的段落\n 留下的\n+++ 加号开头的段落\n';
    expect(printed((output) => printUnified(unified, output), false)).toBe(unified);
    const lines = printed((output) => printUnified(unified, output), true).split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '\u001b[1m--- a\u001b[22m',
      '\u001b[1m+++ b\u001b[22m',
      '\u001b[36m@@ -1,2 +1 @@ 一、总体情况\u001b[39m',
      '\u001b[31m---- 破折号开头的段落\u001b[39m',
      ' 留下的',
      '\u001b[32m+++ 加号开头的段落\u001b[39m',
    ]);
    expect(printed((output) => printUnified('', output), true)).toBe('');
  });
});
