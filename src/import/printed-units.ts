import type { FormColumn, FormTable } from '../forms/form.js';
import type { ImportNote } from './import-note.js';
import { fieldsOfLine, type SourceLine } from './lines.js';
import { normalise } from './normalise.js';

/** The unit that a table prints for a column's figures; the form's own where it prints none. */
export type UnitOf = (column: FormColumn) => string;

/** A text longer than this is no header and no remark about units (characters). */
const longestRemark = 60;
const money = /((?:百万|千万|[百千万亿])?元)/g;

/**
 * Finds the units of money that a table prints: in the header of the column (采购总金额（万元）), or in a remark about the whole table
 * (单位：万元). A header tells of its own column; what else is printed then may not say otherwise.
 */
export function printedUnits(
  table: FormTable,
  lines: readonly SourceLine[],
): { readonly unitOf: UnitOf; readonly notes: readonly ImportNote[] } {
  const columns = table.blocks.flatMap((block) => block.columns).filter(({ unit }) => unit.endsWith('元'));
  if (columns.length === 0) return { unitOf: ({ unit }) => unit, notes: [] };
  const texts = lines
    .flatMap(fieldsOfLine)
    .filter((text) => text.includes('元') && text.length <= longestRemark)
    .map(normalise);
  const remarks = new Set(texts.flatMap(unitsOfRemark));
  const units = new Map<FormColumn, string>();
  const notes: ImportNote[] = [];
  for (const column of columns) {
    const own = new Set(texts.flatMap((text) => unitsOfHeader(text, column)));
    const [unit] = own.size > 0 ? own : remarks;
    if (unit !== undefined) units.set(column, unit);
    const said = new Set([...own, ...remarks]);
    if (said.size > 1)
      notes.push({
        kind: 'unitUnclear',
        message: `For “${column.label}” several units are printed (${[...said].join(', ')}): its figures are taken to be in ${unit}.`,
      });
  }
  return { unitOf: (column) => units.get(column) ?? column.unit, notes };
}

function unitsOfHeader(text: string, { label, aliases }: FormColumn): string[] {
  for (const name of [label, ...aliases]) {
    const base = normalise(name).replace(/\([^()]*\)$/, '');
    if (text.startsWith(base)) return unitsIn(text.slice(base.length).replace(/\d.*$/, ''));
  }
  return [];
}

/** 单位：万元, in whatever brackets and after whatever words; or the unit alone. */
function unitsOfRemark(text: string): string[] {
  if (/^\(?(百万|千万|[百千万亿])?元\)?$/.test(text)) return unitsIn(text);
  const remark = /^(.*?)(?:计量|金额|货币)?单位[:为](.*)$/.exec(text);
  // In a header, the remark is about that header's column only.
  return remark && !/(金额|费用|收费)\(?$/.test(remark[1] ?? '') ? unitsIn(remark[2] ?? '') : [];
}

function unitsIn(text: string): string[] {
  return [...text.matchAll(money)].map(([unit]) => unit);
}
