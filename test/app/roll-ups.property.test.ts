import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { isGongkaiError } from '../../src/errors.js';
import { formForYear } from '../../src/forms/forms.js';
import { figuresOf, type ReportFigures } from '../../src/history/report-figures.js';
import { Exact } from '../../src/history/units.js';
import type { World } from '../../src/read-model/as-of/world.js';
import { generationQueries } from '../../src/read-model/generation-queries.js';
import { standsIn } from '../../src/roll-up/members.js';
import type { CountedRevision } from '../../src/roll-up/rows.js';
import { sumCells } from '../../src/roll-up/sum-cells.js';
import { approver, author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { givenDraft, givenOffice, publish, requests } from '../support/office-tree.js';
import { release, writeCells } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const year = 2022;
const form = formForYear(year);
/** The last one is registered only on the way. */
const offices = ['root', 'a', 'b', 'a1', 'a2', 'v', 'v1', 'n'];
const cell = 'table3/received/naturalPerson';

/** What happens to the offices and their reports; what is not possible where it comes is refused, and changes nothing. */
const happening = fc.record({
  what: fc.constantFrom('open', 'record', 'record', 'publish', 'correct', 'withdraw', 'move', 'dissolve', 'rename', 'register'),
  office: fc.constantFrom(...offices),
  other: fc.constantFrom(...offices),
  figure: fc.constantFrom('1', '20', '300', '', '无', '4,000'),
  /** When it took effect, of an event of an office. */
  effectiveOn: fc.constantFrom(undefined, undefined, '2020-12-31', '2021-07-01', '2022-06-30', '2023-01-01'),
  scope: fc.constantFrom('organ' as const, 'organ' as const, 'jurisdiction' as const),
});
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

interface ToldStatistics {
  readonly members: readonly { readonly office: { readonly id: string }; readonly counted?: boolean; readonly reason?: string }[];
  readonly leftOut: ToldStatistics['members'];
}

describe('whatever happens to a tree of offices and their reports', () => {
  let folder: string;
  let core: Core;
  let now = Date.parse('2022-11-01T00:00:00Z');
  const clock = () => {
    now += 60_000;
    return new Date(now);
  };
  /** What was answered, and when. */
  const answers: { readonly at: string; readonly answer: unknown }[] = [];

  const ask = (world?: World, present = core.app.queries) => {
    const { rollUps } = core.app;
    const queries = world ? present.at(world) : present;
    const told = (counted: CountedRevision) =>
      offices.map((officeId) => {
        try {
          const { cells, members, leftOut, reported, warnings, coverage } = rollUps.statistics(queries, { officeId, year, counted });
          return { cells, members, leftOut, reported, warnings, coverage };
        } catch (error) {
          if (isGongkaiError(error, 'NOT_FOUND')) return null;
          throw error;
        }
      });
    const trend = (of: 'organ' | 'rollUp') =>
      queries.officesById(['root'])[0] &&
      rollUps.trend(queries, { officeId: 'root', of, figure: { measure: 'requestsReceived' }, from: 2020, to: 2023, counted: 'published' });
    const at = world?.at ?? new Date(now).toISOString();
    return JSON.parse(
      JSON.stringify({
        published: told('published'),
        current: world?.kind === 'inForce' ? null : told('current'),
        trends: [trend('organ'), trend('rollUp')],
        deadlines: rollUps.deadlines(queries, at, { year }),
        before: rollUps.deadlines(queries, at, { year: year - 1 }),
        below: rollUps.deadlines(queries, at, { year, region: '43' }).entries.length,
      }),
    );
  };

  const carryOut = async ({ what, office, other, figure, scope, effectiveOn }: Happening): Promise<void> => {
    const dated = effectiveOn === undefined ? {} : { effectiveOn };
    const id = `${office}-${year}-${scope}`;
    if (what === 'open') await givenDraft(core, { office, year, scope, cells: requests(figure.length * 7) });
    if (what === 'record') await writeCells(core, id, { [cell]: figure });
    if (what === 'publish') {
      await writeCells(core, id, requests(figure.length * 5));
      await publish(core, id);
    }
    if (what === 'correct') {
      await core.app.report(id, { type: 'openCorrection', kind: 'figures', publicNote: '更正。' }, by(author));
      await writeCells(core, id, requests(figure.length * 3));
      if (figure !== '') await release(core, id);
    }
    if (what === 'withdraw') await core.app.report(id, { type: 'withdrawReport', publicNote: '撤回。' }, by(approver));
    if (what === 'move') await core.app.office(office, { type: 'moveOffice', parentId: other, region: '430900', ...dated }, by(author));
    if (what === 'dissolve' && figure === '300')
      await core.app.office(office, { type: 'dissolveOffice', successorId: null, ...dated }, by(author));
    if (what === 'register') await givenOffice(core, { id: 'n', parentId: other, ...dated });
    if (what === 'rename') await core.app.office(office, { type: 'renameOffice', name: `${office}局${figure}` }, by(author));
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock });
    const parents: Readonly<Record<string, string | null>> = { root: null, a: 'root', b: 'root', a1: 'a', a2: 'a', v: 'root', v1: 'v' };
    // One lower government, and an organ that is registered in two places.
    const details = (id: string) => ({
      ...(id === 'a' ? ({ kind: 'government', level: 'county' } as const) : {}),
      ...(id === 'a1' || id === 'b' ? { uscc: '113325000026455663' } : {}),
    });
    for (const id of offices.slice(0, -1))
      await givenOffice(core, { id, parentId: parents[id] ?? null, vertical: id.startsWith('v'), ...details(id) });
    const [happenings = []] = fc.sample(fc.array(happening, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 5 });
    for (const [index, next] of happenings.entries()) {
      await carryOut(next).catch((error: unknown) => {
        if (!isGongkaiError(error)) throw error;
      });
      // From before the year ended to after the deadlines.
      if (index % 10 === 9) {
        answers.push({ at: new Date(now).toISOString(), answer: ask() });
        now += 16 * 86_400_000;
      }
    }
  }, 120_000);
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('something was published, corrected, moved and dissolved', () => {
    const types = new Set(core.app.queries.auditTrail({}, { first: 1000 }).edges.map(({ node }) => node.type));
    for (const type of ['ReportPublished', 'CorrectionOpened', 'ReportWithdrawn', 'OfficeMoved', 'OfficeDissolved'])
      expect(types).toContain(type);
    const said = core.app.queries
      .auditTrail({}, { first: 1000 })
      .edges.flatMap(({ node }) => ('effectiveOn' in node.detail ? [node.type] : []));
    for (const type of ['OfficeMoved', 'OfficeDissolved', 'OfficeRegistered']) expect(said).toContain(type);
  });

  test('the government stood in, was missing and counted by its organs, and an organ counted as another', () => {
    const statistics = answers.flatMap(({ answer }) => (answer as { published: ToldStatistics[] }).published[0] ?? []);
    const ofGovernment = statistics.flatMap(({ members, leftOut }) => [...members, ...leftOut].filter(({ office }) => office.id === 'a'));
    expect(new Set(ofGovernment.map(({ counted, reason }) => reason ?? counted))).toEqual(new Set([true, false, 'government']));
    expect(statistics.some(({ leftOut }) => leftOut.some(({ reason }) => reason === 'duplicate'))).toBe(true);
  });

  test('the question asked for a past instant gets the answer that was given then', () => {
    expect(answers.length).toBeGreaterThan(10);
    for (const { at, answer } of answers) expect(ask({ kind: 'recorded', at })).toEqual(answer);
  });

  test('also where nothing is kept from then: drafts of the past are read from their contents', () => {
    for (const { at, answer } of answers.filter((_, index) => index % 3 === 0))
      expect(ask({ kind: 'recorded', at }, generationQueries(core.readModel.generation))).toEqual(answer);
  });

  test('what the public could read then is what was published then', () => {
    for (const { at, answer } of answers) {
      const inForce = ask({ kind: 'inForce', at });
      const cells = (told: { published: ({ cells: unknown } | null)[] }) => told.published.map((each) => each?.cells ?? null);
      expect(cells(inForce)).toEqual(cells(answer as { published: ({ cells: unknown } | null)[] }));
    }
  });

  test('the sum is that of the contents themselves, added up from scratch', () => {
    const { queries, rollUps } = core.app;
    for (const counted of ['published', 'current'] as const)
      for (const officeId of offices) {
        const { cells, members } = rollUps.statistics(queries, { officeId, year, counted });
        const contents = members.flatMap(({ report }) => {
          const row = queries.reportsById(report ? [report.id] : [])[0];
          const revision = counted === 'current' ? row?.revision : row?.publishedRevision;
          const content = row && revision != null ? queries.contentOf(row.id, revision) : null;
          return content ? [{ form, figures: figuresOf(form, content) }] : [];
        });
        expect(cells).toEqual(sumCells(form, contents, members.filter(({ counted }) => !counted).length));
      }
  });

  test('the sum over a tree is the own report, and of those directly below the report that stands in, or else the sum', () => {
    const { queries, rollUps } = core.app;
    const told = (officeId: string) => rollUps.statistics(queries, { officeId, year, counted: 'current' });
    for (const officeId of offices) {
      const { members, leftOut, cells } = told(officeId);
      const apart = new Set(leftOut.filter(({ reason }) => reason === 'vertical').map(({ office }) => office.id));
      const below = queries
        .officesStanding({ on: '2022-12-31' })
        .filter(({ id, parentId }) => parentId === officeId && !apart.has(id))
        .map(({ id }) => id);
      const own = members.find(({ office }) => office.id === officeId)?.report?.figures;
      const instead = new Map(members.filter(standsIn).map(({ office, report }) => [office.id, report?.figures]));
      const sumOf = (figures: ReportFigures | null | undefined) => sumCells(form, figures ? [{ form, figures }] : []);
      const parts = [sumOf(own), ...below.map((id) => (instead.has(id) ? sumOf(instead.get(id)) : told(id).cells))];
      cells.forEach(({ value, missing }, place) => {
        const values = parts.flatMap((part) => part[place]?.value ?? []);
        expect(value).toBe(values.length === 0 ? null : values.reduce((sum, each) => sum.plus(each), new Exact(0)).toFixed());
        expect(missing).toBe(parts.reduce((sum, part) => sum + (part[place]?.missing ?? 0), 0));
      });
    }
  });

  test('a report of an office led by its own system changes nothing above it', async () => {
    const { queries, rollUps } = core.app;
    await givenOffice(core, { id: 'top' });
    await givenOffice(core, { id: 'customs', parentId: 'top', vertical: true });
    const told = () => rollUps.statistics(queries, { officeId: 'top', year, counted: 'current' });
    const before = told();
    await givenDraft(core, { office: 'customs', year, cells: requests(9) });
    expect(told().cells).toEqual(before.cells);
    expect(told().coverage).toEqual(before.coverage);
  });

  test('a rebuilt read model answers the same', async () => {
    const before = ask();
    const rebuilt = await core.rebuild();
    expect(rebuilt.differences).toEqual([]);
    expect(ask()).toEqual(before);
  });
});
