import { withoutByteOrderMark } from '../../text/byte-order-mark.js';
import { allForms, formForYear, isFor } from '../forms.js';
import { datesOf, type ReporterKind } from './statutory.js';

/** An earlier day than the law's, set for a region. */
export interface LocalDeadline {
  /** Prefix of the 行政区划代码: 2, 4, 6, 9 or 12 digits. */
  readonly region: string;
  readonly kind: ReporterKind;
  /** Only for this report year; null: every year. */
  readonly year: number | null;
  /** MM-DD, in the year after the report's. */
  readonly date: string;
}

const example = '[{"region": "4312", "kind": "department", "date": "01-28"}]';
const fields = new Set(['region', 'kind', 'year', 'date']);

/**
 * Reads the local deadlines.
 * @throws {Error} that names every entry that is wrong: the law's day is the outer limit, so a later one is refused too
 */
export function readLocalDeadlines(json: string): readonly LocalDeadline[] {
  let data: unknown;
  try {
    data = JSON.parse(withoutByteOrderMark(json));
  } catch {
    throw new Error(`is no JSON; it looks like ${example}`);
  }
  if (!Array.isArray(data)) throw new Error(`is a list, which looks like ${example}`);
  const seen = new Map<string, number>();
  const problems: string[] = [];
  const read = data.flatMap((entry: unknown, index): LocalDeadline[] => {
    const found = problemsOf(entry);
    problems.push(...found.map((problem) => `entry ${index + 1} ${problem}`));
    if (found.length > 0) return [];
    const { region, kind, year = null, date } = entry as LocalDeadline & { readonly year?: number };
    const key = JSON.stringify([region, kind, year]);
    const before = seen.get(key);
    if (before !== undefined) problems.push(`entry ${index + 1} is for the same region, kind and year as entry ${before + 1}`);
    seen.set(key, index);
    return [{ region, kind, year, date }];
  });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return read;
}

function problemsOf(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return ['is no object with region, kind and date'];
  const { region, kind, year, date } = entry as Record<string, unknown>;
  const problems = Object.keys(entry)
    .filter((field) => !fields.has(field))
    .map((field) => `has a field "${field}", which there is not: only region, kind, year and date`);
  if (typeof region !== 'string' || !/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(region))
    problems.push('needs a region: the first 2, 4, 6, 9 or 12 digits of the 行政区划代码');
  if (kind !== 'department' && kind !== 'government') problems.push('needs a kind: department or government');
  if (year !== undefined && year !== null && !isFormYear(year)) problems.push('has a year that is no report year of an official form');
  if (typeof date !== 'string' || !isDay(date)) problems.push('needs a date: MM-DD, in the year after the report\'s, e.g. "01-28"');
  if (problems.length > 0) return problems;
  const late = firstLimitBefore(kind as ReporterKind, (year ?? null) as number | null, date as string);
  return late === null
    ? []
    : [`has the date ${date}, later than ${late}, the last day that Article 49 leaves a ${kind}; a local date can only be earlier`];
}

/** A year beyond this is a slip of the pen. */
const lastFormYear = 2100;

function isFormYear(year: unknown): boolean {
  return Number.isInteger(year) && Number(year) <= lastFormYear && allForms().some((form) => isFor(form, Number(year)));
}

/** There is no 30 February, and 29 February is not in every year. */
function isDay(date: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`2023-${date}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(5, 10) === date;
}

/** The law's day where it is before the date, in the form of the year, or in any where it is for every year. */
function firstLimitBefore(kind: ReporterKind, year: number | null, date: string): string | null {
  const limits = (year === null ? allForms() : [formForYear(year)]).flatMap((form) => datesOf(form)?.[kind] ?? []);
  return limits.find((limit) => date > limit) ?? null;
}
