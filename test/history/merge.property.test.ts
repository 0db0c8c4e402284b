import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../src/forms/cell.js';
import type { ReportContent, TableContent } from '../../src/forms/content.js';
import type { Sides } from '../../src/history/conflict.js';
import { jsonEqual } from '../../src/history/json-equal.js';
import { type Merge, mergeContents } from '../../src/history/merge.js';
import { contentArbitrary, type Edit, editArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

const applied = (content: ReportContent, edits: readonly Edit[]) => edits.reduce((edited, edit) => edit(edited), content);
const pool = ['一是健全机制。', '二是加大公开力度。', '二是加大公开力度，发布信息231条。', '三是丰富形式。', '无。', ''];

/** Edits that keep to a few places, so that two people meet there: cells, paragraphs put in any order, local rows, the title. */
const meetingEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom('total', 'naturalPerson', 'otherOrg'), fc.constantFrom('1', '2', ''))
    .map(([column, raw]) => withCell('received', column, raw)),
  fc.array(fc.constantFrom(...pool), { maxLength: 6 }).map(
    (paragraphs): Edit =>
      (content) => ({
        ...content,
        sections: { ...content.sections, overview: { heading: '一、总体情况', text: paragraphs.join('\n') } },
      }),
  ),
  fc.constantFrom('行政检查', '行政确认').map(withLocalRow),
  fc.constantFrom('标题一', '标题二').map(
    (title): Edit =>
      (content) => ({ ...content, title }),
  ),
);

function withCell(row: string, column: string, raw: string): Edit {
  return (content) => {
    const { rows, localRows } = content.tables.table3 ?? { rows: {}, localRows: [] };
    const cell: Cell = { raw, state: raw === '' ? 'blank' : 'number', value: raw === '' ? null : raw, unit: '件' };
    const table3 = { rows: { ...rows, [row]: { ...rows[row], [column]: cell } }, localRows };
    return { ...content, tables: { ...content.tables, table3 } };
  };
}

/** Adds the row, or takes it away where it is. */
function withLocalRow(label: string): Edit {
  return (content) => {
    const { rows, localRows } = content.tables.table3 ?? { rows: {}, localRows: [] };
    const known = localRows.find((row) => row.label === label);
    const { [known?.key ?? '']: _gone, ...rest } = rows;
    const key = ['requests.local1', 'requests.local2', 'requests.local3', 'requests.local4'].find((one) => !rows[one]) ?? 'requests.local5';
    const table3 = known
      ? { rows: rest, localRows: localRows.filter((row) => row !== known) }
      : { rows: { ...rows, [key]: rows.received ?? {} }, localRows: [...localRows, { key, block: 'requests', label }] };
    return { ...content, tables: { ...content.tables, table3 } };
  };
}

const someEdits = fc.oneof(fc.array(editArbitrary(f2021), { maxLength: 8 }), fc.array(meetingEdit, { maxLength: 4 }));

/** Two people edit one report: what both began with, and what each made of it. */
const threeSides: fc.Arbitrary<Sides<ReportContent>> = fc
  .tuple(contentArbitrary(f2021), someEdits, someEdits, someEdits)
  .map(([base, both, one, other]) => ({ base, theirs: applied(applied(base, both), one), yours: applied(applied(base, both), other) }));

const always = (check: (sides: Sides<ReportContent>, merge: Merge) => void, numRuns = 150) =>
  fc.assert(
    fc.property(threeSides, (sides) => check(sides, mergeContents(f2021, sides))),
    { numRuns },
  );

/** What a table says, local rows by their block and label, in whichever order they were added. */
function saying({ rows, localRows }: TableContent) {
  const keys = new Set(localRows.map(({ key }) => key));
  const local = localRows.map(({ key, block, label }) => JSON.stringify([block, label, Object.values(rows[key] ?? {}).map(cellSaying)]));
  return { rows: Object.entries(rows).filter(([key]) => !keys.has(key)), local: local.sort() };
}
const cellSaying = ({ raw, state, value, unit }: Cell) => [raw, state, value, unit];
const contentSaying = ({ title, sections, tables }: ReportContent) => ({
  title,
  sections,
  tables: Object.entries(tables).map(([key, table]) => [key, saying(table)]),
});
const paragraphsOf = (content: ReportContent, section: string) => (content.sections[section]?.text ?? '').split('\n');
const times = (paragraphs: readonly string[], one: string) => paragraphs.filter((paragraph) => paragraph === one).length;

function formCells({ base, theirs, yours }: Sides<ReportContent>, merged: ReportContent) {
  return f2021.tables.flatMap(({ key, blocks }) =>
    blocks.flatMap(({ rows, columns }) =>
      rows.flatMap(({ key: row }) =>
        columns.map(({ key: column }) => {
          const [old, now, own, result] = [base, theirs, yours, merged].map((content) => content.tables[key]?.rows[row]?.[column]);
          return { id: `${key}/${row}/${column}`, old, now, own, result };
        }),
      ),
    ),
  );
}
const says = (a: Cell | undefined, b: Cell | undefined) => a !== undefined && b !== undefined && jsonEqual(cellSaying(a), cellSaying(b));

describe('a merge', () => {
  test('with a side that changed nothing, or with the same change, is the other side', () => {
    always(({ base, theirs }) => {
      for (const yours of [base, structuredClone(base)]) {
        expect(mergeContents(f2021, { base, theirs, yours })).toEqual({ content: theirs, conflicts: [], settled: [] });
        expect(mergeContents(f2021, { base, theirs: yours, yours: theirs })).toEqual({ content: theirs, conflicts: [], settled: [] });
      }
      expect(mergeContents(f2021, { base, theirs, yours: theirs })).toEqual({ content: theirs, conflicts: [], settled: [] });
      expect(mergeContents(f2021, { base, theirs, yours: structuredClone(theirs) })).toEqual({
        content: theirs,
        conflicts: [],
        settled: [],
      });
    }, 60);
  });

  test('says the same in either order, and finds the same conflicts', () => {
    always(({ base, theirs, yours }, { content, conflicts }) => {
      const other = mergeContents(f2021, { base, theirs: yours, yours: theirs });
      if (conflicts.length === 0) expect(contentSaying(other.content)).toEqual(contentSaying(content));
      const told = (merge: Pick<Merge, 'conflicts'>, mirrored: boolean) =>
        merge.conflicts
          .filter(({ place }) => !place.includes('.local') && !place.startsWith('table/'))
          .map((conflict) => {
            const sides = mirrored ? [conflict.yours, conflict.theirs] : [conflict.theirs, conflict.yours];
            return JSON.stringify([conflict.kind, conflict.place, conflict.base, ...sides]);
          });
      expect(told(other, true)).toEqual(told({ conflicts }, false));
      expect(other.conflicts.length).toBe(conflicts.length);
    });
  });

  test('invents nothing: every title, heading, paragraph and cell stands on one of the two sides', () => {
    always(({ theirs, yours, base }, { content }) => {
      expect([theirs.title, yours.title]).toContain(content.title);
      for (const [key, { heading }] of Object.entries(content.sections)) {
        expect([theirs.sections[key]?.heading, yours.sections[key]?.heading]).toContain(heading);
        const [now, own] = [paragraphsOf(theirs, key), paragraphsOf(yours, key)];
        for (const paragraph of paragraphsOf(content, key)) expect([...now, ...own, '']).toContain(paragraph);
      }
      const invented = formCells({ base, theirs, yours }, content).filter(
        ({ result, now, own }) => !jsonEqual(result, now) && !jsonEqual(result, own),
      );
      expect(invented).toEqual([]);
      for (const [key, table] of Object.entries(content.tables)) {
        const known = [theirs, yours].flatMap((side) => side.tables[key]?.localRows.map(({ label }) => label) ?? []);
        for (const { label } of table.localRows) expect(known).toContain(label);
      }
    });
  });

  test('loses no cell: what one side changed is there, and what both changed otherwise is a conflict', () => {
    always((sides, { content, conflicts }) => {
      const inConflict = conflicts.filter(({ kind }) => kind === 'cell').map(({ place }) => place);
      for (const { id, old, now, own, result } of formCells(sides, content)) {
        const conflicting = !says(now, old) && !says(own, old) && !says(now, own);
        if (inConflict.includes(id) !== conflicting) expect([id, conflicting]).toEqual([id, inConflict.includes(id)]);
        if (!says(own, old) && !conflicting) expect(result?.raw).toBe(own?.raw);
        if (!says(now, old)) expect(result?.raw).toBe(now?.raw);
      }
    });
  });

  test('of text without a conflict has each paragraph as often as the two changes make it', () => {
    always(({ base, theirs, yours }, { content, conflicts }) => {
      for (const section of Object.keys(content.sections)) {
        if (conflicts.some(({ place }) => place === `section/${section}`)) continue;
        const [old, now, own, merged] = [base, theirs, yours, content].map((side) => paragraphsOf(side, section));
        for (const paragraph of new Set([...(now ?? []), ...(own ?? []), ...(old ?? [])])) {
          if (paragraph.trim() === '') continue;
          const [b, t, y, m] = [old, now, own, merged].map((side) => times(side ?? [], paragraph)) as [number, number, number, number];
          if (t === y || y === b) expect(m).toBe(t);
          else if (t === b) expect(m).toBe(y);
        }
      }
    }, 300);
  });

  test('fits other forms as well', () => {
    const content = contentArbitrary(f2019);
    fc.assert(
      fc.property(content, content, (base, theirs) => {
        expect(mergeContents(f2019, { base, theirs, yours: base }).content).toEqual(theirs);
      }),
      { numRuns: 50 },
    );
  });

  test('with every conflict settled for one side is that side wherever both differ from the base', () => {
    always((sides) => {
      const yours = mergeContents(f2021, sides, () => ({ choose: 'yours' }));
      expect(yours.conflicts).toEqual([]);
      for (const { old, own, result } of formCells(sides, yours.content)) if (!says(own, old)) expect(result?.raw).toBe(own?.raw);
      const theirs = mergeContents(f2021, sides, () => ({ choose: 'theirs' }));
      for (const { old, now, result } of formCells(sides, theirs.content)) if (!says(now, old)) expect(result?.raw).toBe(now?.raw);
    });
  });
});

describe('a merge of paragraphs', () => {
  /** What each of two people does to the nth paragraph, and whether they put another in after it. */
  const deeds = fc.array(
    fc.record({
      who: fc.constantFrom('theirs', 'yours', 'nobody'),
      what: fc.constantFrom('reword', 'remove', 'keep'),
      after: fc.constantFrom('theirs', 'yours', 'nobody', 'nobody'),
    }),
    { minLength: 1, maxLength: 12 },
  );
  /** Putting a paragraph in amid a passage that the other removes is a conflict: here nobody does. */
  const apart = (list: readonly (typeof deeds extends fc.Arbitrary<(infer T)[]> ? T : never)[]) =>
    list.map((deed, index) => {
      const next = list[index + 1];
      const amid = deed.what === 'remove' && next?.what === 'remove' && deed.who === next.who && deed.after !== deed.who;
      return amid ? { ...deed, after: 'nobody' } : deed;
    });
  const wordings = ['一是健全政府信息公开机制', '二是加大公开力度', '三是丰富公开形式', '四是加强业务培训', '五是畅通受理渠道'];

  test('has every change of both where each changed other paragraphs, and no conflict', () => {
    fc.assert(
      fc.property(deeds.map(apart), (list) => {
        const write = (side: 'theirs' | 'yours' | 'both' | 'none') =>
          list.flatMap(({ who, what, after }, index) => {
            const told = `${wordings[index % wordings.length]}，共${index}项。`;
            const does = (actor: string) => actor !== 'nobody' && (side === 'both' || side === actor);
            const kept = !does(who) || what === 'keep' ? [told] : what === 'remove' ? [] : [`${told}（修改）`];
            return does(after) ? [...kept, `新增第${index}段。`] : kept;
          });
        const content = (side: 'theirs' | 'yours' | 'both' | 'none'): ReportContent => ({
          title: '标题',
          sections: { overview: { heading: '一、总体情况', text: write(side).join('\n') } },
          tables: {},
        });
        const sides = { base: content('none'), theirs: content('theirs'), yours: content('yours') };
        const merge = mergeContents(f2021, sides);
        expect(merge.conflicts).toEqual([]);
        expect(merge.content).toEqual(content('both'));
      }),
      { numRuns: 300 },
    );
  });
});
