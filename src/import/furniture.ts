import type { FormTable } from '../forms/form.js';
import { normalise, withoutNumeral } from './normalise.js';

/** Words of the printed layout that the form's data does not list. */
const printed = ['信息内容', '申请人情况', '指标', '项目', '行政诉讼', '单位:件', '单位:万元', '单位:项', '单位:元'];

/**
 * Tells what belongs to the printed layout and is no figure: headers (also cut short, such as 本年新), captions, groups, the sentence
 * 勾稽关系.
 */
export function furnitureOf(table: FormTable): (text: string) => boolean {
  const paths = table.blocks.flatMap(({ rows, columns }) => [...rows, ...columns].flatMap(({ path }) => path.map(({ label }) => label)));
  const columns = table.blocks.flatMap((block) => block.columns.flatMap(({ label, aliases }) => [label, ...aliases]));
  const captions = table.blocks.flatMap(({ caption }) => (caption === null ? [] : [caption]));
  const exact = new Set([...printed, ...paths, ...columns].flatMap((label) => [normalise(label), withoutNumeral(normalise(label))]));
  const headers = columns.map(normalise);
  const captionTexts = captions.map(normalise);
  return (text) => {
    const normal = normalise(text);
    if (exact.has(normal) || exact.has(withoutNumeral(normal))) return true;
    if (/勾稽关系/.test(normal) || /^第二十条第?\(?[一二三四五六七八九十]\)?项$/.test(normal) || captionTexts.includes(normal)) return true;
    return normal.length >= 2 && headers.some((header) => header.startsWith(normal) || (header.length >= 4 && normal.startsWith(header)));
  };
}
