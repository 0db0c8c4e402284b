import type { FormTable } from '../forms/form.js';
import { furnitureOf, printedOf } from './furniture.js';
import { type Comparable, comparable, fitOf } from './label-fit.js';

/** Which words a table of the form prints. */
export interface LabelWords {
  /** Whether a text is a label or a header, cut short or explained perhaps. */
  isLabel(text: string): boolean;
  /** Whether it is one that can stand for itself: not cut short. */
  isWhole(text: string): boolean;
  /** Whether it is one to the letter, but for a numeral and a remark in brackets at its end. */
  isExact(text: string): boolean;
}

export function labelWordsOf(table: FormTable): LabelWords {
  const rows = table.blocks.flatMap((block) => block.rows.map(fitOf));
  const { headers, groups } = printedOf(table);
  const printed = [...headers, ...groups, ...table.blocks.flatMap(({ caption }) => caption ?? [])].map((label) =>
    fitOf({ label, aliases: [] }),
  );
  const isFurniture = furnitureOf(table);
  const fits = (ready: Comparable | null, least: number): boolean => [...rows, ...printed].some((howWell) => howWell(ready) >= least);
  return {
    isLabel: (text) => {
      const ready = comparable(text);
      return isFurniture(ready) || rows.some((howWell) => howWell(ready) >= 2);
    },
    isWhole: (text) => fits(comparable(text), 2),
    isExact: (text) => fits(comparable(text.replace(/[（(][^（）()]*[）)]$/, '')), 3),
  };
}
