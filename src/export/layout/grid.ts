/** A table as it is printed: rows of cells that may reach over several columns and rows of the grid. */
export interface Grid {
  readonly key: string;
  readonly label: string;
  /** Width in columns of the grid. */
  readonly columns: number;
  /** How many of them, from the left, hold labels. */
  readonly labelColumns: number;
  readonly blocks: readonly GridBlock[];
}

export interface GridBlock {
  readonly head: readonly GridRow[];
  readonly rows: readonly GridRow[];
}

export type GridRow = readonly GridCell[];

export interface GridCell {
  /**
   * - `caption`: of a block (第二十条第（一）项)
   * - `corner`: above the rows' labels
   * - `column`: a column's label, or a heading above several
   * - `row`: a row's label, or a heading beside several
   * - `figure`: what was reported
   */
  readonly kind: 'caption' | 'corner' | 'column' | 'row' | 'figure';
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** `table/row/column` of a figure. */
  readonly id?: string;
}
