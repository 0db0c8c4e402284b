import { describe, expect, test } from '@jest/globals';
import type { ReportCommand, ReportCommandType } from '../../src/reports/commands.js';
import type { ReportStatus } from '../../src/reports/status.js';
import { allowedCommands } from '../../src/reports/workflow.js';
import { completeImport } from '../support/edit-arbitraries.js';
import { GivenReport } from '../support/given-report.js';
import { someFinding } from '../support/some-finding.js';

const note = { publicNote: '说明。' };
const [explained, unexplained] = [someFinding(), someFinding({ subject: 'other/lastYear' })];
const reading = { toAnswer: [explained, unexplained] };
const draft = GivenReport.opened()
  .and(completeImport(1))
  .and({ type: 'answerFinding', fingerprint: explained.fingerprint, reason: '原因。' }, reading)
  .and({ type: 'addLocalRow', table: 'table2', block: 'item1', label: '行' });
const commands: Readonly<Record<ReportCommandType, ReportCommand>> = {
  openReport: { type: 'openReport', officeId: 'o', year: 2022, scope: 'organ' },
  importReport: completeImport(0),
  reviseTitle: { type: 'reviseTitle', title: '新' },
  reviseSection: { type: 'reviseSection', section: 'overview', text: '新。' },
  recordFigures: { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw: '8' }] },
  addLocalRow: { type: 'addLocalRow', table: 'table2', block: 'item1', label: '新' },
  removeLocalRow: { type: 'removeLocalRow', table: 'table2', row: 'item1.local1' },
  restoreRevision: { type: 'restoreRevision', restoredRevision: 1, parts: { title: '旧' } },
  undoRevision: draft.undoing(4),
  submitReport: { type: 'submitReport' },
  recallSubmission: { type: 'recallSubmission' },
  returnReport: { type: 'returnReport', comments: [{ target: null, text: '改' }] },
  approveReport: { type: 'approveReport' },
  publishReport: { type: 'publishReport' },
  recordPublication: { type: 'recordPublication', publishedOn: '2023-01-31' },
  openCorrection: { type: 'openCorrection', kind: 'other', ...note },
  abandonCorrection: { type: 'abandonCorrection' },
  withdrawReport: { type: 'withdrawReport', ...note },
  reopenReport: { type: 'reopenReport' },
  answerFinding: { type: 'answerFinding', fingerprint: unexplained.fingerprint, reason: '另有原因。' },
  withdrawAnswer: { type: 'withdrawAnswer', fingerprint: explained.fingerprint },
};
const approver = { actorId: 'approver', ...reading };
const inReview = draft.and({ type: 'submitReport' });
const approved = inReview.and({ type: 'approveReport' }, approver);
const published = approved.and({ type: 'publishReport' }, approver);
const correction = published.and({ type: 'openCorrection', kind: 'other', ...note });
const withdrawn = published.and({ type: 'withdrawReport', ...note });
const given: Readonly<Record<ReportStatus, GivenReport>> = { draft, inReview, approved, published, correction, withdrawn };

/** Typed from the issue: what may be done from where. */
const expected: Readonly<Record<ReportStatus, readonly string[]>> = {
  draft: [
    'importReport',
    'reviseTitle',
    'reviseSection',
    'recordFigures',
    'addLocalRow',
    'removeLocalRow',
    'restoreRevision',
    'undoRevision',
    'answerFinding',
    'withdrawAnswer',
    'submitReport',
    'recordPublication',
    'withdrawReport',
  ],
  inReview: ['answerFinding', 'withdrawAnswer', 'recallSubmission', 'returnReport', 'approveReport', 'withdrawReport'],
  approved: ['returnReport', 'publishReport', 'withdrawReport'],
  published: ['answerFinding', 'withdrawAnswer', 'openCorrection', 'withdrawReport'],
  correction: [
    'importReport',
    'reviseTitle',
    'reviseSection',
    'recordFigures',
    'addLocalRow',
    'removeLocalRow',
    'restoreRevision',
    'undoRevision',
    'answerFinding',
    'withdrawAnswer',
    'submitReport',
    'abandonCorrection',
    'withdrawReport',
  ],
  withdrawn: ['reopenReport'],
};

describe.each(Object.keys(given) as ReportStatus[])('a report that is %s', (status) => {
  test.each(Object.keys(commands))('allows or refuses %s as the workflow has it', (type) => {
    const outcome = given[status].when(commands[type as ReportCommandType], approver);
    if (type === 'openReport') outcome.thenRefused('ALREADY_EXISTS');
    else if (expected[status].includes(type)) expect(outcome.events).toHaveLength(1);
    else outcome.thenRefused('WRONG_STATE', { status, command: type, allowed: allowedCommands(status) });
  });

  test('tells what is allowed', () => {
    expect(given[status].state?.status).toBe(status);
    expect(new Set(allowedCommands(status))).toEqual(new Set(expected[status]));
  });
});

describe('a report that is not there', () => {
  test.each(Object.keys(commands))('is opened first, before %s', (type) => {
    const outcome = GivenReport.nothing().when(commands[type as ReportCommandType], approver);
    if (type === 'openReport') expect(outcome.events).toHaveLength(1);
    else outcome.thenRefused('NOT_FOUND');
  });
  test('tells that it may be opened', () => {
    expect(allowedCommands(null)).toEqual(['openReport']);
  });
});
