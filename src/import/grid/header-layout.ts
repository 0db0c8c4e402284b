import type { FormBlock } from '../../forms/form.js';
import { normalise } from '../normalise.js';
import type { GridRow } from './grid-rows.js';
import { type Headers, readHeaders } from './read-headers.js';

/** What the header rows above some rows say about the columns; asked for by each row, worked out once. */
export class HeaderLayout {
  private readonly headers = new Map<FormBlock, Headers>();
  private readonly byColumn = new Map<number, string[]>();

  constructor(private readonly rows: readonly GridRow[]) {
    for (const { own } of rows)
      for (const { text, cell } of own) this.byColumn.set(cell.column, [...(this.byColumn.get(cell.column) ?? []), normalise(text)]);
  }

  headersOf(block: FormBlock): Headers {
    const headers = this.headers.get(block) ?? readHeaders(this.rows, block.columns);
    this.headers.set(block, headers);
    return headers;
  }

  /** 合计 is the total itself where no column is called 总计. */
  isSubtotal(column: number): boolean {
    const hasTotal = [...this.byColumn.values()].some((words) => words.includes('总计'));
    return this.says(column, '小计') || (hasTotal && this.says(column, '合计'));
  }

  /** A column of running numbers. */
  isOrdinal(column: number): boolean {
    return this.says(column, '序号');
  }

  private says(column: number, word: string): boolean {
    return this.byColumn.get(column)?.includes(word) ?? false;
  }
}
