import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DeadlineCalendar } from '../../src/forms/deadlines/calendar.js';
import { formById } from '../../src/forms/forms.js';
import { emptyContent } from '../../src/forms/layout.js';
import { figuresOf } from '../../src/history/report-figures.js';
import { standsIn } from '../../src/roll-up/members.js';
import type { StandingOffice, YearReport } from '../../src/roll-up/rows.js';
import { type Statistics, statisticsOf } from '../../src/roll-up/statistics.js';
import { cityDepartment } from '../support/city-department.js';

const form = formById('f2021');
const [cell, cellOfPerson] = ['table3/received/total', 'table3/received/naturalPerson'];

const office = (id: string, parentId: string | null, details: Partial<StandingOffice> = {}): StandingOffice => ({
  id,
  ...cityDepartment,
  parentId,
  dissolved: false,
  registeredAt: '2020-01-01T00:00:00.000Z',
  foundedOn: null,
  dissolvedAt: null,
  dissolvedOn: null,
  apart: false,
  ...details,
});
const government = (id: string, parentId: string | null, level: StandingOffice['level'] = 'county') =>
  office(id, parentId, { kind: 'government', level });

/** A report of 2022 that was published with so many requests, or (null) is a draft. */
function report(officeId: string, requests: number | null, details: Partial<YearReport> = {}): YearReport {
  const content = structuredClone(emptyContent(form, ''));
  for (const { rows } of Object.values(content.tables))
    for (const cells of Object.values(rows))
      for (const each of Object.values(cells)) Object.assign(each, { raw: '0', state: 'zero', value: '0' });
  for (const id of [cell, cellOfPerson]) {
    const [table = '', row = '', column = ''] = id.split('/');
    Object.assign(content.tables[table]?.rows[row]?.[column] ?? {}, { raw: `${requests}`, state: 'number', value: `${requests}` });
  }
  const isPublished = requests !== null;
  return {
    id: `${officeId}-2022`,
    officeId,
    formId: 'f2021',
    status: isPublished ? 'published' : 'draft',
    revision: 5,
    published: isPublished ? { edition: 1, revision: 5 } : null,
    firstPublishedOn: isPublished ? '2023-01-20' : null,
    countedRevision: isPublished ? 5 : null,
    figures: isPublished ? figuresOf(form, content) : null,
    ...details,
  };
}

function told(offices: readonly StandingOffice[], organ: readonly YearReport[], jurisdiction: readonly YearReport[] = []): Statistics {
  return statisticsOf({ year: 2022, form, calendar: new DeadlineCalendar(), top: 'city', offices, organ, jurisdiction });
}
const sum = ({ cells }: Statistics) => {
  const { value, atLeast } = cells.find(({ id }) => id === cell) ?? {};
  return `${atLeast ? '≥' : ''}${value}`;
};
const coverage = ({ coverage: { expected, counted } }: Statistics) => `${counted} of ${expected}`;
const warned = ({ warnings }: Statistics) => warnings.map(({ ruleId }) => ruleId);
const city = [government('city', null, 'city'), office('bureau', 'city')];

describe('a lower government below which no organ owes a report', () => {
  const county = [...city, government('county', 'city')];

  test('is in the sum with its report for its jurisdiction, and that is told', () => {
    const statistics = told(county, [report('bureau', 7)], [report('county', 40)]);
    expect([sum(statistics), coverage(statistics)]).toEqual(['47', '2 of 2']);
    expect(statistics.members.find((member) => member.office.id === 'county')).toMatchObject({
      report: { officeId: 'county' },
      counted: true,
      jurisdictionOnly: true,
      state: 'onTime',
    });
    expect(statistics.warnings).toMatchObject([{ ruleId: 'R-INSTEAD', officeIds: ['county'] }]);
  });

  test('is missing without one, so that the sum is a lower bound, with the cause', () => {
    const statistics = told(county, [report('bureau', 7)]);
    expect([sum(statistics), coverage(statistics)]).toEqual(['≥7', '1 of 2']);
    expect(statistics.members.filter(({ counted }) => !counted)).toMatchObject([{ office: { id: 'county' }, state: 'missing' }]);
    expect(statistics.warnings).toMatchObject([
      { ruleId: 'R-COVER', officeIds: ['county'] },
      {
        ruleId: 'R-REGION',
        officeIds: ['county'],
        messageZh: expect.stringContaining('未反映本行政区域全貌'),
        messageEn: expect.stringMatching(/1 government\. The sum does not show the whole region\.$/),
      },
    ]);
  });

  test('is missing with one that was withdrawn, or is no more than a draft', () => {
    const withdrawn = report('county', 40, { published: null, countedRevision: null, figures: null });
    const drafted = report('county', null);
    for (const [whole, state] of [
      [withdrawn, 'withdrawn'],
      [drafted, 'draft'],
    ] as const)
      expect(told(county, [report('bureau', 7)], [whole]).members).toMatchObject([{ counted: true }, { counted: false, state }]);
  });

  test('is in the sum with it also where its own organ has a report, which is contained in that', () => {
    const statistics = told(county, [report('bureau', 7), report('county', 3)], [report('county', 40)]);
    expect([sum(statistics), coverage(statistics), warned(statistics)]).toEqual(['47', '2 of 2', ['R-INSTEAD']]);
  });

  test('counts by its own organ where it has no report for its jurisdiction in force, and that the region is missing is told', () => {
    const withdrawn = report('county', 40, { published: null, countedRevision: null, figures: null });
    for (const whole of [[], [withdrawn], [report('county', null)]]) {
      const statistics = told(county, [report('bureau', 7), report('county', 3)], whole);
      expect([sum(statistics), coverage(statistics)]).toEqual(['10', '2 of 2']);
      expect(statistics.warnings).toMatchObject([{ ruleId: 'R-REGION', officeIds: ['county'] }]);
    }
  });

  test('does with the report of its organ where it is a township', () => {
    const towns = [...city, government('town', 'city', 'township')];
    expect(warned(told(towns, [report('bureau', 7), report('town', 3)]))).toEqual([]);
  });

  test('has all below it in its report', () => {
    const towns = [...county, government('town1', 'county', 'township'), government('town2', 'county', 'township')];
    const statistics = told(towns, [report('bureau', 7)], [report('county', 40), report('town1', 11)]);
    expect([sum(statistics), coverage(statistics)]).toEqual(['47', '2 of 2']);
    expect(statistics.leftOut.map(({ office, reason, countedAs }) => [office.id, reason, countedAs])).toEqual([
      ['city', 'government', null],
      ['town1', 'government', 'county'],
      ['town2', 'government', 'county'],
    ]);
    const without = told(towns, [report('bureau', 7)], [report('town1', 11)]);
    expect([sum(without), coverage(without)]).toEqual(['≥18', '2 of 4']);
    const both = told(towns, [report('bureau', 7), report('town1', 2)], [report('county', 40), report('town1', 11)]);
    expect([sum(both), coverage(both)]).toEqual(['47', '2 of 2']);
    expect(both.leftOut.find(({ office }) => office.id === 'town1')).toMatchObject({ countedAs: 'county', jurisdictionOnly: false });
  });
});

test('a lower government whose only organ counts outside of it is in the sum with its jurisdiction', () => {
  const uscc = '113304830025582868';
  const twins = [...city, office('a-branch', 'city', { uscc }), government('county', 'city'), office('branch', 'county', { uscc })];
  const statistics = told(twins, [report('bureau', 7), report('a-branch', 1)], [report('county', 40)]);
  expect([sum(statistics), coverage(statistics), warned(statistics)]).toEqual(['48', '3 of 3', ['R-INSTEAD', 'R-TWICE']]);
  expect(warned(told(twins, [report('bureau', 7), report('a-branch', 1)]))).toEqual(['R-COVER', 'R-REGION', 'R-TWICE']);
});

describe('a lower government below which organs owe reports', () => {
  const offices = [...city, government('county', 'city'), office('health', 'county'), government('town', 'county', 'township')];

  test('counts by these, never by its report for its jurisdiction too', () => {
    const statistics = told(offices, [report('bureau', 7), report('health', 3)], [report('county', 40), report('town', 11)]);
    expect([sum(statistics), coverage(statistics)]).toEqual(['21', '3 of 3']);
    expect(statistics.leftOut.map((left) => left.office.id)).toEqual(['city', 'county']);
  });

  test('counts by these and by its own organ', () => {
    const statistics = told(
      offices,
      [report('bureau', 7), report('health', 3), report('county', 2)],
      [report('county', 40), report('town', 11)],
    );
    expect([sum(statistics), coverage(statistics), warned(statistics)]).toEqual(['23', '4 of 4', ['R-INSTEAD']]);
  });

  test('counts by these also where they have not reported', () => {
    const statistics = told(offices, [report('bureau', 7)], [report('county', 40), report('town', 11)]);
    expect([sum(statistics), coverage(statistics), warned(statistics)]).toEqual(['≥18', '2 of 3', ['R-COVER', 'R-INSTEAD']]);
  });
});

test('the office at the top is never in the sum with its report for its jurisdiction', () => {
  const statistics = told(city.slice(0, 1), [], [report('city', 66)]);
  expect([sum(statistics), coverage(statistics), statistics.reported?.report.officeId]).toEqual(['null', '0 of 0', 'city']);
});

test('a government below which no organ owes a report, asked for itself, says that there is nothing to add up', () => {
  for (const level of ['city', 'township'] as const) {
    const alone = told([government('city', null, level)], [], [report('city', 66)]);
    expect(alone.warnings).toMatchObject([
      {
        ruleId: 'R-EMPTY',
        officeIds: ['city'],
        messageZh: expect.stringContaining('见与合计的比较'),
        messageEn: expect.stringMatching(/comparison shows it/),
      },
    ]);
  }
  expect(told(city.slice(0, 1), []).warnings).toMatchObject([
    { ruleId: 'R-EMPTY', messageEn: expect.stringMatching(/nor is there a report/) },
  ]);
  expect(warned(told([government('city', null, 'township')], []))).toEqual(['R-COVER', 'R-REGION']);
  expect(warned(told(city, [report('bureau', 7)]))).toEqual([]);
});

describe('whatever the tree', () => {
  const node = fc.record({
    above: fc.nat(),
    isGovernment: fc.boolean(),
    organ: fc.constantFrom('none', 'published', 'draft'),
    whole: fc.constantFrom('none', 'published', 'draft'),
  });
  const tree = fc.array(node, { maxLength: 12 }).map((nodes) => {
    const offices = [government('city', null, 'city')];
    const [organ, whole]: YearReport[][] = [[], []];
    for (const [index, { above, isGovernment, ...reports }] of nodes.entries()) {
      const parentId = offices[above % offices.length]?.id ?? null;
      offices.push(isGovernment ? government(`o${index}`, parentId) : office(`o${index}`, parentId));
      if (reports.organ !== 'none') organ?.push(report(`o${index}`, reports.organ === 'draft' ? null : 1));
      if (reports.whole !== 'none' && isGovernment) whole?.push(report(`o${index}`, reports.whole === 'draft' ? null : 1));
    }
    return { offices, organ: organ ?? [], whole: whole ?? [] };
  });

  test('organs and jurisdictions never both count for one area, and no lower government drops out', () => {
    fc.assert(
      fc.property(tree, ({ offices, organ, whole }) => {
        const { members, leftOut } = told(offices, organ, whole);
        const parents = new Map(offices.map(({ id, parentId }) => [id, parentId]));
        const isBelow = (id: string, top: string): boolean => {
          const above = parents.get(id) ?? null;
          return above !== null && (above === top || isBelow(above, top));
        };
        const [counted, instead] = [members.filter((member) => member.counted), members.filter(standsIn).map(({ office }) => office.id)];
        for (const { office } of counted) expect(instead.filter((id) => isBelow(office.id, id))).toEqual([]);
        for (const { office, countedAs } of leftOut) {
          if (office.id === 'city') continue;
          const isIn = members.some((member) => isBelow(member.office.id, office.id)) || instead.includes(countedAs ?? '');
          expect(isIn).toBe(true);
        }
      }),
    );
  });

  test('drafts make no difference to what is expected of published reports', () => {
    fc.assert(
      fc.property(tree, ({ offices, organ, whole }) => {
        const published = (reports: readonly YearReport[]) => reports.filter(({ figures }) => figures !== null);
        const [all, without] = [told(offices, organ, whole), told(offices, published(organ), published(whole))];
        expect([all.cells, all.coverage.expected]).toEqual([without.cells, without.coverage.expected]);
        expect(all.members.map(({ office }) => office.id)).toEqual(without.members.map(({ office }) => office.id));
      }),
    );
  });
});
