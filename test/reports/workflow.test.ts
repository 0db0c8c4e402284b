import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import type { ReportCommand, ReportCommandType } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import { evolve } from '../../src/reports/evolve.js';
import type { ReportState } from '../../src/reports/state.js';
import type { ReportStatus } from '../../src/reports/status.js';
import { allowedCommands } from '../../src/reports/workflow.js';
import { checkEvent } from '../../src/schemas/event-schemas.js';
import { commandSequence, year } from '../support/command-arbitraries.js';
import { GivenReport, office } from '../support/given-report.js';

const note = { publicNote: '说明。' };
const commands: Readonly<Record<Exclude<ReportCommandType, 'openReport' | 'importReport'>, ReportCommand>> = {
  reviseTitle: { type: 'reviseTitle', title: '新' },
  reviseSection: { type: 'reviseSection', section: 'overview', text: '新。' },
  recordFigures: { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw: '8' }] },
  addLocalRow: { type: 'addLocalRow', table: 'table2', block: 'item1', label: '新' },
  removeLocalRow: { type: 'removeLocalRow', table: 'table2', row: 'item1.local1' },
  restoreRevision: { type: 'restoreRevision', restoredRevision: 1, parts: { title: '旧' } },
  submitReport: { type: 'submitReport' },
  recallSubmission: { type: 'recallSubmission' },
  returnReport: { type: 'returnReport', comments: [{ target: null, text: '改' }] },
  approveReport: { type: 'approveReport' },
  publishReport: { type: 'publishReport' },
  openCorrection: { type: 'openCorrection', kind: 'other', ...note },
  abandonCorrection: { type: 'abandonCorrection' },
  withdrawReport: { type: 'withdrawReport', ...note },
  reopenReport: { type: 'reopenReport' },
};
const approver = { actorId: 'approver' };
const draft = GivenReport.opened().and({ type: 'addLocalRow', table: 'table2', block: 'item1', label: '行' });
const inReview = draft.and({ type: 'submitReport' });
const approved = inReview.and({ type: 'approveReport' }, approver);
const published = approved.and({ type: 'publishReport' }, approver);
const correction = published.and({ type: 'openCorrection', kind: 'other', ...note });
const withdrawn = published.and({ type: 'withdrawReport', ...note });
const given: Readonly<Record<ReportStatus, GivenReport>> = { draft, inReview, approved, published, correction, withdrawn };

/** Typed from the issue: what may be done from where. */
const expected: Readonly<Record<ReportStatus, readonly string[]>> = {
  draft: [
    'reviseTitle',
    'reviseSection',
    'recordFigures',
    'addLocalRow',
    'removeLocalRow',
    'restoreRevision',
    'submitReport',
    'withdrawReport',
  ],
  inReview: ['recallSubmission', 'returnReport', 'approveReport', 'withdrawReport'],
  approved: ['returnReport', 'publishReport', 'withdrawReport'],
  published: ['openCorrection', 'withdrawReport'],
  correction: [
    'reviseTitle',
    'reviseSection',
    'recordFigures',
    'addLocalRow',
    'removeLocalRow',
    'restoreRevision',
    'submitReport',
    'abandonCorrection',
    'withdrawReport',
  ],
  withdrawn: ['reopenReport'],
};

describe.each(Object.keys(given) as ReportStatus[])('a report that is %s', (status) => {
  test.each(Object.keys(commands))('allows or refuses %s as the workflow has it', (type) => {
    const command = commands[type as keyof typeof commands];
    const outcome = given[status].when(command, approver);
    if (expected[status].includes(type)) expect(outcome.events).toHaveLength(1);
    else outcome.thenRefused('WRONG_STATE', { status, command: type, allowed: allowedCommands(status) });
  });

  test('tells what is allowed', () => {
    expect(given[status].state?.status).toBe(status);
    expect(new Set(allowedCommands(status).filter((type) => type !== 'importReport'))).toEqual(new Set(expected[status]));
  });
});

describe('whatever people do', () => {
  function carriedOut(
    sequence: readonly { command: ReportCommand; actorId: string }[],
    each: (before: ReportState | null, after: ReportState, actorId: string, type: string) => void,
  ): void {
    let state: ReportState | null = null;
    const open: ReportCommand = { type: 'openReport', officeId: 'o', year, scope: 'organ' };
    for (const { command, actorId } of [{ command: open, actorId: 'author' }, ...sequence]) {
      try {
        for (const event of decide(state, command, { actorId, office, findings: () => [] })) {
          checkEvent(event.type, 1, event.data);
          const after: ReportState = evolve(state, event, actorId);
          each(state, after, actorId, event.type);
          state = after;
        }
      } catch (error) {
        if (!isGongkaiError(error) || error.code === 'INVALID_EVENT') throw error;
      }
    }
  }

  test('each event makes one revision, and matches its schema', () => {
    fc.assert(
      fc.property(commandSequence(), (sequence) => {
        carriedOut(sequence, (before, after) => expect(after.revision).toBe((before?.revision ?? 0) + 1));
      }),
    );
  });

  test('nothing is approved by one who wrote it, nothing published that was not approved, editions count up', () => {
    fc.assert(
      fc.property(commandSequence(), (sequence) => {
        carriedOut(sequence, (before, after, actorId, type) => {
          if (type === 'ReportApproved') expect(before?.authors).not.toContain(actorId);
          if (type === 'ReportPublished') expect([before?.status, after.edition]).toEqual(['approved', (before?.edition ?? 0) + 1]);
          else expect(after.edition).toBe(before?.edition ?? 0);
        });
      }),
    );
  });

  test('what an event does not touch stays the same object', () => {
    fc.assert(
      fc.property(commandSequence(), (sequence) => {
        carriedOut(sequence, (before, after, _actor, type) => {
          if (!before) return;
          if (type === 'TitleRevised') expect(after.content.tables).toBe(before.content.tables);
          if (type === 'FiguresRecorded' || type === 'LocalRowAdded') expect(after.content.sections).toBe(before.content.sections);
          if (type === 'SectionRevised') expect(after.content.tables).toBe(before.content.tables);
        });
      }),
    );
  });
});
