/** A report as an office lays it out: lines of text and tables of cells, to be written as a web page or a Word document. */
export type Block = { readonly kind: 'heading' | 'text'; readonly text: string } | Sheet;

export interface Sheet {
  readonly kind: 'sheet';
  readonly rows: readonly SheetRow[];
}

export type SheetRow = readonly SheetCell[];

export interface SheetCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly role: 'header' | 'label' | 'figure' | 'filler';
}

export function sheetCell(text: string, role: SheetCell['role'], columns = 1, rows = 1): SheetCell {
  return { text, role, columns, rows };
}
