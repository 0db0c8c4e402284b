import type { Database } from 'better-sqlite3';
import { GongkaiError } from '../errors.js';
import type { Page, PageRequest } from './queries.js';

/** Rows given when neither `first` nor `last` is. */
const defaultSize = 20;
const largestSize = 1000;

type Value = string | number | null;

/** A list in a stable order: a column, and a second one that tells rows of the same value apart. */
export interface Listing<Row> {
  readonly select: string;
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly Value[];
  /** Columns of the order, the last one unique. */
  readonly order: readonly string[];
  readonly descending?: boolean;
  readonly toNode: (row: never) => Row;
}

/** A page of a list by keyset: a page far down costs as much as the first. @throws {GongkaiError} BAD_INPUT, CURSOR_UNAVAILABLE */
export function pageOf<Row>(database: Database, listing: Listing<Row>, request: PageRequest): Page<Row> {
  const { size, backwards } = sizeOf(request);
  const { select, from, where, parameters, order } = listing;
  const conditions = [...where];
  const values: Value[] = [...parameters];
  const add = (cursor: string | undefined, operator: '<' | '>') => {
    if (cursor === undefined) return;
    const key = decodeCursor(cursor, order.length);
    conditions.push(`(${order.join(', ')}) ${operator} (${order.map(() => '?').join(', ')})`);
    values.push(...key);
  };
  add(request.after, listing.descending ? '<' : '>');
  add(request.before, listing.descending ? '>' : '<');
  const direction = (listing.descending ?? false) !== backwards ? 'DESC' : 'ASC';
  const sql = [
    `SELECT ${select}, ${order.map((column, index) => `${column} AS order_${index}`).join(', ')} FROM ${from}`,
    conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    `ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`,
  ].join(' ');
  const rows = database.prepare<unknown[], Record<string, Value>>(sql).all(...values, size + 1);
  const more = rows.length > size;
  const kept = rows.slice(0, size);
  if (backwards) kept.reverse();
  return {
    edges: kept.map((row) => ({
      node: listing.toNode(row as never),
      cursor: encodeCursor(order.map((_, index) => row[`order_${index}`] ?? null)),
    })),
    hasNextPage: backwards ? request.before !== undefined : more,
    hasPreviousPage: backwards ? more : request.after !== undefined,
    totalCount: () =>
      database
        .prepare<unknown[], number>(`SELECT count(*) FROM ${from} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}`)
        .pluck()
        .get(...parameters) ?? 0,
  };
}

function sizeOf({ first, last }: PageRequest): { size: number; backwards: boolean } {
  if (first !== undefined && last !== undefined) throw new GongkaiError('BAD_INPUT', 'Ask for first or for last, not for both.');
  const size = first ?? last ?? defaultSize;
  if (!Number.isInteger(size) || size < 0 || size > largestSize)
    throw new GongkaiError('BAD_INPUT', `A page has from 0 to ${largestSize} rows.`, { size });
  return { size, backwards: last !== undefined };
}

function encodeCursor(key: readonly Value[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor(cursor: string, length: number): Value[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === length && key.every((value) => typeof value === 'string' || typeof value === 'number'))
      return key;
  } catch {}
  throw new GongkaiError('CURSOR_UNAVAILABLE', 'The cursor is of no page of this list. Leave it out to begin again.', {
    cursor: cursor.slice(0, 100),
  });
}
