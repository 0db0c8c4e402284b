import { describe, expect, test } from '@jest/globals';
import { contentHash } from '../../src/history/content-hash.js';
import type { ReportCommand } from '../../src/reports/commands.js';
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

  const figure = { table: 'table3', row: 'received', column: 'total', raw: '8' };

  test.each<[string, ReportCommand]>([
    ['a figure', { type: 'recordFigures', figures: [figure] }],
    ['a text', { type: 'reviseSection', section: 'overview', text: '另稿。' }],
    ['an earlier revision put back', { type: 'restoreRevision', restoredRevision: 1, parts: { title: '旧' } }],
  ])('is vouched for by another person where it was edited since it was read, and says so: %s', (_what, edit) => {
    const edited = imported.and(edit, { actorId: 'editor' });
    for (const actorId of ['author', 'editor']) edited.when(on('2023-01-31'), { actorId }).thenRefused('FOUR_EYES', { actorId });
    edited.when(on('2023-01-31'), { actorId: 'approver' }).thenEvents({
      type: 'ReportPublished',
      data: { edition: 1, contentHash: contentHash(edited.content), publishedOn: '2023-01-31', edited: true },
    });
    const again = edited.and(completeImport(0));
    expect(again.when(on('2023-01-31')).events).toMatchObject([{ data: { publishedOn: '2023-01-31' } }]);
  });

  test('may have been written here first, where a source says the same', () => {
    const { content } = imported;
    const written = GivenReport.opened()
      .and({ type: 'reviseTitle', title: '试' })
      .and({
        type: 'restoreRevision',
        restoredRevision: 1,
        parts: { title: content.title, sections: content.sections, tables: content.tables },
      });
    expect(written.content).toEqual(content);
    written.when(on('2023-01-31')).thenRefused('WRONG_STATE');
    const read = written.and(completeImport(0));
    expect(read.steps.at(-1)?.event.type).toBe('ReportImported');
    expect(read.when(completeImport(0)).events).toEqual([]);
    expect(read.when(on('2023-01-31')).events).toHaveLength(1);
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
