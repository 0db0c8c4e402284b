import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { isGongkaiError } from '../../src/errors.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { PartVersion } from '../../src/history/part-version.js';
import { type PartKey, partsOf, titlePart } from '../../src/history/parts.js';
import { encodeIds } from '../../src/read-model/id-list.js';
import type { PartHistory } from '../../src/read-model/queries.js';
import { StoredPartHistory } from '../../src/read-model/stored-part-history.js';
import { reportId } from '../../src/reports/report-id.js';
import { approver, author, by } from '../support/actors.js';
import { commandSequence, type Given, officeId, year } from '../support/command-arbitraries.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { naiveVersions } from '../support/naive-lines.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

function read(history: PartHistory, upTo: number): void {
  for (const _ of history.reading(upTo));
}

describe('the history of the parts, from manifests', () => {
  /** Each id is of the part with the same index in `keys`; its text is the id. */
  function historyOf(keys: readonly PartKey[], rows: [number, number[]][]) {
    const asked: number[] = [];
    const history = new StoredPartHistory({
      manifests: (after, limit) =>
        rows
          .filter(([revision]) => revision > after)
          .slice(0, limit)
          .map(([revision, ids]) => [revision, encodeIds(ids)] as const),
      keysOf: (ids) => new Map(ids.map((id) => [id, keys[id] ?? ''])),
      part: (id) => {
        asked.push(id);
        return titlePart(String(id));
      },
    });
    return { history, asked };
  }
  const said = (versions: Iterable<PartVersion>) =>
    [...versions].map(({ revision, part }) => [revision, (part as { title?: string } | null)?.title ?? null]);
  const keys = ['', 'row/t/a', 'row/t/b', 'title', 'row/t/a', 'row/t/c', 'title'];

  test('tells each version of a part, newest first, up to a revision, and reads no part before it is asked for', () => {
    const { history, asked } = historyOf(keys, [
      [1, [1, 2, 3]],
      [2, [4, 2, 3]],
      [3, [4, 2, 3]],
      [4, [1, 2, 6]],
    ]);
    read(history, 4);
    expect(asked).toEqual([]);
    expect(said(history.versions('row/t/a', 4))).toEqual([
      [4, '1'],
      [2, '4'],
      [1, '1'],
    ]);
    expect(said(history.versions('row/t/a', 3))).toEqual([
      [2, '4'],
      [1, '1'],
    ]);
    expect(said(history.versions('row/t/b', 4))).toEqual([[1, '2']]);
    expect(said(history.versions('title', 0))).toEqual([]);
    expect(said(history.versions('row/t/none', 4))).toEqual([]);
  });

  test('sees a part go and another come, also where as many parts stay and at the same place', () => {
    const { history } = historyOf(keys, [
      [1, [1, 2, 3]],
      [2, [1, 5, 3]],
      [4, [1, 3]],
      [5, [1, 2, 5, 3]],
    ]);
    read(history, 5);
    expect(said(history.versions('row/t/b', 5))).toEqual([
      [5, '2'],
      [2, null],
      [1, '2'],
    ]);
    expect(said(history.versions('row/t/c', 5))).toEqual([
      [5, '5'],
      [4, null],
      [2, '5'],
    ]);
    expect(said(history.versions('title', 5))).toEqual([[1, '3']]);
  });

  test('reads on where revisions were added, also by several at once', () => {
    const rows: [number, number[]][] = [[1, [1, 2, 3]]];
    const { history } = historyOf(keys, rows);
    read(history, 1);
    rows.push([2, [4, 2, 3]], [3, [4, 2, 6]]);
    const [one, other] = [history.reading(3), history.reading(3)];
    while (!one.next().done) other.next();
    expect(other.next().done).toBe(true);
    expect(said(history.versions('row/t/a', 3))).toEqual([
      [2, '4'],
      [1, '1'],
    ]);
    expect(said(history.versions('title', 3))).toEqual([
      [3, '6'],
      [1, '3'],
    ]);
  });
});

describe('the read model tells at which revisions each part changed', () => {
  let folder: string;
  let core: Core;
  let runs = 0;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  async function carriedOut(id: string, commands: readonly Given[]): Promise<ReportContent[]> {
    for (const { command, actorId } of commands)
      await core.app.report(id, command, by(actorId === 'author' ? author : approver)).catch((error: unknown) => {
        if (!isGongkaiError(error)) throw error;
      });
    const last = core.app.queries.reportsById([id])[0]?.revision ?? 0;
    return Array.from({ length: last }, (_, index) => core.app.queries.contentOf(id, index + 1)).filter((content) => content !== null);
  }

  function expectVersions(id: string, contents: readonly ReportContent[]): void {
    const history = core.app.queries.partHistory(id);
    read(history, contents.length);
    const keys = new Set(contents.flatMap((content) => [...partsOf(content).keys()]));
    for (const key of [...keys, 'row/table2/none', 'nonsense'])
      for (const upTo of [contents.length, Math.ceil(contents.length / 2)]) {
        const versions = [...history.versions(key, upTo)];
        expect(versions).toEqual(key === 'nonsense' ? [] : naiveVersions(contents.slice(0, upTo), key));
      }
  }

  test('as comparing its contents one by one does, and goes on as more is changed', async () => {
    await fc.assert(
      fc.asyncProperty(commandSequence(15), commandSequence(8), async (first, more) => {
        const office = `${officeId}-${++runs}`;
        await registerOffice(core, office);
        const id = reportId(office, year, 'organ');
        await core.app.report(id, { type: 'openReport', officeId: office, year, scope: 'organ' }, by(author));
        expectVersions(id, await carriedOut(id, first));
        expectVersions(id, await carriedOut(id, more));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('and of a report that is not there, that nothing did', () => {
    const history = core.app.queries.partHistory('nobody-2022-organ');
    read(history, 10);
    expect([...history.versions('title', 10)]).toEqual([]);
  });
});
