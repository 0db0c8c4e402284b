import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { linesOfCells, linesOfParagraphs } from '../../src/app/lines.js';
import type { Queries } from '../../src/read-model/queries.js';
import { openTestCore } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

let folder: string;
let core: Core;
let reportId: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  core = await openTestCore(folder);
  reportId = await publishedReport(core);
});
afterAll(async () => {
  await core.close();
  await removeFolder(folder);
});

/** The queries, with the parts that were gone through. */
function watched(): { queries: Queries; parts: string[] } {
  const parts: string[] = [];
  const { queries } = core.app;
  return {
    parts,
    queries: {
      ...queries,
      partHistory: (id) => {
        const history = queries.partHistory(id);
        return {
          reading: (upTo) => history.reading(upTo),
          versions: (key, upTo) => {
            parts.push(`${key}@${upTo}`);
            return history.versions(key, upTo);
          },
        };
      },
    },
  };
}

test('the cells of a row are gone through together, and answered in the order in which they were asked for', async () => {
  const { queries, parts } = watched();
  const [issued, inForce] = ['table2/item1.normativeDocs/issued', 'table2/item1.normativeDocs/inForce'];
  const lines = await linesOfCells(queries, [
    { reportId, revision: 13, cell: issued, last: 1 },
    { reportId, revision: 13, cell: 'table3/received/total', last: 5 },
    { reportId, revision: 13, cell: issued, last: 2 },
    { reportId, revision: 9, cell: inForce, last: 1 },
    { reportId, revision: 13, cell: inForce, last: 9 },
    { reportId, revision: 13, cell: inForce, last: 9, before: 10 },
  ]);
  expect(lines.map((line) => line.map(({ revision }) => revision))).toEqual([[10], [1, 2], [2, 10], [2], [1, 2, 10], [1, 2]]);
  expect(parts).toEqual([
    'row/table2/item1.normativeDocs@13',
    'row/table3/received@13',
    'row/table2/item1.normativeDocs@9',
    'row/table2/item1.normativeDocs@9',
  ]);
});

test('the paragraphs of a section likewise', async () => {
  const { queries, parts } = watched();
  const lines = await linesOfParagraphs(queries, [
    { reportId, revision: 13, section: 'overview', index: 1, last: 1 },
    { reportId, revision: 13, section: 'otherMatters', index: 0, last: 1 },
    { reportId, revision: 13, section: 'overview', index: 0, last: 3 },
    { reportId, revision: 13, section: 'overview', index: 2, last: 3 },
    { reportId, revision: 2, section: 'overview', index: 0, last: 3 },
  ]);
  expect(lines.map((line) => line.map(({ revision }) => revision))).toEqual([[3], [5], [3], [], []]);
  expect(parts).toEqual(['section/overview@13', 'section/otherMatters@13', 'section/overview@2']);
});

test('nothing is asked for nothing', async () => {
  const { queries, parts } = watched();
  expect([await linesOfCells(queries, []), await linesOfParagraphs(queries, []), parts]).toEqual([[], [], []]);
});
