import type { Database } from 'better-sqlite3';
import { echoed, GongkaiError } from '../errors.js';
import { sha256Hex } from '../history/hash.js';
import type { Page, PageRequest } from './queries.js';

/** Rows given when neither `first` nor `last` is. */
const defaultSize = 20;
const largestSize = 1000;

type Value = string | number | null;

/** A list in a stable order: a column, and a second one that tells rows of the same value apart. */
export interface Listing<Row> {
  /** What it is a list of: with the order, what a cursor is a cursor of. */
  readonly list: string;
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
  const mark = markOf(listing);
  const conditions = [...where];
  const values: Value[] = [...parameters];
  const add = (cursor: string | undefined, operator: '<' | '>') => {
    if (cursor === undefined) return;
    const key = decodeCursor(cursor, mark, order.length);
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
      cursor: encodeCursor(
        mark,
        order.map((_, index) => row[`order_${index}`] ?? null),
      ),
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

/** How many rows are asked for, and from which end. @throws {GongkaiError} BAD_INPUT */
export function sizeOf({ first, last }: PageRequest): { size: number; backwards: boolean } {
  if (first !== undefined && last !== undefined) throw new GongkaiError('BAD_INPUT', 'Ask for first or for last, not for both.');
  const size = first ?? last ?? defaultSize;
  if (!Number.isInteger(size) || size < 0 || size > largestSize)
    throw new GongkaiError('BAD_INPUT', `A page has from 0 to ${largestSize} rows.`, { size });
  return { size, backwards: last !== undefined };
}

/** Stands for the list and its order in the list's cursors. A filter is no part of it: a place in the order is one in what is left of it. */
function markOf({ list, order, descending = false }: Pick<Listing<unknown>, 'list' | 'order' | 'descending'>): string {
  return sha256Hex(JSON.stringify([list, order, descending])).slice(0, 8);
}

export function encodeCursor(mark: string, key: readonly Value[]): string {
  return Buffer.from(JSON.stringify([mark, ...key])).toString('base64url');
}

/** @param length how many values the key has @throws {GongkaiError} CURSOR_UNAVAILABLE */
export function decodeCursor(cursor: string, mark: string, length: number): Value[] {
  const [marked, ...key] = parsed(cursor);
  if (marked === mark && key.length === length) return key;
  throw new GongkaiError('CURSOR_UNAVAILABLE', 'The cursor is of no page of this list in this order. Leave it out to begin again.', {
    cursor: echoed(cursor),
  });
}

/** Empty for what is no cursor. */
function parsed(cursor: string): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.every((value) => typeof value === 'string' || typeof value === 'number')) return key;
  } catch {}
  return [];
}
