import { expect, test } from '@jest/globals';
import { evaluateSteps } from '../../src/forms/rules/evaluate.js';
import { longestStep } from '../support/longest-step.js';
import { prose } from '../support/prose.js';
import { reportSaying } from './report-saying.js';
import { inForce } from './two-reports.js';

/** Characters of a section: as long as one may be. */
const size = 199_000;
/** Milliseconds of processor time, of all threads and before the code is warm: a step takes some 10 by itself, and what does not pause takes a thousand and more. */
const most = 300;

const filled = (words: string) => words.repeat(Math.ceil(size / words.length)).slice(0, size);
const sentences = filled(
  '2022年，全年主动公开政府信息120条，收到政府信息公开申请5件，上年结转1件，均已办结，其中予以公开3件，占60%，同比增长20%。未发生行政复议、行政诉讼。\n',
);

test.each([
  ['sentences', sentences],
  ['one sentence', prose(size, 7)],
  ['figures', filled('收到政府信息公开申请1件,予以公开1件,占50%,')],
  ['words that deny', filled('未收到政府信息公开申请，')],
  ['absolute words', filled('申请均已办结，')],
  ['places left open', filled('信息  条，XX局')],
  ['empty lines', filled('\n')],
])(
  'a report of %s is held to the rules in steps that keep no one waiting',
  (_what, text) => {
    const texts = { overview: text, problemsImprovements: text };
    const report = { year: 2022, texts, cells: { 'table3/received/total': '5' } };
    const beside = inForce({ ...report, texts: { ...texts, overview: `又${text}` } });
    const lastYear = inForce({ ...report, year: 2021 }, { reportId: 'o-2021-organ' });
    const others = {
      lastYear,
      yearBeforeLast: null,
      lastYearOnFile: true,
      lastYearWithdrawn: false,
      lastYearIsNewer: false,
      siblings: [beside],
    };
    expect(longestStep(() => evaluateSteps({ ...reportSaying(report), others }, 'publication'), most)).toBeLessThan(most);
  },
  60_000,
);
