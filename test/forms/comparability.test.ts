import { describe, expect, test } from '@jest/globals';
import { checkComparability } from '../../src/forms/check-comparability.js';
import { comparabilityBetween, comparabilityOf } from '../../src/forms/comparabilities.js';
import { type Comparability, linkOfCell, reversed } from '../../src/forms/comparability.js';
import type { CellId, Form } from '../../src/forms/form.js';
import { allForms, formById } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';

const f2019 = formById('f2019');
const f2021 = formById('f2021');

/** A third form: the one of 2021 without repeals, and with one row under another key. */
const f2031: Form = {
  ...f2021,
  id: 'f2031',
  reportYears: { from: 2031, to: null },
  tables: f2021.tables.map((table) => ({
    ...table,
    blocks: table.blocks.map((block) => ({
      ...block,
      columns: block.columns.filter(({ key }) => key !== 'repealed'),
      rows: block.rows.map((row) => (row.key === 'carriedOut' ? { ...row, key: 'pending' } : row)),
    })),
  })),
};
const file2031 = {
  old: 'f2021',
  new: 'f2031',
  links: [
    { old: ['table2/*/*'], new: ['table2/*/*'], grade: 'exact' },
    { old: ['table2/*/repealed'], new: [], grade: 'none', note: { zh: '2031起取消', en: 'Dropped from 2031 on' } },
    { old: ['table3/*/*'], new: ['table3/*/*'], grade: 'exact' },
    { old: ['table3/carriedOut/*'], new: ['table3/pending/*'], grade: 'approximate', note: { zh: '改名', en: 'Renamed' } },
    { old: ['table4/*/*'], new: ['table4/*/*'], grade: 'exact' },
  ],
};
const formOf = (id: string) => (id === 'f2031' ? f2031 : formById(id));

function eachCellOnce({ old, new: now, links }: Comparability): void {
  expect(links.flatMap((link) => link.old).sort()).toEqual(cellIds(old).sort());
  expect(links.flatMap((link) => link.new).sort()).toEqual(cellIds(now).sort());
}

function linkFrom(comparability: Comparability, id: CellId) {
  return linkOfCell(comparability.links, 'old').get(id);
}

describe('how the forms compare', () => {
  const across = comparabilityBetween(f2019, f2021);

  test('says something of each cell of both forms, once, for any two forms in either direction', () => {
    for (const old of allForms()) for (const now of allForms()) eachCellOnce(comparabilityBetween(old, now));
  });

  test('is exact everywhere within one form', () => {
    for (const form of allForms()) {
      const { links } = comparabilityBetween(form, form);
      for (const link of links) expect(link).toEqual({ old: link.new, new: link.old, grade: 'exact', note: null });
      expect(links.flatMap((link) => link.old)).toEqual(cellIds(form));
    }
  });

  test.each([
    ['table2/item1.regulations/newlyMade', ['table2/item1.regulations/issued'], 'approximate', /口径近似/],
    ['table2/item1.normativeDocs/newlyMade', ['table2/item1.normativeDocs/issued'], 'approximate', /行政规范性文件/],
    ['table2/item1.normativeDocs/newlyDisclosed', [], 'none', /2021起取消/],
    ['table2/item1.regulations/totalDisclosed', ['table2/item1.regulations/inForce'], 'none', /不可比/],
    ['table2/item5.licensing/priorYearItems', [], 'none', /2021起取消/],
    ['table2/item5.licensing/decisions', ['table2/item5.licensing/decisions'], 'exact', /全部处理决定/],
    ['table2/item5.otherManagement/decisions', [], 'none', /2021起取消/],
    ['table2/item6.coercion/yearChange', [], 'none', /2021起取消/],
    ['table2/item8.fees/priorYearItems', [], 'none', /收费项目数.*金额/],
    ['table2/item9.procurement/totalAmount', [], 'none', /2021起取消/],
    [
      'table3/results.otherHandling/total',
      ['correctionOverdue', 'feeOverdue', 'other'].map((row) => `table3/results.otherHandling.${row}/total`),
      'derived',
      /三项之和/,
    ],
  ])('from 2019 to 2021: %s', (id, now, grade, note) => {
    expect(linkFrom(across, id)).toEqual({
      old: [id],
      new: now,
      grade,
      note: { zh: expect.stringMatching(note), en: expect.stringMatching(/^[ -~]+$/) },
    });
  });

  test('has the new figures of 2021 as comparable with nothing, and all of tables 3 and 4 but one row as exact', () => {
    const added = across.links.filter((link) => link.old.length === 0).flatMap((link) => link.new);
    expect(added).toEqual(['table2/item1.regulations/repealed', 'table2/item1.normativeDocs/repealed', 'table2/item8.fees/amount']);
    const tally = (grade: string) => across.links.filter((link) => link.grade === grade).length;
    expect({ exact: tally('exact'), derived: tally('derived'), approximate: tally('approximate') }).toEqual({
      exact: 3 + 22 * 7 + 15,
      derived: 7,
      approximate: 2,
    });
  });

  test('is the same the other way round, in the order of the form that is then the newer', () => {
    const back = comparabilityBetween(f2021, f2019);
    expect(new Set(reversed(back).links)).toEqual(new Set(across.links));
    for (const { new: now, links } of [back, across]) {
      const firsts = links.flatMap((link) => link.new[0] ?? []);
      expect(firsts).toEqual(cellIds(now).filter((id) => firsts.includes(id)));
    }
  });
});

describe('a third form', () => {
  const read = [across2019(), checkComparability(file2031, 'f2021-f2031.json', formOf)];
  const forms = [...allForms(), f2031];
  const over = comparabilityOf(f2019, f2031, forms, read);

  test('needs one file and no code: it compares with the form before the last by way of the last', () => {
    eachCellOnce(over);
    eachCellOnce(comparabilityOf(f2031, f2019, forms, read));
    expect(linkFrom(over, 'table3/received/total')).toEqual({
      old: ['table3/received/total'],
      new: ['table3/received/total'],
      grade: 'exact',
      note: null,
    });
    expect(linkFrom(over, 'table3/results.otherHandling/total')).toMatchObject({ grade: 'derived', new: { length: 3 } });
    expect(linkFrom(over, 'table3/carriedOut/total')).toMatchObject({ new: ['table3/pending/total'], grade: 'approximate' });
    expect(linkFrom(over, 'table2/item1.regulations/newlyMade')).toMatchObject({
      new: ['table2/item1.regulations/issued'],
      grade: 'approximate',
    });
    expect(linkFrom(over, 'table2/item1.regulations/totalDisclosed')).toMatchObject({
      new: ['table2/item1.regulations/inForce'],
      grade: 'none',
    });
  });

  test('of which no file says how it compares is comparable in nothing', () => {
    const alone = comparabilityOf(f2019, f2031, forms, [across2019()]);
    eachCellOnce(alone);
    expect(new Set(alone.links.map(({ grade }) => grade))).toEqual(new Set(['none']));
  });

  test('that adds up only a part of what another splits is not comparable there', () => {
    const dropped = {
      ...file2031,
      links: file2031.links.map((link) =>
        link.old[0] === 'table3/carriedOut/*' ? { ...link, old: ['table3/carriedOut/*', 'table3/received/*'], grade: 'derived' } : link,
      ),
    };
    expect(() => checkComparability(dropped, 'x.json', formOf)).toThrow(/table3\/received\/naturalPerson is in two links/);
    const partly: Comparability = {
      old: f2021,
      new: f2031,
      links: checkComparability(file2031, 'x.json', formOf).links.map((link) =>
        link.old[0] === 'table3/results.otherHandling.other/total' ? { ...link, grade: 'none' } : link,
      ),
    };
    const { links } = comparabilityOf(f2019, f2031, forms, [across2019(), partly]);
    expect(links.filter(({ old, new: now }) => /otherHandling.*total/.test([...old, ...now].join())).map(({ grade }) => grade)).toEqual(
      Array(4).fill('none'),
    );
  });

  function across2019(): Comparability {
    return comparabilityBetween(f2019, f2021);
  }
});

describe('a file of comparability', () => {
  const refused = (change: object) => () => checkComparability({ ...file2031, ...change }, 'x.json', formOf);
  const [first, second, ...rest] = file2031.links;

  test.each([
    ['that names a form there is not', { old: 'f1999' }, /f1999/],
    ['that names the newer form first', { old: 'f2031', new: 'f2021' }, /not older/],
    ['without a list', { links: {} }, /no list/],
    ['that leaves a cell out', { links: [first, ...rest] }, /old table2\/item1.regulations\/repealed is in no link/],
    ['that has a cell twice', { links: [...file2031.links, first] }, /is in two links/],
    ['with a pattern for no cell', { links: [...file2031.links, { old: ['table9/*/*'], new: [], grade: 'none' }] }, /stands for no cell/],
    ['that derives one cell from one', { links: [{ ...first, grade: 'derived' }, second, ...rest] }, /can not be derived/],
    ['with a grade there is not', { links: [{ ...first, grade: 'good' }, second, ...rest] }, /can not be good/],
    [
      'that tells a cell of both forms apart from itself',
      {
        links: [{ old: ['table2/*/*'], new: [], grade: 'none' }, { old: [], new: ['table2/*/*'], grade: 'none' }, ...rest],
      },
      /not linked to itself/,
    ],
  ])('%s is refused', (_, change, said) => {
    expect(refused(change)).toThrow(said);
  });
  test('is taken when it holds together', () => {
    expect(refused({})).not.toThrow();
  });
});
