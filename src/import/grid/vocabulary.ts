import type { FormBlock, FormTable } from '../../forms/form.js';
import { furnitureOf } from '../furniture.js';
import { type Comparable, comparable, fitOf } from '../label-fit.js';
import { normalise } from '../normalise.js';

/** What the words printed in a table of the form mean. */
export interface Vocabulary {
  /** Part of the printed layout, and no figure: headers, captions, groups, the table's own name, a numeral or a unit alone. */
  isPrinted(text: string): boolean;
  /** The block whose caption the text is. */
  captionOf(text: string): FormBlock | null;
  /** Whether the text names a group of rows, such as （三）不予公开, which has no figures of its own. */
  isGroup(text: string): boolean;
}

const alone = new Set([
  '序号',
  '备注',
  '说明',
  '数量',
  '件数',
  '指标',
  '统计指标',
  '项目',
  '类别',
  '申请人',
  '申请人类别',
  '申请人类型',
  '办理结果',
  '结果',
]);

export function vocabularyOf(table: FormTable): Vocabulary {
  const printed = furnitureOf(table);
  const name = normalise(table.label);
  const captions = new Map(table.blocks.flatMap((block) => (block.caption === null ? [] : [[normalise(block.caption), block] as const])));
  const groups = table.blocks.flatMap(({ rows }) => rows.flatMap(({ path }) => path.map(({ label }) => fitOf({ label, aliases: [] }))));
  const known = (text: Comparable): boolean => printed(text) || text.bare === name || alone.has(text.full);
  return {
    isPrinted: (text) => {
      const ready = comparable(text);
      return (ready !== null && known(ready)) || isNumeral(text);
    },
    captionOf: (text) => captions.get(normalise(text).replace(/:$/, '')) ?? null,
    isGroup: (text) => {
      const ready = comparable(text);
      return groups.some((howWell) => howWell(ready) >= 2);
    },
  };
}

/** The numeral of a list in a cell of its own: （一）, 1. — but not a bare figure. */
function isNumeral(text: string): boolean {
  return /^(\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,]?|\d{1,2}[、.])$/.test(normalise(text));
}
