import { describe, expect, test } from '@jest/globals';
import { totals } from './report-saying.js';
import { findingsBeside, inForce } from './two-reports.js';

const receivedBy = (natural: number, all: number) => ({ 'table3/received/naturalPerson': natural, received: all });
const last = inForce({
  year: 2022,
  cells: totals({ ...receivedBy(20, 25), review: 2, 'table4/cases/review.upheld': 1, 'table4/cases/review.corrected': 1 }),
});
const cells = totals({
  ...receivedBy(16, 20),
  carriedIn: 2,
  carriedOut: 3,
  handled: 19,
  review: 3,
  'table4/cases/review.upheld': 2,
  'table4/cases/review.corrected': 1,
  direct: 2,
  'table4/cases/litigationDirect.upheld': 1,
  directPending: 1,
  'table2/item1.normativeDocs/issued': 6,
  'table2/item1.normativeDocs/repealed': 3,
});

/** What is made of the text, passed or left open apart. */
function faults(text: string): Record<string, string> {
  const findings = findingsBeside(
    { year: 2023, texts: { overview: `2023年，本局主动公开政府信息。\n${text}` }, cells },
    { lastYear: last },
  ).filter(({ ruleId, state }) => /^(?:N-|D-STALE)/.test(ruleId) && (state === 'fail' || state === 'uncertain'));
  return Object.fromEntries(findings.map(({ ruleId, subject, state }) => [`${ruleId} ${subject}`, state]));
}

const persons = 'N-RECV naturalPersonsReceived';

describe('a part of what is not the table’s is held to nothing', () => {
  test.each([
    ['a quarter', '第三季度收到政府信息公开申请6件，其中自然人申请5件。'],
    ['half a year', '上半年收到政府信息公开申请8件，其中自然人申请7件，法人申请1件。'],
    ['half a year, in a clause of its own', '上半年，收到政府信息公开申请8件，其中：法人申请1件，自然人申请7件。'],
    ['one channel', '通过网上平台收到政府信息公开申请12件，其中自然人10件，法人2件。', 'uncertain'],
    ['one channel, all of one kind', '其中通过信函提出的政府信息公开申请5件，均为自然人申请5件。', 'uncertain'],
    ['another organ', '下属单位收到政府信息公开申请8件，其中自然人申请6件。', 'uncertain'],
    ['all organs', '全系统收到政府信息公开申请60件，其中自然人50件。', 'uncertain'],
    ['some requests', '收到政府信息公开申请20件，主要由自然人提出，其中涉及征地的自然人申请9件。'],
    ['those about persons', '收到政府信息公开申请20件，涉及自然人15件（部分申请由律师代为提出）。'],
    ['those put right', '收到政府信息公开申请20件，经补正后自然人申请15件。'],
    ['some requests that were counted', '收到政府信息公开申请20件，其中涉及征地的12件，自然人申请9件。'],
    ['those answered', '收到政府信息公开申请20件，办结19件，其中自然人申请15件。'],
    ['a quarter, in the sentence before', '第三季度收到政府信息公开申请6件。其中自然人申请5件。'],
    ['a quarter, of reviews', '第三季度发生政府信息公开行政复议2件，其中维持1件。'],
    ['a quarter, of reviews, after another outcome', '第三季度发生政府信息公开行政复议2件，纠正1件，维持1件。'],
    ['another organ, of reviews', '市本级被申请政府信息公开行政复议3件，各县区被申请政府信息公开行政复议10件，维持8件。', 'uncertain'],
    ['what came over', '政府信息公开行政复议3件，其中上年结转1件维持1件。'],
    ['some reviews', '政府信息公开行政复议3件，涉及征地的案件中，维持1件。'],
    ['documents of a quarter', '第三季度制发行政规范性文件6件，废止1件。'],
  ])('%s: %s', (_what, text, ...[ofWhole]) => {
    const parts = Object.entries(faults(text)).filter(([rule]) => !/ (?:requestsReceived|reviewTotal)$/.test(rule));
    expect(parts).toEqual([]);
    expect(Object.values(faults(text)).every((state) => state === ofWhole)).toBe(true);
  });
});

describe('what others repeal, or are asked to, or what is listed, is held to nothing', () => {
  test.each([
    '提请市政府废止规范性文件2件。',
    '向市政府申报废止规范性文件2件。',
    '建议废止规范性文件2件。',
    '市政府废止规范性文件2件，涉及我局1件。',
    '公布废止规范性文件目录1份，涉及规范性文件3件。',
    '网站撤下已废止规范性文件5件。',
    '全年废止的规范性文件2件已同步在网站标注，另1件待标注。',
    '历年累计废止规范性文件15件，其中本年废止3件。',
    '拟废止规范性文件2件。',
  ])('%s', (text) => {
    expect(faults(text)).toEqual({});
  });
});

describe('what is plainly of another time is held to nothing', () => {
  test.each([
    '自2008年《条例》施行以来，累计收到政府信息公开申请230件。',
    '自2008年5月1日《中华人民共和国政府信息公开条例》施行以来，累计收到政府信息公开申请230件。',
    '2022年收到政府信息公开申请25件，2023年收到20件。',
    '上年没有政府信息公开诉讼案件。',
    '上半年未收到政府信息公开申请。',
  ])('%s', (text) => {
    expect(faults(text)).toEqual({});
  });
});

describe('a part of the table’s own figure is held to it', () => {
  test.each([
    ['全年新收政府信息公开申请20件，其中自然人申请15件。', persons],
    ['全年收到政府信息公开申请20件，其中自然人15件，法人5件。', persons],
    ['全年收到政府信息公开申请20件，其中法人5件，自然人15件。', persons],
    ['全年收到政府信息公开申请20件（其中自然人15件，法人5件）。', persons],
    ['全年收到政府信息公开申请20件（含上年结转2件），其中自然人15件。', persons],
    ['收到政府信息公开申请20件，比上年减少5件，其中自然人15件。', persons],
    ['2023年，收到公民、法人和其他组织政府信息公开申请20件，其中，自然人申请15件。', persons],
    ['收到自然人政府信息公开申请十五件。', persons],
    ['政府信息公开行政复议3件，其中维持3件。', 'N-REV reviewUpheld'],
    ['政府信息公开行政复议3件，较上年增加1件，其中纠正2件，维持1件。', 'N-REV reviewCorrected', 'N-REV reviewUpheld'],
    ['政府信息公开行政诉讼2件，结果纠正1件，未审结1件。', 'N-LIT litigationCorrected'],
    ['行政复议3件中维持1件，纠正2件（均为政府信息公开案件）。', 'N-REV reviewCorrected'],
    ['废止规范性文件共4件。', 'N-DOC normativeDocsRepealed'],
    ['本年度共废止行政规范性文件2件，现行有效0件。', 'N-DOC normativeDocsRepealed'],
    ['2023年，我局共制发规范性文件6件，废止2件。', 'N-DOC normativeDocsRepealed'],
  ])('%s', (text, ...rules) => {
    const failed = Object.entries(faults(text)).filter(([rule, state]) => state === 'fail' && !rule.startsWith('D-STALE'));
    expect(failed.map(([rule]) => rule).sort()).toEqual(rules.sort());
  });
});

describe('nothing is left to do', () => {
  test.each([
    ['依申请公开答复率100%，较上年提高2个百分点。', 'uncertain'],
    ['政府信息公开申请均已办结。', 'fail'],
    ['政府信息公开申请办结率100%。', 'fail'],
    ['政府信息公开申请全部答复，答复率100%。', 'fail'],
  ])('is contradicted by what is carried out, where no more than answers is told at most perhaps: %s', (text, state) => {
    expect(faults(text)).toEqual({ 'N-ABS completed': state });
  });
});
