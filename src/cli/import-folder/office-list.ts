import { GongkaiError, messageOf } from '../../errors.js';
import type { Scope } from '../../reports/status.js';
import { isDay } from '../../text/day.js';
import { csvRows } from '../csv.js';
import { readListText } from '../list-text.js';

/** What is said of a file beside what it says itself. */
export interface Named {
  readonly office?: string;
  readonly year?: number;
  readonly scope?: Scope;
  /** The day (YYYY-MM-DD) on which the office published it. */
  readonly publishedOn?: string;
}

/** `--offices FILE`: whose the files are, for which year and scope, and when they were published. */
export type OfficeList = ReadonlyMap<string, Named>;

const columns = ['file', 'office', 'year', 'scope', 'published'] as const;

/**
 * Reads the list: CSV with the heading `file,office,year,scope,published` (the last three may be left out or empty), or JSON, `{"<file>": "<office>"}` or
 * `{"<file>": {"office", "year", "scope", "published"}}`. A file is named by its path from the folder, or by its name alone.
 * @throws {GongkaiError} NOT_FOUND, BAD_INPUT that names the line
 */
export async function readOfficeList(path: string): Promise<OfficeList> {
  const text = await readListText(path);
  return /^\s*\{/.test(text) ? fromJson(text, path) : fromCsv(text, path);
}

function fromCsv(text: string, path: string): OfficeList {
  const [heading = [], ...rows] = csvRows(text);
  const places = columns.map((column) => heading.map((each) => each.trim().toLowerCase()).indexOf(column));
  if (places[0] === -1 || places[1] === -1) throw bad(path, 1, `its first line must be ${columns.join(',')}`);
  return new Map(
    rows.map((row, index): [string, Named] => {
      const [file = '', office = '', year = '', scope = '', published = ''] = places.map((place) =>
        place === -1 ? '' : (row[place] ?? '').trim(),
      );
      if (file === '') throw bad(path, index + 2, 'it names no file');
      return [file, named({ office, year, scope, published }, path, index + 2)];
    }),
  );
}

function fromJson(text: string, path: string): OfficeList {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new GongkaiError('BAD_INPUT', `${path} is no JSON: ${messageOf(error)}.`, { file: path });
  }
  return new Map(
    Object.entries(list as object).map(([file, said], index): [string, Named] => {
      const {
        office = '',
        year = '',
        scope = '',
        published = '',
      } = typeof said === 'string' ? { office: said } : ((said ?? {}) as Record<string, unknown>);
      return [
        file,
        named({ office: String(office), year: String(year), scope: String(scope), published: String(published) }, path, index + 1),
      ];
    }),
  );
}

function named(
  { office, year, scope, published }: Record<'office' | 'year' | 'scope' | 'published', string>,
  path: string,
  line: number,
): Named {
  if (year !== '' && !/^20\d\d$/.test(year)) throw bad(path, line, `"${year}" is no report year`);
  if (scope !== '' && scope !== 'organ' && scope !== 'jurisdiction') throw bad(path, line, `"${scope}" is no scope: organ or jurisdiction`);
  if (published !== '' && !isDay(published)) throw bad(path, line, `"${published}" is no day: YYYY-MM-DD`);
  return {
    ...(office === '' ? {} : { office }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(scope === '' ? {} : { scope: scope as Scope }),
    ...(published === '' ? {} : { publishedOn: published }),
  };
}

function bad(path: string, line: number, why: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', `${path}, entry ${line}: ${why}.`, { file: path, line });
}
