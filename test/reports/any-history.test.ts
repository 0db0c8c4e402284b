import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGongkaiError } from '../../src/errors.js';
import { formById } from '../../src/forms/forms.js';
import { jsonEqual } from '../../src/history/json-equal.js';
import { checkContent } from '../../src/reports/check-content.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { decide } from '../../src/reports/decide.js';
import type { ReportEvent } from '../../src/reports/events.js';
import { evolve, foldReport } from '../../src/reports/evolve.js';
import type { ReportState } from '../../src/reports/state.js';
import { checkEvent } from '../../src/schemas/event-schemas.js';
import { commandSequence, type Given, year } from '../support/command-arbitraries.js';
import { GivenReport, office } from '../support/given-report.js';
import { gap } from '../support/some-finding.js';

interface Step {
  readonly event: ReportEvent;
  readonly actorId: string;
  readonly before: ReportState | null;
  readonly after: ReportState;
}

/** Carries out what is allowed: every event, with the states on both sides of it. */
function historyOf(sequence: readonly Given[]): Step[] {
  const steps: Step[] = [];
  const open: ReportCommand = { type: 'openReport', officeId: 'o', year, scope: 'organ' };
  for (const { command, actorId } of [{ command: open, actorId: 'author' }, ...sequence]) {
    const before = steps.at(-1)?.after ?? null;
    let events: readonly ReportEvent[] = [];
    try {
      events = decide(before, command, { actorId, office, findings: () => [], toAnswer: () => [gap], today: '2026-01-01' });
    } catch (error) {
      if (!isGongkaiError(error)) throw error;
    }
    expect(events.length).toBeLessThanOrEqual(1);
    for (const event of events) steps.push({ event, actorId, before, after: evolve(before, event, actorId) });
  }
  return steps;
}

function ofAnyHistory(check: (steps: readonly Step[]) => void): void {
  fc.assert(
    fc.property(commandSequence(), (sequence) => check(historyOf(sequence))),
    { numRuns: 60 },
  );
}

describe('whatever people do to a report', () => {
  test('each event makes one revision, matches its schema, and leaves a content that fits the form', () => {
    ofAnyHistory((steps) => {
      for (const [index, { event, after }] of steps.entries()) {
        checkEvent(event.type, 1, event.data);
        expect(after.revision).toBe(index + 1);
        checkContent(formById(after.formId), after.content);
      }
    });
  });

  test('its events folded, also after a journey as JSON, give the state again', () => {
    ofAnyHistory((steps) => {
      const stored = steps.map(({ event, actorId }) => ({ event: JSON.parse(JSON.stringify(event)) as ReportEvent, actorId }));
      expect(foldReport(stored)).toEqual(steps.at(-1)?.after);
    });
    expect(foldReport([])).toBeNull();
  });

  test('nothing is approved by one who wrote it, nothing published that was neither approved nor public before, and editions count up', () => {
    ofAnyHistory((steps) => {
      const wrote = new Set<string>();
      for (const { event, actorId, before, after } of steps) {
        if (event.type === 'ReportApproved') expect(wrote).not.toContain(actorId);
        if (/Imported|Revised|Recorded|LocalRow|Restored|Undone|Submitted|Answer/.test(event.type)) wrote.add(actorId);
        if (event.type === 'ReportPublished' || event.type === 'CorrectionAbandoned') wrote.clear();
        expect([...after.authors].sort()).toEqual([...wrote].sort());
        const published = event.type === 'ReportPublished';
        if (published && event.data.publishedOn === undefined) expect(before?.status).toBe('approved');
        else if (published) expect(before).toMatchObject({ status: 'draft', imported: expect.stringMatching(/asRead|edited/) });
        expect(after.edition).toBe((before?.edition ?? 0) + (published ? 1 : 0));
      }
    });
  });

  test('an edition is in force from its publication until the next one or a withdrawal', () => {
    ofAnyHistory((steps) => {
      let inForce: ReportState['published'] = null;
      for (const { event, after } of steps) {
        if (event.type === 'ReportPublished') {
          const { edition, contentHash } = event.data;
          inForce = { edition, contentHash, revision: after.revision };
        }
        if (event.type === 'ReportWithdrawn') inForce = null;
        expect(after.published).toEqual(inForce);
        if (after.status === 'draft') expect(after.edition).toBe(0);
        if (after.status === 'correction') expect(after.edition).toBeGreaterThan(0);
        if (after.status === 'published') expect([inForce?.edition, after.content]).toEqual([after.edition, after.lastPublishedContent]);
      }
    });
  });

  test('an abandoned correction leaves the content of the last edition', () => {
    ofAnyHistory((steps) => {
      let edition: ReportState | null = null;
      for (const { event, after } of steps) {
        if (event.type === 'ReportPublished') edition = after;
        if (event.type === 'CorrectionAbandoned') expect(after.content).toEqual(edition?.content);
      }
    });
  });

  test('what an event leaves as it was stays the same object', () => {
    ofAnyHistory((steps) => {
      for (const { event, before, after } of steps) {
        if (!before || event.type === 'CorrectionAbandoned') continue;
        const [old, now] = [before.content, after.content];
        for (const [key, section] of Object.entries(now.sections)) expectShared(old.sections[key], section);
        for (const [key, table] of Object.entries(now.tables)) {
          expectShared(old.tables[key]?.localRows, table.localRows);
          for (const [row, cells] of Object.entries(table.rows)) expectShared(old.tables[key]?.rows[row], cells);
        }
      }
    });
  });

  test('an answer to a finding is there until it is replaced or taken back, whatever becomes of the content', () => {
    ofAnyHistory((steps) => {
      for (const { event, before, after } of steps) {
        const answering = event.type === 'FindingAnswered' || event.type === 'FindingAnswerWithdrawn';
        if (answering) expect(after.content).toBe(before?.content);
        else expect(after.answers).toEqual(before?.answers ?? []);
        if (event.type === 'FindingAnswered')
          expect(after.answers).toMatchObject([{ reason: event.data.reason, revision: after.revision }]);
        if (event.type === 'FindingAnswerWithdrawn') expect(after.answers).toEqual([]);
      }
    });
  });

  test('and goes as far as these tests need: corrections, later editions, abandoned ones, imports, restorations and undoings', () => {
    const histories = fc.sample(commandSequence(), { numRuns: 150, seed: 7 }).map(historyOf);
    const having = (what: (step: Step) => boolean) => histories.filter((steps) => steps.some(what)).length;
    expect(having(({ event }) => event.type === 'CorrectionOpened')).toBeGreaterThan(10);
    expect(having(({ after }) => after.edition > 1)).toBeGreaterThan(5);
    expect(having(({ event }) => event.type === 'CorrectionAbandoned')).toBeGreaterThan(5);
    expect(having(({ event }) => event.type === 'ReportImported')).toBeGreaterThan(20);
    expect(having(({ event }) => event.type === 'RevisionRestored')).toBeGreaterThan(5);
    expect(having(({ event }) => event.type === 'RevisionUndone')).toBeGreaterThan(5);
    expect(having(({ event }) => event.type === 'ReportReturned')).toBeGreaterThan(5);
    expect(having(({ event }) => event.type === 'LocalRowRemoved')).toBeGreaterThan(2);
    expect(having(({ event }) => event.type === 'FindingAnswered')).toBeGreaterThan(20);
    expect(having(({ event }) => event.type === 'FindingAnswerWithdrawn')).toBeGreaterThan(5);
  });
});

function expectShared(old: unknown, now: unknown): void {
  if (jsonEqual(old, now)) expect(now === old).toBe(true);
}

describe('a log that is not one of a report', () => {
  const opened = GivenReport.opened().state;
  const code = (state: ReportState | null, event: object): string | null => {
    try {
      evolve(state, event as ReportEvent, 'author');
      return null;
    } catch (error) {
      return isGongkaiError(error) ? error.code : String(error);
    }
  };
  test('stops the fold with a typed error', () => {
    expect(code(opened, { type: 'ReportTeleported', data: {} })).toBe('UNKNOWN_EVENT');
    expect(code(null, { type: 'ReportSubmitted', data: {} })).toBe('INVALID_EVENT');
    const open = { type: 'ReportOpened', data: { officeId: 'o', year: 2022, scope: 'organ', formId: 'f2021', title: '甲' } };
    expect(code(null, open)).toBeNull();
    expect(code(opened, open)).toBe('INVALID_EVENT');
  });
});
