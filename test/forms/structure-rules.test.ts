import { describe, expect, test } from '@jest/globals';
import { structureFindings } from '../../src/forms/rules/structure/structure-findings.js';
import { atOnce } from '../support/at-once.js';
import { type Report, reportSaying } from './report-saying.js';

function found(report: Report, ruleId: string, stage: 'import' | 'publication' = 'publication') {
  return atOnce((pace) => structureFindings(reportSaying(report), stage, pace)).filter((finding) => finding.ruleId === ruleId);
}

const faults = (report: Report, ruleId: string, stage?: 'import' | 'publication') =>
  found(report, ruleId, stage)
    .filter(({ state }) => state !== 'pass')
    .map(({ subject, state, grade }) => `${subject} ${state} ${grade}`);

describe('S-HEAD', () => {
  const heading = (headings: Record<string, string>) => faults({ year: 2023, headings }, 'S-HEAD');

  test('the six headings of the form pass, with any space and punctuation', () => {
    expect(found({ year: 2023 }, 'S-HEAD').map(({ state }) => state)).toEqual(Array(6).fill('pass'));
    expect(
      heading({
        overview: '一. 总体情况',
        requests: '三、 收到和处理政府信息 公开申请情况',
        reviewLitigation: '四、政府信息公开行政复议，行政诉讼情况',
      }),
    ).toEqual([]);
  });

  test('a missing heading is an error', () => {
    expect(heading({ otherMatters: '' })).toEqual(['otherMatters fail error']);
  });

  test('a wrong numeral and a heading that belongs elsewhere are errors', () => {
    expect(heading({ otherMatters: '五、其他需要报告的事项' })).toEqual(['otherMatters fail error']);
    expect(heading({ requests: '三、存在的主要问题及改进情况' })).toEqual(['requests fail error']);
  });

  test('a variant that the form knows is noted, another is uncertain', () => {
    expect(heading({ problemsImprovements: '五、政府信息公开工作存在的主要问题及改进情况' })).toEqual(['problemsImprovements fail info']);
    expect(heading({ problemsImprovements: '五、不足与打算' })).toEqual(['problemsImprovements uncertain info']);
    expect(heading({ overview: '总体情况' })).toEqual(['overview fail info']);
  });
});

describe('S-TITLE', () => {
  test.each([
    '益阳市住房公积金管理中心2020年政府信息公开工作年度报告',
    '二〇二〇年度政府信息公开工作年度报告',
    '某局２０２０年政府信息公开 工作年度报告',
  ])('%s passes', (title) => {
    expect(faults({ year: 2020, title }, 'S-TITLE')).toEqual([]);
  });

  test.each(['市住房公积金管理中心', '会同县林业局信息公开工作年度报告', '某局2019年政府信息公开工作年度报告', ''])(
    '%p is an error at publication, a warning at import',
    (title) => {
      expect(faults({ year: 2020, title }, 'S-TITLE')).toEqual(['title fail error']);
      expect(faults({ year: 2020, title }, 'S-TITLE', 'import')).toEqual(['title fail warning']);
    },
  );

  test("that the office's full name is not in it is only noted", () => {
    const office = { name: '益阳市住房公积金管理中心', kind: 'department', level: 'city' } as const;
    expect(faults({ year: 2020, office, title: '市公积金中心2020年政府信息公开工作年度报告' }, 'S-TITLE')).toEqual([
      'title/office fail info',
    ]);
    expect(faults({ year: 2020, office, title: '益阳市住房公积金管理中心2020年政府信息公开工作年度报告' }, 'S-TITLE')).toEqual([]);
  });
});

describe('S-EMPTY and S-SIX', () => {
  const long = '存在的主要问题是公开范围的界定还需进一步改进完善，下一步将继续抓好条例的贯彻落实工作。';

  test('an empty overview or an empty account of problems is an error, a thin one a warning', () => {
    const texts = { overview: '2023年。', problemsImprovements: long };
    expect(faults({ year: 2023, texts }, 'S-EMPTY')).toEqual([]);
    expect(faults({ year: 2023, texts: { ...texts, overview: ' 　\n' } }, 'S-EMPTY')).toEqual(['overview fail error']);
    expect(faults({ year: 2023, texts: { ...texts, problemsImprovements: '' } }, 'S-EMPTY')).toEqual(['problemsImprovements fail error']);
    expect(faults({ year: 2023, texts: { ...texts, problemsImprovements: '无。' } }, 'S-EMPTY')).toEqual([
      'problemsImprovements fail warning',
    ]);
    expect(faults({ year: 2023, texts: { ...texts, problemsImprovements: '存在一些不足。' } }, 'S-EMPTY')).toEqual([
      'problemsImprovements fail warning',
    ]);
  });

  test('other matters say at least 无, and from 2021 on what was charged', () => {
    const six = (year: number, otherMatters: string) => faults({ year, texts: { otherMatters } }, 'S-SIX');
    expect(six(2020, '')).toEqual(['otherMatters fail error']);
    expect(six(2020, '无。')).toEqual([]);
    expect(six(2021, '无。')).toEqual(['otherMatters fail warning']);
    expect(six(2021, '本年度未收取信息处理费。')).toEqual([]);
  });
});

describe('S-GOV', () => {
  const government = { name: '某市人民政府', kind: 'government', level: 'city' } as const;
  const whole = '定期开展工作考核，社会评议良好，无责任追究情况。';

  test('a government covers appraisal, assessment and accountability', () => {
    expect(faults({ year: 2023, office: government, texts: { overview: whole } }, 'S-GOV')).toEqual([]);
    expect(found({ year: 2023, scope: 'jurisdiction', texts: { overview: '定期开展工作考核。' } }, 'S-GOV')).toMatchObject([
      { state: 'fail', grade: 'warning', messageZh: expect.stringContaining('社会评议、责任追究') },
    ]);
  });

  test('nothing is asked of a department', () => {
    expect(found({ year: 2023, office: { ...government, kind: 'department' } }, 'S-GOV')).toEqual([]);
    expect(found({ year: 2023 }, 'S-GOV')).toEqual([]);
  });
});

describe('S-LEN', () => {
  test('more than 1000 characters are noted from 2021 on; spaces do not count', () => {
    const length = (year: number, overview: string) => faults({ year, texts: { overview } }, 'S-LEN');
    expect(length(2021, '公'.repeat(1000) + ' \n'.repeat(20))).toEqual([]);
    expect(length(2021, '公'.repeat(1001))).toEqual(['overview fail info']);
    expect(length(2020, '公'.repeat(5000))).toEqual([]);
  });
});

describe('S-NUM', () => {
  const numbering = (overview: string) => faults({ year: 2023, texts: { overview } }, 'S-NUM');
  test.each([
    '（一）主动公开\n1.甲\n2.乙\n（二）依申请公开\n1.丙\n（三）监督保障',
    '一是健全机制。二是加大力度。\n三是丰富形式。',
    '2023年，\n1月。',
    '(一)甲\n(二)乙',
  ])('%j is consistent', (text) => expect(numbering(text)).toEqual([]));
  test.each(['一、主动公开\n内容\n二、依申请公开', '（一）甲\n（二）乙\n（二）丙', '（一）甲\n2.乙\n（三）丙'])('%j is not', (text) =>
    expect(numbering(text)).toEqual(['overview fail warning']),
  );
  test('two lists that each start again are uncertain', () => {
    expect(numbering('主要问题\n（一）甲\n（二）乙\n改进情况\n（一）丙\n（二）丁')).toEqual(['overview uncertain warning']);
  });
});

describe('P-LATE', () => {
  const department = { name: '某局', kind: 'department', level: 'county' } as const;
  const late = (firstPublishedOn: string, more: Partial<Report> = {}) =>
    faults({ year: 2023, office: department, firstPublishedOn, ...more }, 'P-LATE');

  test('a department has until 31 January, a government until 31 March of the next year', () => {
    expect(late('2024-01-31')).toEqual([]);
    expect(late('2024-02-01')).toEqual(['publication fail warning']);
    expect(late('2024-03-31', { office: { ...department, kind: 'government' } })).toEqual([]);
    expect(late('2024-03-31', { scope: 'jurisdiction' })).toEqual([]);
    expect(late('2024-04-01', { scope: 'jurisdiction' })).toEqual(['publication fail warning']);
  });

  test('of an unknown office, what lies between the two dates can not be judged', () => {
    expect(late('2024-02-01', { office: null })).toEqual(['publication notAssessable warning']);
    expect(late('2024-04-01', { office: null })).toEqual(['publication fail warning']);
  });

  test('nothing is said before the first publication', () => {
    expect(found({ year: 2023, office: department }, 'P-LATE')).toEqual([]);
  });
});

test('a form that lists no structure rules is asked nothing', () => {
  const subject = reportSaying({ year: 2023 });
  expect(atOnce((pace) => structureFindings({ ...subject, form: { ...subject.form, rules: [] } }, 'publication', pace))).toEqual([]);
});
