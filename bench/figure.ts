/** One line of the benchmark: what was measured, what it is held against in the same run, and the mark. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly limitName: string;
  readonly limit: number;
  readonly unit: string;
  /** Null: told for comparison, with no mark to meet. */
  readonly mark: { readonly atLeast: number } | { readonly atMost: number } | null;
}

export function ratioOf({ measured, limit }: Figure): number {
  return measured / limit;
}

/** Null where there is no mark. */
export function meets(figure: Figure): boolean | null {
  const ratio = ratioOf(figure);
  if (!figure.mark) return null;
  return 'atLeast' in figure.mark ? ratio >= figure.mark.atLeast : ratio <= figure.mark.atMost;
}

export function printed(figure: Figure): string {
  const { name, measured, limitName, limit, unit, mark } = figure;
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const wanted = !mark ? '' : ` (mark ${'atLeast' in mark ? `≥ ${mark.atLeast}` : `≤ ${mark.atMost}`})`;
  const met = meets(figure);
  return [
    `${met === null ? '      ' : met ? 'met   ' : 'MISSED'}  ${ratioOf(figure).toFixed(2)}${wanted}  ${name}`,
    `                ${number(measured)} ${unit}, against ${number(limit)} ${unit}: ${limitName}`,
  ].join('\n');
}
