import type { Token } from './table-tokens.js';

/** In brackets, with a unit or without; or with a unit right at the end of the label. */
const counts = [
  /^(.*\p{Script=Han}.*?)\s*([（(〔【[]\s*(?:共|计|合计|小计)?\s*[-+－＋]?[\d０-９][\d０-９.,，．]*\s*\p{Script=Han}{0,2}\s*[）)〕】\]])\s*[:：]?$/u,
  /^(\D*\p{Script=Han})([\d０-９][\d０-９.,，．]*\p{Script=Han}{1,2})$/u,
];
/** A longer text is no label with a count (characters). */
const longestLabel = 120;

/** Divides a label from the count at its end, as in 行政许可（12件）; null where there is none. */
export function countIn(text: string): { readonly label: string; readonly count: string } | null {
  if (text.length > longestLabel) return null;
  const found = counts.map((pattern) => pattern.exec(text.trim())).find((match) => match !== null);
  const [, label, said] = found ?? [];
  return label === undefined || said === undefined ? null : { label: label.trim(), count: said };
}

/** A count that was taken out of a label. It may be the row's figure, or another: so it is told, and never read as one. */
export interface LabelCount {
  readonly token: Token;
  readonly reason: string;
}

/** A token without the count in its label, where what is left is a label of the form. */
export function withoutCount<T extends Token>(
  token: T,
  isLabel: (text: string) => boolean,
): { readonly token: T; readonly counts: readonly LabelCount[] } {
  const found = token.kind === 'text' ? countIn(token.text) : null;
  if (!found || !isLabel(found.label)) return { token, counts: [] };
  const reason = `a count in the label “${found.label}”, which is not read as a figure`;
  return { token: { ...token, text: found.label }, counts: [{ token: { ...token, text: found.count }, reason }] };
}
