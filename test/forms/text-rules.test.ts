import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { textFindings } from '../../src/forms/rules/text/text-findings.js';
import { packageRoot } from '../../src/package-root.js';
import { atOnce } from '../support/at-once.js';
import { type Report, reportSaying, totals } from './report-saying.js';

const findingsIn = (report: Report) => atOnce((pace) => textFindings(reportSaying(report), pace));

const samples = new Map(
  readFileSync(join(packageRoot, 'test/fixtures/narrative-numbers.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^\[(\S+) [^\]]*\] (.*)$/.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
    }),
);

/** `rule subject → state` of every finding. */
function said(report: Report): Record<string, string> {
  return Object.fromEntries(
    findingsIn({ title: '年度报告', ...report }).map(({ ruleId, subject, state }) => [`${ruleId} ${subject}`, state]),
  );
}

function sample(
  name: string,
  year: number,
  figures: Readonly<Record<string, number | string>>,
  more: Partial<Report> = {},
): Record<string, string> {
  return said({ year, texts: { overview: samples.get(name) ?? '' }, cells: totals(figures), ...more });
}

const none = 'N-NONE requestsReceived';
const received = 'N-RECV requestsReceived';
const carriedIn = 'N-CARRYIN requestsCarriedIn';
const handled = 'N-DONE requestsHandled';
const carriedOut = 'N-CARRYOUT requestsCarriedOut';

describe('sentences of real reports against a table that agrees', () => {
  test('收到 162, 上年度结转 1, 办结 159, 结转下年度 4; a growth rate is no count', () => {
    expect(sample('13a', 2024, { received: 162, carriedIn: 1, handled: 159, carriedOut: 4 })).toEqual({
      [received]: 'pass',
      [carriedIn]: 'pass',
      [handled]: 'pass',
      [carriedOut]: 'pass',
    });
  });

  test('受理 121 that is 新收 112 and 上年结转 9, with every group and their sum', () => {
    const figures = {
      received: 112,
      carriedIn: 9,
      granted: 60,
      partiallyGranted: 13,
      denied: 6,
      notHeld: 26,
      notProcessed: 3,
      'table3/results.otherHandling.other/total': 11,
      handled: 119,
      carriedOut: 2,
    };
    expect(sample('13b', 2023, figures)).toEqual({
      [received]: 'pass',
      [carriedIn]: 'pass',
      [handled]: 'pass',
      'N-PART granted': 'pass',
      'N-PART partiallyGranted': 'pass',
      'N-PART denied': 'pass',
      'N-PART unableToProvide': 'pass',
      'N-PART notProcessed': 'pass',
      'N-PART otherHandling': 'pass',
      'N-PART parts': 'pass',
      [carriedOut]: 'pass',
    });
  });

  test('受理 alone may mean what came in and what was carried in', () => {
    const overview = '2023年共受理政府信息依申请公开121件。';
    expect(said({ year: 2023, texts: { overview }, cells: totals({ received: 112, carriedIn: 9 }) })).toEqual({ [received]: 'pass' });
    expect(said({ year: 2023, texts: { overview }, cells: totals({ received: 121 }) })).toEqual({ [received]: 'pass' });
    expect(said({ year: 2023, texts: { overview }, cells: totals({ received: 112, carriedIn: 8 }) })).toEqual({ [received]: 'fail' });
  });

  test('reviews with what they came to, and lawsuits', () => {
    const figures = { review: 7, 'table4/cases/review.upheld': 6, reviewPending: 1, direct: 2, directPending: 2, after: 1 };
    expect(sample('13b2', 2023, figures)).toEqual({
      'N-REV reviewTotal': 'pass',
      'N-REV reviewUpheld': 'pass',
      'N-REV reviewCorrected': 'pass',
      'N-REV reviewOther': 'pass',
      'N-REV reviewPending': 'pass',
      'N-LIT litigationTotal': 'pass',
    });
  });

  test('结转上年度 is carried in, 剩余 … 结转下年度 is carried out', () => {
    expect(sample('13c', 2024, { received: 464, carriedIn: 3, handled: 441, carriedOut: 26 })).toEqual({
      [received]: 'pass',
      [carriedIn]: 'pass',
      [handled]: 'pass',
      [carriedOut]: 'pass',
    });
  });

  test("last year's figure in a comparison is none of this year's", () => {
    expect(sample('13d', 2023, { received: 22, handled: 22, granted: 1 })).toMatchObject({ [received]: 'pass', [handled]: 'pass' });
  });

  test('网络 2, 信件 2 are parts of 4; 结转2023年度 is next year', () => {
    expect(sample('13e', 2022, { received: 4, 'table3/received/naturalPerson': 2, handled: 3, carriedOut: 1, notHeld: 3 })).toEqual({
      [received]: 'pass',
      'N-RECV naturalPersonsReceived': 'pass',
      [handled]: 'pass',
      [carriedOut]: 'pass',
    });
  });

  test('答复率100% agrees with nothing carried out, and perhaps contradicts one that was', () => {
    expect(sample('13f', 2024, { received: 30, carriedIn: 5, handled: 35 })).toEqual({
      [received]: 'pass',
      [carriedIn]: 'pass',
      'N-ABS completed': 'pass',
    });
    expect(sample('13f', 2024, { received: 30, carriedIn: 5, handled: 34, carriedOut: 1 })).toMatchObject({
      'N-ABS completed': 'uncertain',
    });
  });

  test('受理 449 for a whole city; a jurisdiction is meant, an organ perhaps not', () => {
    expect(sample('13g', 2025, { received: 449, carriedOut: 7 }, { scope: 'jurisdiction' })).toEqual({
      [received]: 'pass',
      [carriedOut]: 'pass',
    });
    expect(sample('13g', 2025, { received: 40, carriedOut: 7 }, { scope: 'jurisdiction' })).toMatchObject({ [received]: 'fail' });
    expect(sample('13g', 2025, { received: 40, carriedOut: 7 })).toMatchObject({ [received]: 'uncertain' });
  });

  test('units of every kind: 宗', () => {
    expect(sample('13h', 2022, { received: 335 })).toEqual({ [received]: 'pass' });
    expect(sample('13h', 2022, { received: 336 })).toEqual({ [received]: 'fail' });
  });

  test('未收到 says 0', () => {
    expect(sample('13i', 2022, {})).toEqual({ 'N-NONE requestsReceived': 'pass' });
    expect(sample('13i', 2022, { received: 2 })).toEqual({ 'N-NONE requestsReceived': 'fail' });
  });

  test('a number left out is an error', () => {
    const [hole] = findingsIn({ year: 2020, texts: { overview: samples.get('13j') ?? '' } });
    expect(hole).toMatchObject({ ruleId: 'N-HOLE', grade: 'error', state: 'fail', section: 'overview' });
  });

  test('依申请公开请求 9件 with channels, and 引发 reviews and lawsuits', () => {
    expect(sample('13k', 2024, { received: 9, handled: 9, review: 2, direct: 1 })).toEqual({
      [received]: 'pass',
      'N-REV reviewTotal': 'pass',
      'N-LIT litigationTotal': 'pass',
    });
  });

  test('无转结下年度, 复议0件, 诉讼0件', () => {
    expect(sample('13l', 2024, { received: 1, handled: 1 })).toEqual({
      [received]: 'pass',
      [handled]: 'pass',
      [carriedOut]: 'pass',
      'N-REV reviewTotal': 'pass',
      'N-LIT litigationTotal': 'pass',
    });
    expect(sample('13l', 2024, { received: 1, handled: 1, carriedOut: 1 })).toMatchObject({ [carriedOut]: 'fail' });
  });

  test('行政复议22件、行政诉讼案件1件 are two figures', () => {
    expect(sample('13m', 2022, { received: 658, review: 22, after: 1 }, { scope: 'jurisdiction' })).toEqual({
      [received]: 'pass',
      'N-REV reviewTotal': 'pass',
      'N-LIT litigationTotal': 'pass',
    });
    expect(sample('13m', 2022, { received: 658, review: 21, after: 1 }, { scope: 'jurisdiction' })).toMatchObject({
      'N-REV reviewTotal': 'fail',
    });
  });
});

describe('the same sentences against a table that differs in one figure', () => {
  const whole = { received: 162, carriedIn: 1, handled: 159, carriedOut: 4 };
  test.each([
    ['carriedIn', 2, carriedIn],
    ['handled', 160, handled],
    ['carriedOut', 5, carriedOut],
    ['received', 170, received],
  ] as const)('%s = %d fails %s alone', (name, figure, rule) => {
    const states = sample('13a', 2024, { ...whole, [name]: figure });
    expect(Object.entries(states).filter(([, state]) => state !== 'pass')).toEqual([[rule, 'fail']]);
  });

  test('a finding names the sentence, both figures, their difference and the cells', () => {
    const found = findingsIn({
      year: 2024,
      texts: { overview: samples.get('13a') ?? '' },
      cells: totals({ ...whole, handled: 160 }),
    }).find(({ ruleId }) => ruleId === 'N-DONE');
    expect(found).toMatchObject({
      grade: 'warning',
      state: 'fail',
      section: 'overview',
      left: '159',
      right: '160',
      delta: '-1',
      leftCells: [],
      rightCells: ['table3/results.total/total'],
    });
    expect(found?.excerpt).toContain('办结159件');
    expect(found?.messageZh).toContain('159');
    expect(found?.messageEn).toContain('160');
  });

  test('a blank table is not assessable, never taken for 0', () => {
    expect(Object.values(sample('13a', 2024, {}, { others: '' }))).toEqual(Array(4).fill('notAssessable'));
    expect(sample('13i', 2022, {}, { others: '' })).toEqual({ 'N-NONE requestsReceived': 'notAssessable' });
    expect(sample('13i', 2022, { received: '见附件' })).toEqual({ 'N-NONE requestsReceived': 'notAssessable' });
  });
});

describe('doubt', () => {
  const doubts = (overview: string, figures: Record<string, number>) => said({ year: 2024, texts: { overview }, cells: totals(figures) });
  test.each([
    ['another year', '2023年,我局共收到政府信息公开申请31件。', { received: 22 }],
    ['a rounded figure', '2024年,我局共收到政府信息公开申请约30件。', { received: 33 }],
    ['lower organs', '2024年,各县区共收到政府信息公开申请90件。', { received: 33 }],
    ['one channel', '2024年,网上收到政府信息公开申请30件。', { received: 33 }],
  ])('%s makes a difference uncertain', (_why, overview, figures) => {
    expect(doubts(overview, figures)).toMatchObject({ [received]: 'uncertain' });
  });

  test('two different figures for one thing are uncertain when neither is in the table, and pass when one is', () => {
    const overview = '2024年共收到政府信息公开申请30件。全年收到政府信息公开申请31件。';
    expect(doubts(overview, { received: 33 })).toEqual({ [received]: 'uncertain' });
    expect(doubts(overview, { received: 31 })).toEqual({ [received]: 'pass' });
  });

  test('the whole year in months is no part of it', () => {
    expect(doubts('2024年1月1日至12月31日,共收到政府信息公开申请30件。', { received: 33 })).toEqual({ [received]: 'fail' });
  });

  test('1.3万 agrees with what rounds to it', () => {
    expect(doubts('2024年共收到政府信息公开申请1.3万件。', { received: 12987 })).toEqual({ [received]: 'pass' });
    expect(doubts('2024年共收到政府信息公开申请1.3万件。', { received: 12487 })).toEqual({ [received]: 'fail' });
  });

  test.each([
    '2018年至2024年累计收到政府信息公开申请100件。',
    '2018年至2024年，累计收到政府信息公开申请100件。',
    '2018年以来累计收到政府信息公开申请100件。',
    '近三年共收到政府信息公开申请100件。',
    '第一季度收到政府信息公开申请5件。',
    '上半年，共收到政府信息公开申请5件。',
    '2024年1月至6月共收到政府信息公开申请30件。',
    '去年收到政府信息公开申请31件。',
  ])('nothing is said of another time than the report’s: %s', (overview) => {
    expect(doubts(overview, { received: 33 })).toEqual({});
  });

  test.each([
    '今年以来共收到政府信息公开申请30件。',
    '2024年累计收到政府信息公开申请30件。',
    '截至2024年12月31日共收到政府信息公开申请30件。',
    '第一季度开展培训2次，全年收到政府信息公开申请30件。',
    '2024年1月1日起至12月31日止，共收到政府信息公开申请30件。',
  ])('the report’s own year is held to the table, however it is said: %s', (overview) => {
    expect(doubts(overview, { received: 33 })).toEqual({ [received]: expect.stringMatching(/^(?:fail|uncertain)$/) });
    expect(doubts(overview, { received: 30 })).toEqual({ [received]: 'pass' });
  });

  test('numbers in any script', () => {
    expect(doubts('2024年共收到政府信息公开申请十二件，答复１，２３４件。', { received: 12 })).toMatchObject({ [received]: 'pass' });
    expect(doubts('2024年共收到政府信息公開申請１２件。', { received: 12 })).toEqual({ [received]: 'pass' });
    expect(doubts('2024年共收到政府信息公开申请1,234件。', { received: 1234 })).toEqual({ [received]: 'pass' });
  });

  test.each([
    '全年收到群众来信227件，办结人大建议12件、政协提案8件，回复咨询留言10622条。',
    '受理行政复议案件120件，审结110件。',
    '收到12345热线工单3000件，办结率100%。',
    '制定规章制度5项，清理规范性文件50件，开展规范性文件审查12件。',
    '因未公开信息被提出意见2件，未经复议直接起诉1件，尚未审结1件。',
    '按照《条例》第三十六条，共梳理权力事项300项。',
    '收到政府信息公开申请数量较上年增加12件。',
    '未出现因政府信息公开被行政复议纠错、行政诉讼败诉的情况。',
  ])('says nothing of %s', (overview) => {
    expect(said({ year: 2024, texts: { overview }, cells: totals({ received: 3, handled: 3, review: 5, direct: 4 }) })).toEqual({});
  });
});

describe('parts that the tables have in cells of their own', () => {
  const [person, carriedPerson, upheld, corrected, repealed, issued] = [
    'table3/received/naturalPerson',
    'table3/carriedIn/naturalPerson',
    'table4/cases/review.upheld',
    'table4/cases/review.corrected',
    'table2/item1.normativeDocs/repealed',
    'table2/item1.normativeDocs/issued',
  ];
  const figures = { received: 20, [person]: 15, [carriedPerson]: 4, review: 3, [upheld]: 2, [corrected]: 1, [issued]: 6, [repealed]: 2 };
  const faults = (text: string) => {
    const states = said({ year: 2023, texts: { overview: `本局开展政府信息公开工作。${text}` }, cells: totals(figures) });
    return Object.fromEntries(Object.entries(states).filter(([, state]) => state !== 'pass'));
  };
  test.each([
    ['行政复议3件，其中维持3件。', 'N-REV reviewUpheld', 'fail'],
    ['被申请行政复议3件，维持2件、纠正2件。', 'N-REV reviewCorrected', 'fail'],
    ['收到自然人申请16件。', 'N-RECV naturalPersonsReceived', 'uncertain'],
    ['收到政府信息公开申请20件，其中自然人申请16件。', 'N-RECV naturalPersonsReceived', 'fail'],
    ['政府信息公开申请中自然人申请16件。', 'N-RECV naturalPersonsReceived', 'uncertain'],
    ['废止规范性文件3件。', 'N-DOC normativeDocsRepealed', 'fail'],
    ['废止行政规范性文件3件。', 'N-DOC normativeDocsRepealed', 'fail'],
    ['制发行政规范性文件6件，废止3件。', 'N-DOC normativeDocsRepealed', 'fail'],
  ])('differ from them: %s', (text, rule, state) => {
    expect(faults(text)).toEqual({ [rule]: state });
  });
  test.each([
    '行政复议3件，其中维持2件、纠正1件；行政诉讼0件。',
    '收到政府信息公开申请20件，其中自然人申请15件，法人申请5件。',
    '共受理政府信息公开申请20件（含上年结转0件），其中自然人19件。',
    '制发行政规范性文件6件，废止2件，现行有效0件。',
    '清理规范性文件50件，修改、废止规范性文件9件。',
    '行政复议案件受理45件、审结40件，其中维持30件。',
    '办结行政复议案件45件，维持30件。',
    '办结政府信息公开申请0件，其中自然人12件。',
    '行政复议3件、行政诉讼0件，其中维持1件。',
  ])('agree, or are of something else: %s', (text) => {
    expect(faults(text)).toEqual({});
  });
});

describe('a section of its own says what its sentences are about', () => {
  const inSection = (section: string, text: string, figures: Readonly<Record<string, number>>) =>
    said({ year: 2023, texts: { [section]: text }, cells: totals(figures) });
  test.each([
    [
      'reviewLitigation',
      '本年度未发生行政复议、行政诉讼案件。',
      { review: 4, direct: 1 },
      ['N-NONE reviewTotal', 'N-NONE litigationTotal'],
    ],
    ['requests', '本年度未收到申请。', { received: 112 }, [none]],
    ['reviewLitigation', '行政复议4件，均获维持。', { review: 4, 'table4/cases/review.corrected': 1 }, ['N-ABS upheld/review']],
    ['reviewLitigation', '行政复议5件。', { review: 4 }, ['N-REV reviewTotal']],
  ] as const)('in %s: %s', (section, text, figures, rules) => {
    const failed = (states: Record<string, string>) => Object.keys(states).filter((rule) => states[rule] === 'fail');
    expect(failed(inSection(section, text, figures))).toEqual(rules);
    // Elsewhere it may be of something else.
    expect(failed(inSection('otherMatters', text, figures))).toEqual([]);
  });
});

describe('the parts of requests that one sentence lists', () => {
  const parts = (overview: string) =>
    Object.fromEntries(
      Object.entries(said({ year: 2023, texts: { overview }, cells: totals({ received: 112 }) })).filter(([rule]) => /parts/.test(rule)),
    );
  test.each([
    ['收到政府信息公开申请112件，其中网络申请100件，信函申请13件。', 'channels'],
    ['收到政府信息公开申请112件（其中：网络申请100件、信函申请13件）。', 'channels'],
    ['收到政府信息公开申请。全年新收112件，其中自然人110件，法人3件。', 'applicants'],
    ['收到政府信息公开申请112件，其中，110件为自然人申请，3件为法人申请。', 'applicants'],
  ])('sum to more than their whole: %s', (overview, kind) => {
    expect(parts(overview)).toEqual({ [`N-PART parts/${kind}`]: 'fail' });
  });

  test('sum to their whole, and the finding has both figures', () => {
    expect(parts('收到政府信息公开申请112件，其中网络申请100件，信函申请12件。')).toEqual({ 'N-PART parts/channels': 'pass' });
    const overview = '收到政府信息公开申请112件，其中网络申请100件，信函申请13件。';
    const found = findingsIn({ year: 2023, texts: { overview } }).find(({ subject }) => subject === 'parts/channels');
    expect(found).toMatchObject({ ruleId: 'N-PART', grade: 'warning', left: '113', right: '112', section: 'overview', excerpt: overview });
  });

  test.each([
    ['that leave some out', '收到政府信息公开申请112件，其中网络申请50件，信函申请13件。'],
    ['of two kinds', '收到政府信息公开申请112件，其中网络申请100件，自然人申请100件。'],
    ['of a part', '收到政府信息公开申请112件，其中网络申请100件（其中平台90件），信函申请12件。'],
    ['of documents that came out in several places', '收到政府信息公开申请2件。主动公开信息112条，其中网站100条，公众平台80条。'],
    ['that are rounded', '收到政府信息公开申请112件，其中网络申请约100件，信函申请约20件。'],
    ['of other things', '收到来信112件，其中网络100件，信函30件。'],
  ])('say nothing %s', (_what, overview) => {
    expect(parts(overview)).toEqual({});
  });
});

describe('the Shanghai report of 2019', () => {
  const overview = [
    '2019年，通过“中国上海”门户网站、《上海市人民政府公报》等平台主动公开规章13件，行政规范性文件60件，市政府其他文件162件，人事任免文件141件。',
    '市政府办公厅代表市政府共受理政府信息公开申请859件，申请数量较去年回落12.3%；答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复），均在法定期限内予以答复。予以公开及部分公开258件，占33.9%；不予公开35件，占4.34%；因本机关不掌握等原因无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。信息公开类行政复议7件，诉讼9件，均获维持，继续保持了省级政府零败诉的记录。',
  ].join('\n');
  const cells = {
    ...totals({
      received: 859,
      carriedIn: 18,
      granted: 272,
      partiallyGranted: 3,
      denied: 35,
      notHeld: 265,
      'table3/results.unableToProvide.needsCreation/total': 47,
      stillUnclear: 25,
      notProcessed: 158,
      handled: 805,
      carriedOut: 72,
      review: 7,
      reviewPending: 2,
      direct: 9,
      directPending: 1,
    }),
    'table2/item1.regulations/newlyMade': '13',
    'table2/item1.regulations/newlyDisclosed': '13',
    'table2/item1.regulations/totalDisclosed': '524',
    'table2/item1.normativeDocs/newlyMade': '60',
    'table2/item1.normativeDocs/newlyDisclosed': '60',
    'table2/item1.normativeDocs/totalDisclosed': '368',
  };
  const findings = findingsIn({ year: 2019, texts: { overview }, cells });
  const found = (ruleId: string, subject: string) => findings.find((finding) => finding.ruleId === ruleId && finding.subject === subject);

  test('258 in the text is 275 in the table, and 265 is 337', () => {
    expect(found('N-PART', 'granted+partiallyGranted')).toMatchObject({ state: 'fail', left: '258', right: '275', delta: '-17' });
    expect(found('N-PART', 'unableToProvide')).toMatchObject({ state: 'fail', left: '265', right: '337' });
  });

  test('the parts sum to 716, not to 805', () => {
    expect(found('N-PART', 'parts')).toMatchObject({ state: 'fail', left: '716', right: '805' });
  });

  test('均获维持 with three cases pending', () => {
    expect(found('N-ABS', 'upheld/review+litigation')).toMatchObject({ state: 'fail', left: '0', right: '3' });
  });

  test('33.9% matches no whole; the other shares do', () => {
    expect(found('N-PCT', 'share/granted+partiallyGranted')).toMatchObject({ state: 'fail', left: '33.9', right: '32.05' });
    expect(found('N-PCT', 'share/denied')?.state).toBe('pass');
    expect(found('N-PCT', 'share/notProcessed')?.state).toBe('pass');
    expect(found('N-PCT', 'share/unableToProvide')?.state).toBe('pass');
  });

  test('nothing else is wrong', () => {
    expect(findings.filter(({ state }) => state !== 'pass').map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual([
      'N-PART granted+partiallyGranted',
      'N-PART unableToProvide',
      'N-PART parts',
      'N-ABS upheld/review+litigation',
      'N-PCT share/granted+partiallyGranted',
    ]);
    expect(found('N-DOC', 'regulationsIssued')?.state).toBe('pass');
    expect(found('N-DOC', 'normativeDocsIssued')?.state).toBe('pass');
    expect(findings.filter(({ ruleId }) => /^N-(RECV|DONE|CARRYIN|CARRYOUT)$/.test(ruleId)).map(({ state }) => state)).toEqual(
      Array(4).fill('pass'),
    );
  });
});

test('会同 2020: the text has one regulation, the table none; parts sum to 171', () => {
  const overview =
    '我局对2020年度公开的政府信息进行了认真的梳理和统计:规章对外公开总数量1件。主动公开政府信息中新增项目事项88项,其中行政许事项本年新增21项,总计21项,行政许可处理决定数量776件;行政处罚事项新增10项,总计44项,处理决定数量29件。林业局网站中,2020年共发布信息42条,其中:机构信息4条,通知公告29条(其中行政处罚27条),人事信息1条。收到依申请公开信息171条,其中:予以公开4条,不予公开(三类内部事务信息)2条,不予处理(无正当理由大量反复申请)165条。';
  const figures = totals({ received: 171, granted: 4, denied: 2, notProcessed: 165, handled: 171 });
  const findings = findingsIn({ year: 2020, texts: { overview }, cells: figures });
  expect(findings.filter(({ state }) => state !== 'pass')).toMatchObject([
    { ruleId: 'N-DOC', subject: 'regulationsStock', state: 'fail', left: '1', right: '0' },
  ]);
  expect(findings.map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual(
    expect.arrayContaining([received, 'N-PART granted', 'N-PART denied', 'N-PART notProcessed']),
  );
});

test("the sample report's narrative, over tables full of zeros, raises nothing", () => {
  const text = readFileSync(join(packageRoot, 'test/fixtures/yiyang-overview.txt'), 'utf8');
  const findings = findingsIn({ year: 2020, texts: { overview: text, otherMatters: '无。' } });
  expect(findings.filter(({ state }) => state !== 'pass')).toEqual([]);
});

test('托里: 未收到公民、法人或其他组织的申请, 未发生复议和诉讼', () => {
  const overview = '本局2023年度未收到公民、法人或其他组织的信息公开申请。2023年,我局未发生依申请公开政府信息方面的行政复议和行政诉讼。';
  expect(said({ year: 2023, texts: { overview } })).toEqual({
    'N-NONE requestsReceived': 'pass',
    'N-NONE reviewTotal': 'pass',
    'N-NONE litigationTotal': 'pass',
  });
  expect(said({ year: 2023, texts: { overview }, cells: totals({ received: 1, review: 1, after: 2 }) })).toEqual({
    'N-NONE requestsReceived': 'fail',
    'N-NONE reviewTotal': 'fail',
    'N-NONE litigationTotal': 'fail',
  });
});

test('a form that declares no measures and lists no rules is asked nothing', () => {
  const subject = reportSaying({ year: 2024, title: '年度报告', texts: { overview: samples.get('13a') ?? '' } });
  expect(atOnce((pace) => textFindings({ ...subject, form: { ...subject.form, rules: [] } }, pace))).toEqual([]);
  expect(atOnce((pace) => textFindings({ ...subject, form: { ...subject.form, measures: {} } }, pace))).toEqual([]);
});
