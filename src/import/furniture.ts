import type { FormTable } from '../forms/form.js';
import { type Comparable, explains, fitOf } from './label-fit.js';
import { normalise } from './normalise.js';

/** Words of the printed layout that the form's data does not list. */
const printed = ['信息内容', '申请人情况', '指标', '项目', '单位:件', '单位:万元', '单位:项', '单位:元'];
const caption = /^第二十条第?\(?[一二三四五六七八九十]\)?项$/;

/**
 * Tells what belongs to the printed layout and is no figure: headers (also cut short, such as 本年新, or broken in two, such as 商业 and
 * 企业), captions, groups, the sentence 勾稽关系.
 */
export function furnitureOf(table: FormTable): (text: Comparable | null) => boolean {
  const { headers, groups, note } = printedOf(table);
  const exact = new Set([...printed, ...headers].map(normalise).flatMap((label) => [label, `(${label})`]));
  const captions = new Set(captionsOf(table).map(normalise));
  const headerTexts = headers.map(normalise);
  const groupFits = groups.map((label) => fitOf({ label, aliases: [label.replace(/本年度/, '')] }));
  const noteText = normalise(note);
  return (text) => {
    if (text === null) return false;
    const { full } = text;
    if (exact.has(full) || captions.has(full) || caption.test(full)) return true;
    if (/^\(?本列数据的?勾稽关系/.test(full) || (full.length >= 6 && noteText.includes(full))) return true;
    if (groupFits.some((howWell) => howWell(text) >= 2)) return true;
    return headerTexts.some((header) => isPartOf(header, full) || (header.length >= 4 && isExplained(header, full)));
  };
}

/** The words that stand in no other table of the form: what a table without its heading is known by. */
export function marksOf(table: FormTable, others: readonly FormTable[]): ReadonlySet<string> {
  let marks = knownMarks.get(table);
  if (!marks) {
    marks = madeMarks(table, others);
    knownMarks.set(table, marks);
  }
  return marks;
}

/** They hang on the form alone, and are dear to make. */
const knownMarks = new WeakMap<FormTable, ReadonlySet<string>>();

function madeMarks(table: FormTable, others: readonly FormTable[]): ReadonlySet<string> {
  const wordsOf = (one: FormTable): string[] => {
    const { headers, groups, note } = printedOf(one);
    const rows = one.blocks.flatMap((block) => block.rows.flatMap(({ label, aliases }) => [label, ...aliases]));
    return [...headers, ...groups, note, ...rows, ...captionsOf(one)].map(normalise).filter((word) => word.length >= 3);
  };
  const elsewhere = new Set(others.filter((other) => other !== table).flatMap(wordsOf));
  return new Set(wordsOf(table).filter((word) => !elsewhere.has(word)));
}

/** The words that stand in a table beside the labels of its rows. */
export function printedOf(table: FormTable): { headers: string[]; groups: string[]; note: string } {
  return {
    headers: table.blocks.flatMap(({ columns }) => columns.flatMap(({ label, aliases }) => [label, ...aliases])),
    groups: table.blocks.flatMap(({ rows, columns }) => [...rows, ...columns].flatMap(({ path }) => path.map(({ label }) => label))),
    note: table.note ?? '',
  };
}

function captionsOf(table: FormTable): string[] {
  return table.blocks.flatMap((block) => (block.caption === null ? [] : [block.caption]));
}

function isPartOf(header: string, normal: string): boolean {
  return normal.length >= 2 && header.length > normal.length && (header.startsWith(normal) || header.endsWith(normal));
}

function isExplained(header: string, normal: string): boolean {
  // Another unit may stand in the brackets than the form has there.
  const base = header.replace(/\([^()]*\)$/, '');
  return [header, base].some((name) => normal.startsWith(name) && explains(normal.slice(name.length)));
}
