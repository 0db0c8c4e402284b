/** One line of the benchmark: what was measured, what it is held against in the same run, and the mark. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly limitName: string;
  readonly limit: number;
  readonly unit: string;
  readonly mark: { readonly atLeast: number } | { readonly atMost: number };
}

export function ratioOf({ measured, limit }: Figure): number {
  return measured / limit;
}

export function meets(figure: Figure): boolean {
  const ratio = ratioOf(figure);
  return 'atLeast' in figure.mark ? ratio >= figure.mark.atLeast : ratio <= figure.mark.atMost;
}

export function printed(figure: Figure): string {
  const { name, measured, limitName, limit, unit, mark } = figure;
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
  const wanted = 'atLeast' in mark ? `≥ ${mark.atLeast}` : `≤ ${mark.atMost}`;
  return [
    `${meets(figure) ? 'met   ' : 'MISSED'}  ${ratioOf(figure).toFixed(2)} (mark ${wanted})  ${name}`,
    `                ${number(measured)} ${unit}, against ${number(limit)} ${unit}: ${limitName}`,
  ].join('\n');
}
