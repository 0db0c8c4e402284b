import fc from 'fast-check';
import type { Form } from '../../../src/forms/form.js';

/** What a report says, as it is written: by `table/row` the texts of the cells, and by section its paragraphs. */
export interface KnownContent {
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

/** Every way to write a figure, or none. */
const cellText = fc.oneof(
  { weight: 6, arbitrary: fc.nat(99_999).map(String) },
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('0', '０', '1,234', '１２３', '３，４５６', '12个', '5件', '+3', '-8', '103.3879万元', '251000元'),
  },
  { weight: 1, arbitrary: fc.constantFrom('/', '-', '无', '—', '不涉及', '--253') },
);

const sentence = fc.constantFrom(
  '2022年，本局公开政府信息120条，同比增长5%。',
  '（一）主动公开情况。及时公开各类信息。',
  '一是学习不够深入；二是公开形式单一，需进一步完善。',
  '根据<<条例>>的规定，“公开为常态”&“不公开为例外”。',
  '本年度没有收取信息处理费。',
  '　　行政许可和行政处罚的情况，详见附表。',
);

export function knownContentArbitrary(form: Form): fc.Arbitrary<KnownContent> {
  const rows = form.tables.flatMap(({ key, blocks }) =>
    blocks.flatMap((block) => block.rows.map((row) => ({ id: `${key}/${row.key}`, columns: block.columns.length }))),
  );
  const narrative = form.sections.filter(({ kind }) => kind === 'narrative').map(({ key }) => key);
  return fc
    .tuple(
      fc.tuple(...rows.map(({ columns }) => fc.array(cellText, { minLength: columns, maxLength: columns }))),
      fc.tuple(...narrative.map(() => fc.array(sentence, { minLength: 1, maxLength: 3 }))),
    )
    .map(([cells, texts]) => ({
      cells: new Map(rows.map(({ id }, index) => [id, cells[index] ?? []])),
      sections: new Map(narrative.map((key, index) => [key, texts[index] ?? []])),
    }));
}
