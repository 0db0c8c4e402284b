import type { Database } from 'better-sqlite3';
import { mostFound, type SearchedIn, type SearchFilter, type SearchRequest } from './search.js';

/** A report found, and what puts it in its place among the others. */
export interface Ranked {
  readonly id: number;
  readonly reportId: string;
  /** 0 where the title has all the words, else 1. */
  readonly tier: 0 | 1;
  /** The smaller, the more it says the words (BM25; a word in the title counts as ten in the text, one in a heading as three). Of words
   * of one or two characters alone: 0. */
  readonly rank: number;
}

/** What tells ranked reports apart: of equals, the one changed last comes first. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return a.tier - b.tier || a.rank - b.rank || b.id - a.id;
}

/** Trigrams find no shorter ones. */
const shortestIndexed = 3;

/**
 * The reports that have all the words, best first, and whether there are more. Those with all of them in the title are looked for by
 * themselves, so that they are found however many others there are.
 */
export function ranked(database: Database, words: readonly string[], request: SearchRequest): { all: readonly Ranked[]; more: boolean } {
  const rowsOf = ({ sql, parameters }: Statement) =>
    database.prepare<unknown[], Omit<Ranked, 'tier'>>(sql).all(...parameters, mostFound + 1);
  const inTitle = rowsOf(statement(words, request, 'title'));
  const anywhere = rowsOf(statement(words, request, 'anywhere'));
  const titles = new Set(inTitle.map(({ id }) => id));
  const all = new Map<number, Ranked>(inTitle.map((row) => [row.id, { ...row, tier: 0 }]));
  for (const row of anywhere) all.set(row.id, { ...row, tier: titles.has(row.id) ? 0 : 1 });
  return {
    all: [...all.values()].sort(compareRanked).slice(0, mostFound),
    more: Math.max(inTitle.length, anywhere.length, all.size) > mostFound,
  };
}

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
}

function statement(words: readonly string[], { in: side, filter }: SearchRequest, where: 'title' | 'anywhere'): Statement {
  const long = words.filter((word) => [...word].length >= shortestIndexed);
  const short = words.filter((word) => !long.includes(word));
  const expression = (of: readonly string[]) => `${where === 'title' ? '{title} : ' : ''}(${of.map((word) => `"${word}"`).join(' AND ')})`;
  const index = long.length > 0 ? 'search_trigrams' : 'search_grams';
  const ranks = long.length > 0 && where === 'anywhere';
  const shortToo = long.length > 0 && short.length > 0;
  const { conditions, parameters } = filterConditions(filter, side);
  // CROSS JOIN: the index leads, and gives its rows newest first, so that the limit ends the work.
  const sql = `SELECT t.id, t.report_id AS reportId, ${ranks ? 'bm25(search_trigrams, 10, 3, 1)' : '0'} AS rank
    FROM ${index} CROSS JOIN search_texts AS t ON t.id = ${index}.rowid CROSS JOIN reports AS r ON r.id = t.report_id
    WHERE ${index} MATCH ? AND t.${side === 'current' ? 'is_current' : 'is_published'} = 1
    ${shortToo ? 'AND t.id IN (SELECT rowid FROM search_grams WHERE search_grams MATCH ?)' : ''}
    ${conditions.map((condition) => `AND ${condition}`).join(' ')}
    ORDER BY ${index}.rowid DESC LIMIT ?`;
  return { sql, parameters: [...(shortToo ? [expression(long), expression(short)] : [expression(words)]), ...parameters] };
}

/** The status of what is searched: of the report now, or of its edition in force, which is that of the revision published. */
const statusOf: Readonly<Record<SearchedIn, string>> = { current: 'r.status', published: "'published'" };

function filterConditions(
  { officeId, year, scope, status }: SearchFilter,
  side: SearchedIn,
): { conditions: readonly string[]; parameters: unknown[] } {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const add = (condition: string, ...values: unknown[]) => {
    conditions.push(condition);
    parameters.push(...values);
  };
  if (officeId !== undefined)
    add(
      `r.office_id IN (WITH RECURSIVE below (id) AS (SELECT ? UNION SELECT offices.id FROM offices JOIN below ON offices.parent_id = below.id)
        SELECT id FROM below)`,
      officeId,
    );
  if (year !== undefined) add('r.year = ?', year);
  if (scope !== undefined) add('r.scope = ?', scope);
  if (status !== undefined) add(`${statusOf[side]} IN (${status.map(() => '?').join(', ')})`, ...status);
  return { conditions, parameters };
}
