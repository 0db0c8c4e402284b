import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellsAt, paragraphsAt } from '../../src/app/blamed.js';
import type { Core } from '../../src/app/core.js';
import { linesOfCells, linesOfParagraphs } from '../../src/app/lines.js';
import { isGongkaiError } from '../../src/errors.js';
import type { Queries } from '../../src/read-model/queries.js';
import { sameCell } from '../../src/reports/same-content.js';
import { approver, author, by } from '../support/actors.js';
import { commandSequence, officeId, year } from '../support/command-arbitraries.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { naiveCellLine, naiveParagraphLines } from '../support/naive-lines.js';
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

test('whatever people do to a report, each cell and paragraph of each revision has the line that comparing all contents gives', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(commandSequence(), async (commands) => {
      const office = `${officeId}-${++runs}`;
      await registerOffice(core, office);
      const id = `${office}-${year}-organ`;
      await core.app.report(id, { type: 'openReport', officeId: office, year, scope: 'organ' }, by(author));
      for (const { command, actorId } of commands)
        await core.app.report(id, command, by(actorId === 'author' ? author : approver)).catch((error: unknown) => {
          if (!isGongkaiError(error)) throw error;
        });
      const { queries } = core.app;
      const last = queries.reportsById([id])[0]?.revision ?? 0;
      const contents = Array.from({ length: last }, (_, index) => queries.contentOf(id, index + 1)).filter((content) => content !== null);
      expect(contents).toHaveLength(last);
      for (const revision of new Set([1, Math.ceil(last / 2), last])) {
        const sofar = contents.slice(0, revision);
        const cells = cellsAt(queries, id, revision);
        const of = { reportId: id, revision, last: Number.POSITIVE_INFINITY };
        const cellLines = await linesOfCells(
          queries,
          cells.map((cell) => ({ ...of, cell: cell.id })),
        );
        for (const [index, { id: cell, cell: now }] of cells.entries()) {
          expect(cellLines[index]).toEqual(naiveCellLine(sofar, cell));
          expect(sameCell(cellLines[index]?.at(-1)?.new ?? undefined, now ?? undefined)).toBe(true);
        }
        const paragraphs = paragraphsAt(queries, id, revision, null);
        const paragraphLines = await linesOfParagraphs(
          queries,
          paragraphs.map(({ section, index }) => ({ ...of, section, index })),
        );
        for (const [section, { text }] of Object.entries(sofar.at(-1)?.sections ?? {})) {
          const found = paragraphLines.filter((_, index) => paragraphs[index]?.section === section);
          expect(found).toEqual(naiveParagraphLines(sofar.map(({ sections }) => sections[section]?.text ?? '')));
          expect(found.map((line) => line.at(-1)?.new).join('\n')).toBe(text);
        }
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('nothing is asked for nothing', async () => {
  const { queries, parts } = watched();
  expect([await linesOfCells(queries, []), await linesOfParagraphs(queries, []), parts]).toEqual([[], [], []]);
});
