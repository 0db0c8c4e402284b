import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { release } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { filledReport } from '../support/two-years.js';

let folder: string;
let core: Core;
let report: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  core = await openTestCore(folder);
  await registerOffice(core, 'a', { parentId: null, kind: 'government' });
  report = await filledReport(core, 'a', 2022);
});
afterAll(async () => {
  await core.close();
  await removeFolder(folder);
});

const write = (section: string, text: string) => core.app.report(report, { type: 'reviseSection', section, text }, by(author));
const fault = async (ruleId: string) => {
  const findings = await core.findings(report, core.app.queries.reportsById([report])[0]?.revision ?? 0, 'publication');
  return findings.find((finding) => finding.ruleId === ruleId && finding.state === 'fail');
};
const answer = async (ruleId: string) =>
  core.app.report(
    report,
    { type: 'answerFinding', fingerprint: (await fault(ruleId))?.fingerprint ?? '', reason: '另有说明。' },
    by(author),
  );

test('an answer lapses when other topics are missing than those that it was given for', async () => {
  await write('overview', '本年度开展了工作考核。');
  await answer('S-GOV');
  await write('overview', '2022年主动公开有序，开展了工作考核。');
  expect(await fault('S-GOV')).toMatchObject({ answer: { holds: true } });
  await write('overview', '社会评议良好，未发生责任追究情况。');
  expect(await fault('S-GOV')).toMatchObject({ answer: { holds: false, reason: '另有说明。' } });
});

test('an answer to a text that lacks something lapses when the text is rewritten', async () => {
  await write('otherMatters', '无其他事项。');
  await answer('S-SIX');
  expect(await fault('S-SIX')).toMatchObject({ answer: { holds: true } });
  await write('otherMatters', '本年度机构改革，职能有调整。');
  expect(await fault('S-SIX')).toMatchObject({ answer: { holds: false } });
});

test('an answer to the lack of last year’s report lapses when that is published and withdrawn', async () => {
  await answer('X-GAP');
  const last = await filledReport(core, 'a', 2021);
  expect(await fault('X-GAP')).toMatchObject({ answer: { holds: false } });
  await core.app.report(last, { type: 'reviseSection', section: 'overview', text: '考核、评议、追责情况良好。' }, by(author));
  await release(core, last);
  expect(await fault('X-GAP')).toBeUndefined();
  await core.app.report(last, { type: 'withdrawReport', publicNote: '撤回。' }, by(author));
  expect(await fault('X-GAP')).toMatchObject({ answer: { holds: false } });
  await answer('X-GAP');
  expect(await fault('X-GAP')).toMatchObject({ answer: { holds: true } });
});
