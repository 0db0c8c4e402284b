import type { FormColumn } from '../forms/form.js';
import { type Comparable, fitOf } from './label-fit.js';
import { normalise } from './normalise.js';

/** What a header names. */
export interface Named {
  /** By their places in the form: several where columns of one name stand in several groups. */
  readonly columns: readonly number[];
  readonly group: HeaderGroup | null;
  /** Whether it may be short for a column or group, though for which can not be told. */
  readonly isUnclear: boolean;
}

export interface HeaderGroup {
  /** Normalised. */
  readonly label: string;
  /** Its label alone, and with that of the group that it is in: 行政诉讼（未经复议直接起诉）. Without marks. */
  readonly names: readonly string[];
  readonly first: number;
}

/** Words that stand in many headers, and name no column alone. */
const common = new Set([
  '项目',
  '数量',
  '件数',
  '指标',
  '统计指标',
  '类别',
  '结果',
  '情况',
  '备注',
  '说明',
  '序号',
  '本年',
  '小计',
  '合计',
  '信息内容',
]);
/** Tells which of the headers beside one another are of columns that the form has not. Where none is called 总计, 合计 is the total. */
export function extraAmong(headers: readonly string[]): (text: string) => boolean {
  const hasTotal = headers.some((text) => normalise(text) === '总计');
  return (text) => text.length <= 20 && (isRemark(text) || (hasTotal && normalise(text) === '合计'));
}

function isRemark(text: string): boolean {
  return /^(备注|说明|.*小计)$/.test(normalise(text));
}

/** Whether a header has words of its own, and not only such as stand above any column. */
export function isTelling(text: Comparable | null): boolean {
  return text !== null && text.full.length <= 20 && !common.has(text.full) && !isRemark(text.full);
}

/** Tells what headers of some columns name: by the form's words, by words beside them, or shortened (纠正, 企业, 制发数). */
export function headerWords(columns: readonly FormColumn[]): (text: Comparable | null) => Named {
  const fits = columns.map(fitOf);
  const names = columns.map(({ label, aliases }) => [label, ...aliases].map(normalise));
  const groups = groupsOf(columns);
  return (text) => {
    const nothing = { columns: [], group: null, isUnclear: false };
    if (text === null) return nothing;
    const known = indices(columns, (_, index) => (fits[index]?.(text) ?? 0) >= 2);
    const exact = groups.find(({ names }) => names.includes(plain(text.full))) ?? null;
    if (known.length > 0 || exact !== null) return { columns: known, group: exact, isUnclear: false };
    if (text.bare.length < 2 || common.has(text.full)) return nothing;
    const said = text.bare.replace(/的$/, '');
    const short = indices(columns, (_, index) => names[index]?.some((name) => isShortFor(said, name)) ?? false);
    const shortGroups = groups.filter(({ label }) => said.startsWith(label) || isShortFor(said, label));
    const labels = new Set(short.map((index) => columns[index]?.label));
    if (labels.size + shortGroups.length !== 1) return { ...nothing, isUnclear: labels.size + shortGroups.length > 1 };
    return { columns: short, group: shortGroups[0] ?? null, isUnclear: false };
  };
}

function groupsOf(columns: readonly FormColumn[]): readonly HeaderGroup[] {
  const groups = new Map<string, HeaderGroup>();
  for (const [first, { path }] of columns.entries())
    for (const [level, step] of path.entries()) {
      const label = normalise(step.label);
      const within = path.slice(0, level + 1).map((one) => normalise(one.label));
      if (!groups.has(label))
        groups.set(label, { label, names: [label, within.join(''), [...within].reverse().join('')].map(plain), first });
    }
  return [...groups.values()];
}

function plain(normal: string): string {
  return normal.replace(/[()\-:、,./]/g, '');
}

/** Whether a word has only characters of a name, in their order. */
function isShortFor(word: string, name: string): boolean {
  let at = 0;
  for (const sign of name) if (sign === word[at]) at++;
  return at === word.length;
}

function indices<T>(all: readonly T[], is: (one: T, index: number) => boolean): number[] {
  return all.flatMap((one, index) => (is(one, index) ? [index] : []));
}
