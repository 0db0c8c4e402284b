import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { earlierIds } from '../../src/app/other-reports.js';
import { type Point, resolvePoint } from '../../src/app/resolve-point.js';
import { lastYearOf } from '../../src/app/year-before.js';
import { approver, author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('a point in the life of a report', () => {
  let folder: string;
  let core: Core;
  let id: string;
  let at: (revision: number) => string;
  const revisionAt = (point: Partial<Point>) => resolvePoint(core.app.queries, { reportId: id, ...point }).revision.revision;

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    id = await publishedReport(core);
    at = (revision) => core.app.queries.revision(id, revision)?.at ?? '';
    const next = { officeId: 'p', scope: 'organ' } as const;
    for (const year of [2023, 2024]) await core.app.report(`p-${year}-organ`, { type: 'openReport', ...next, year }, by(author, {}));
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('is its last revision unless it is named otherwise', () => {
    expect(revisionAt({})).toBe(13);
    expect(revisionAt({ revision: 4 })).toBe(4);
  });
  test('is that of an edition', () => {
    expect([revisionAt({ edition: 1 }), revisionAt({ edition: 2 })]).toEqual([8, 13]);
  });
  test('is what was recorded, or what was in force, at an instant', () => {
    expect(revisionAt({ asOf: at(4) })).toBe(4);
    expect(revisionAt({ asOf: '2100-01-01T00:00:00.000Z' })).toBe(13);
    expect(revisionAt({ publishedAsOf: at(11) })).toBe(8);
    expect(revisionAt({ publishedAsOf: at(13) })).toBe(13);
  });

  const nothing = '1999-01-01T00:00:00.000Z';
  test.each([
    [{ revision: 4, edition: 1 }, 'BAD_INPUT', /one of revision, edition, asOf, publishedAsOf; revision and edition were given/],
    [{ asOf: nothing, publishedAsOf: nothing }, 'BAD_INPUT', /asOf and publishedAsOf were given/],
    [{ revision: 14 }, 'NOT_FOUND', /has no revision 14; the last is 13/],
    [{ revision: 0 }, 'NOT_FOUND', /has no revision 0/],
    [{ edition: 3 }, 'NOT_FOUND', /has no edition 3; it has editions 1, 2/],
    [{ asOf: nothing }, 'NOT_FOUND', /did not exist at 1999.*it was opened at 2023/],
    [{ publishedAsOf: nothing }, 'NOT_FOUND', /Nothing of .* was in force at 1999.*edition 1 came into force at 2023/],
    [{ reportId: 'nobody-2020-organ' }, 'NOT_FOUND', /There is no report nobody-2020-organ/],
    [{ reportId: 'p-2023-organ', edition: 1 }, 'NOT_FOUND', /has no edition 1; it was never published/],
    [{ reportId: 'p-2023-organ', publishedAsOf: '2100-01-01T00:00:00.000Z' }, 'NOT_FOUND', /was in force .*: it was never published/],
  ])('%j is told why it is none', (point, code, said) => {
    expect(() => revisionAt(point)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(said) }));
  });

  test('of the year before is the edition in force, else what was last recorded', async () => {
    expect(earlierIds(id)[0]).toBe('p-2021-organ');
    const { queries } = core.app;
    const last = (reportId: string) => {
      const [report] = queries.reportsById([reportId]);
      if (!report) throw new Error(reportId);
      const found = lastYearOf(queries, report);
      return found && [found.report.id, found.revision.revision];
    };
    await core.app.report(id, { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author, {}));
    expect(last('p-2023-organ')).toEqual([id, 13]);
    expect(last('p-2024-organ')).toEqual(['p-2023-organ', 1]);
    expect(last(id)).toBeNull();
    const { revision } = queries.reportsById([id])[0] ?? { revision: 0 };
    await core.app.report(id, { type: 'abandonCorrection' }, by(author, { expectedRevision: revision }));
    await core.app.report(id, { type: 'withdrawReport', publicNote: '撤回。' }, by(approver, {}));
    expect(() => revisionAt({ publishedAsOf: '2100-01-01T00:00:00.000Z' })).toThrow(/edition 2 was withdrawn at 2023/);
    expect(last('p-2023-organ')).toEqual([id, 16]);
  });
});
