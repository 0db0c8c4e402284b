import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, RuleSubject } from '../../src/forms/finding.js';
import { structureFindings } from '../../src/forms/rules/structure/structure-findings.js';
import { readFigures } from '../../src/forms/rules/text/figures.js';
import { readSentences } from '../../src/forms/rules/text/sentences.js';
import { textFindings } from '../../src/forms/rules/text/text-findings.js';
import { atOnce } from '../support/at-once.js';
import { reportSaying } from './report-saying.js';

const length = 250_000;

const narrated = (subject: RuleSubject): Finding[] => [
  ...atOnce((pace) => textFindings(subject, pace)),
  ...atOnce((pace) => structureFindings(subject, 'import', pace)),
];

test.each([
  '1',
  '1,',
  '1,234,',
  '收到',
  '收到1件',
  '收到政府信息公开申请1件,',
  '公开',
  '公开申请。',
  '申请',
  '未',
  '未收到申请',
  '无',
  '均',
  '均获维持',
  '复议均获维持',
  '结转',
  '上年',
  '予以公开1件占1%',
  '答复5件。予以公开3件,占60%,',
  '(',
  ')',
  '(1件)',
  '(((件',
  '十',
  '十件',
  ' ',
  '  条',
  '\n',
  '一、\n',
  '（一）\n',
  '。',
  '《',
  '【 ',
  'X',
  '_',
  '*',
  '统计期限',
  '统计期限2019年',
  '2019年',
  '201',
  '\u3000',
  '年 ',
  '制定规范性文件1件',
  '未发出收费通知',
  '答复率100%',
  '𠀀',
  '.',
  '：共',
  '、',
])('a text of nothing but %j is read in bounded time', (unit) => {
  const text = unit.repeat(Math.ceil(length / unit.length));
  const subject = reportSaying({
    year: 2023,
    title: text.slice(0, 100_000),
    texts: { overview: text, otherMatters: text.slice(0, 100_000) },
  });
  const started = process.cpuUsage();
  const findings = narrated(subject);
  // The time that it works, not the time that it waits for others on the machine.
  const { user, system } = process.cpuUsage(started);
  // What is not linear takes minutes.
  expect((user + system) / 1000).toBeLessThan(20_000);
  expect(findings.length).toBeLessThan(200);
  for (const { excerpt, messageZh, messageEn } of findings) expect(`${excerpt}${messageZh}${messageEn}`.length).toBeLessThan(2_000);
});

test('twice the text takes twice the figures, each with a bounded look around', () => {
  const figures = (count: number) =>
    atOnce((pace) => readSentences('overview', '收到政府信息公开申请1件,'.repeat(count), pace)).flatMap((sentence) =>
      atOnce((pace) => readFigures(sentence, pace)),
    );
  expect(figures(2_000)).toHaveLength(2_000);
  for (const { label, tail } of figures(2_000)) expect(label.length + tail.length).toBeLessThanOrEqual(72);
});

test('whatever the text, every finding is of a rule that the form lists, and its parts fit its state', () => {
  const words = fc.constantFrom(
    '2023年',
    '2022年',
    '收到',
    '政府信息公开申请',
    '5件',
    '12',
    '，',
    '。',
    '、',
    '(',
    ')',
    '答复',
    '予以公开',
    '不予公开',
    '占',
    '50%',
    '上年',
    '结转',
    '下年度',
    '均获维持',
    '行政复议',
    '诉讼',
    '未发生',
    ' ',
    '\n',
    '一、',
    '规范性文件',
    '十二',
    '万',
    '件',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const subject = reportSaying({ year: 2023, texts: { overview: parts.join('') }, cells: { 'table3/received/total': '5' } });
      const ids = subject.form.rules.map(({ id }) => id);
      const findings = narrated(subject);
      for (const { ruleId, state, delta, left, right } of findings) {
        expect(ids).toContain(ruleId);
        if (state === 'fail' && left !== null && right !== null) expect(delta).not.toBe('0');
      }
      const names = findings.map(({ fingerprint }) => fingerprint);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
