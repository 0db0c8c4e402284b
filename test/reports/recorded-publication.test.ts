import { describe, expect, test } from '@jest/globals';
import { contentHash } from '../../src/history/content-hash.js';
import { completeImport } from '../support/edit-arbitraries.js';
import { GivenReport } from '../support/given-report.js';
import { someFinding } from '../support/some-finding.js';

const imported = GivenReport.opened().and(completeImport(0));
const on = (publishedOn: string) => ({ type: 'recordPublication' as const, publishedOn });

describe('what an office published before it was kept here', () => {
  test('is in force as it was read, whatever the rules find in it, and nobody approves it', () => {
    const error = someFinding({ grade: 'error', state: 'fail' });
    imported.when(on('2023-01-31'), { findings: [error], warningsNeedAnswers: true }).thenEvents({
      type: 'ReportPublished',
      data: { edition: 1, contentHash: contentHash(imported.content), publishedOn: '2023-01-31' },
    });
    expect(imported.and(on('2023-01-31')).state).toMatchObject({
      status: 'published',
      edition: 1,
      published: { edition: 1, revision: 3 },
      lastPublishedContent: imported.content,
      authors: [],
    });
  });

  test('may have been mended by hand where it was misread', () => {
    const mended = imported.and({ type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw: '8' }] });
    expect(mended.when(on('2023-01-31')).events).toHaveLength(1);
  });

  test('is corrected like any other', () => {
    const corrected = imported
      .and(on('2023-01-31'))
      .and({ type: 'openCorrection', kind: 'figures', publicNote: '更正。' })
      .and({ type: 'reviseTitle', title: '更正后' })
      .and({ type: 'submitReport' })
      .and({ type: 'approveReport' }, { actorId: 'approver' });
    corrected.when({ type: 'publishReport' }).thenEvents({
      type: 'ReportPublished',
      data: { edition: 2, contentHash: contentHash(corrected.content) },
    });
  });

  test('is not what was written here', () => {
    const written = GivenReport.opened().and({ type: 'reviseSection', section: 'overview', text: '无。' });
    written.when(on('2023-01-31')).thenRefused('WRONG_STATE', { command: 'recordPublication', allowed: ['submitReport'] });
  });

  test('was published once', () => {
    imported.and(on('2023-01-31')).when(on('2023-01-31')).thenRefused('WRONG_STATE', { status: 'published' });
  });

  test.each([
    ['2023-02-30', /is no day: YYYY-MM-DD/],
    ['31.1.2023', /is no day/],
    ['2023-01-31T00:00Z', /is no day/],
    ['2026-01-02', /lies ahead: today is 2026-01-01 in China/],
    ['2022-11-30', /is before 2022-12-01: a report on 2022 was not published then/],
  ])('was not published on %s', (day, why) => {
    const outcome = imported.when(on(day));
    outcome.thenRefused('BAD_INPUT', { publishedOn: day });
    expect(outcome.refusal?.message).toMatch(why);
  });

  test.each(['2022-12-01', '2026-01-01'])('may have been published on %s', (day) => {
    expect(imported.when(on(day)).events).toHaveLength(1);
  });
});
