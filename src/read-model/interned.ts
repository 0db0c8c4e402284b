import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

/** Values that many rows have, each stored once under a number. Made for the one transaction that writes; {@link reset} when it is taken back. */
export class Interned<Values extends readonly string[]> {
  private readonly ids = new LRUCache<string, number>({ max: 10_000 });
  private readonly find;
  private readonly insert;

  /** @param columns of the table, unique together; its primary key is `id` */
  constructor(database: Database, table: string, columns: { readonly [Index in keyof Values]: string }) {
    const each = columns.map((column) => `${column} = ?`).join(' AND ');
    this.find = database.prepare<string[], number>(`SELECT id FROM ${table} WHERE ${each}`).pluck();
    this.insert = database.prepare<string[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  }

  idOf(...values: Values): number {
    const name = values.length === 1 ? (values[0] as string) : JSON.stringify(values);
    let id = this.ids.get(name);
    if (id === undefined) {
      id = this.find.get(...values) ?? Number(this.insert.run(...values).lastInsertRowid);
      this.ids.set(name, id);
    }
    return id;
  }

  reset(): void {
    this.ids.clear();
  }
}
