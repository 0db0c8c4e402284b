import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { editions } from '../../projections/editions.js';
import { offices } from '../../projections/offices.js';
import { reports } from '../../projections/reports.js';
import { sketches } from '../../projections/sketches.js';
import { SiblingQueries } from '../../src/read-model/sibling-queries.js';
import { finished } from '../../src/steps.js';

interface Beside {
  readonly parent: string;
  readonly bands: readonly number[];
  /** It was replaced, or withdrawn. */
  readonly ended?: boolean;
}

/** Tables with an office for each, that published one edition, and the queries over them. */
function tables(family: readonly Beside[]) {
  let reads = 0;
  const database = new Database(':memory:', { verbose: () => reads++ });
  for (const { tables: made } of [offices, reports, editions, sketches]) database.exec(made);
  family.forEach(({ parent, bands, ended }, index) => {
    const [office, report] = [`o${index}`, `r${String(index).padStart(3, '0')}`];
    database
      .prepare(
        `INSERT INTO office_versions (id, name, former_names, region, parent_id, kind, level, vertical, places, dissolved, revision, at, in_effect_on)
         VALUES (?, ?, '[]', '43', ?, 'department', 'city', 0, '[]', 0, 1, '2020', '')`,
      )
      .run(office, `${office}局`, parent);
    database
      .prepare(
        `INSERT INTO reports (id, office_id, year, scope, form_id, title, status, revision, edition, imported, local_rows_given, authors, opened_at, updated_at)
         VALUES (?, ?, 2022, 'organ', 'f2021', '', 'published', 1, 1, 'asRead', 0, '[]', '2023', '2023')`,
      )
      .run(report, office);
    database
      .prepare(
        "INSERT INTO editions (report_id, edition, revision, content_hash, published_at, published_on, published_by, ended_at) VALUES (?, 1, 1, '', '2023', '2023', '', ?)",
      )
      .run(report, ended ? '2024' : null);
    for (const band of new Set(bands)) database.prepare('INSERT INTO sketches VALUES (?, ?, 1)').run(band, report);
  });
  let version = '1';
  const queries = new SiblingQueries(database, () => version);
  reads = 0;
  return {
    ask: (office: number, at: string | null = null) =>
      (finished(queries.of([{ officeId: `o${office}`, sketch: [...new Set(family[office]?.bands)], at }], 5))[0] ?? []).map(
        ({ reportId }) => reportId,
      ),
    changed: () => {
      version += '+';
    },
    reads: () => reads,
  };
}

describe('the likeliest siblings', () => {
  const beside: fc.Arbitrary<Beside> = fc.record({
    parent: fc.constantFrom('p', 'q'),
    bands: fc.array(fc.nat(6), { maxLength: 4 }),
    ended: fc.boolean(),
  });

  test('are those in force under the same parent with most in common, as plain counting finds them', () => {
    fc.assert(
      fc.property(fc.array(beside, { minLength: 1, maxLength: 12 }), fc.constantFrom(null, '2023', '2024'), (family, at) => {
        const [own] = family;
        const counted = family
          .map(({ parent, bands, ended }, index) => ({
            id: `r${String(index).padStart(3, '0')}`,
            common: [...new Set(bands)].filter((band) => own?.bands.includes(band)).length,
            counts: index > 0 && parent === own?.parent && (!ended || at === '2023'),
          }))
          .filter(({ common, counts }) => counts && common > 0)
          .sort((one, other) => other.common - one.common || (one.id < other.id ? -1 : 1));
        expect(tables(family).ask(0, at)).toEqual(counted.slice(0, 5).map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  test('of a text that all have are read once, until something changes', () => {
    const family = Array.from({ length: 100 }, () => ({ parent: 'p', bands: [1, 2, 3, 4, 5, 6, 7, 8] }));
    const { ask, reads, changed } = tables(family);
    expect(ask(0)).toEqual(['r001', 'r002', 'r003', 'r004', 'r005']);
    const first = reads();
    // Each number once, each edition once, each office once.
    expect(first).toBeLessThanOrEqual(8 + 100 + 100);
    for (let office = 1; office < 100; office++) expect(ask(office)).toHaveLength(5);
    expect(reads()).toBe(first);
    changed();
    ask(0);
    expect(reads()).toBe(2 * first);
  });
});
