import { instant } from '../app/instant.js';
import { earlierIds } from '../app/other-reports.js';
import type { Point } from '../app/resolve-point.js';
import { echoed, GongkaiError } from '../errors.js';

/** How a point is written, for the help of the commands that take one. */
export const pointHelp = `
A point is WHEN, REPORT@WHEN, or REPORT (as it is now).
  REPORT  yiyang-housing-fund-2020-organ
          last-year                     the same office's report of the year before
  WHEN    7                             a revision
          edition:2                     a published edition
          2021-03-01T09:30              as it was recorded then (a date is its first moment; China's time unless a zone is given)
          published:2021-03-31          the edition that was in force then
          published                     the edition in force now
          current                       as it is now`;

/** How the two points of `diff` are written. */
export const diffHelp = `
  gongkai diff REPORT 7 12                 two revisions
  gongkai diff REPORT edition:1            from the first edition to what it says now
  gongkai diff REPORT last-year@published  from last year's report, as it is in force, to this one
  gongkai diff REPORT@7 OTHER@published    any two
Across reports the figures come with how far they may be compared, and the text that was carried over with its passages.
`;

const reportId = /^[a-zA-Z0-9._-]+-\d{4}-(organ|jurisdiction)$/;
const lastYear = 'last-year';

export interface PointContext {
  /** The report that a point is of when it names none; null where it must name one. */
  readonly report: string | null;
  /** What "now" is, as an instant. */
  readonly now: string;
}

/** A point as it is written on the command line (see `pointHelp`). @throws {GongkaiError} BAD_INPUT */
export function parsePoint(text: string, { report, now }: PointContext): Point {
  const at = text.indexOf('@');
  const named = at >= 0 ? text.slice(0, at) : namesReport(text) ? text : null;
  const when = at >= 0 ? text.slice(at + 1) : named === null ? text : 'current';
  if (named !== null && !namesReport(named)) throw noPoint(text);
  return { reportId: reportNamed(named, report, text), ...parseWhen(when, text, now) };
}

/**
 * The two points of `diff`: REPORT FROM TO, REPORT FROM (to what it says now), or FROM TO, where TO may leave out the report of FROM.
 * So REPORT last-year goes from last year's report to this one.
 * @throws {GongkaiError} BAD_INPUT
 */
export function parsePoints(texts: readonly string[], now: string): readonly [Point, Point] {
  const [first = '', second, third] = texts;
  const isReport = reportId.test(first);
  const two = second !== undefined && third === undefined && !(isReport && !namesOther(second));
  const [fromText, toText] = two ? [first, second] : [second, third ?? 'current'];
  if (fromText === undefined || texts.length > 3 || (!two && !isReport))
    throw new GongkaiError('BAD_INPUT', 'Name two points: REPORT FROM TO, or FROM TO with the report of each.', { points: texts });
  const from = parsePoint(fromText, { report: isReport ? first : null, now });
  return [from, parsePoint(toText, { report: isReport && !two ? first : from.reportId, now })];
}

function parseWhen(when: string, text: string, now: string): Omit<Point, 'reportId'> {
  if (when === 'current') return {};
  if (when === 'published') return { publishedAsOf: now };
  const [, kind, rest = ''] = /^(edition|published):(.*)$/.exec(when) ?? [];
  if (kind === 'published') return { publishedAsOf: instant(rest) };
  const number = kind === 'edition' ? rest : when;
  if (/^\d{1,9}$/.test(number)) return kind === 'edition' ? { edition: Number(number) } : { revision: Number(number) };
  if (kind === undefined && /^\d{4}-\d{2}-\d{2}/.test(when)) return { asOf: instant(when) };
  throw noPoint(text);
}

function reportNamed(named: string | null, report: string | null, text: string): string {
  if (named !== null && named !== lastYear) return named;
  if (report === null) throw new GongkaiError('BAD_INPUT', `Say of which report: REPORT@${echoed(text)}.`, { point: echoed(text) });
  return named === lastYear ? earlierIds(report)[0] : report;
}

function namesReport(text: string): boolean {
  return text === lastYear || reportId.test(text);
}

function namesOther(text: string): boolean {
  return reportId.test(text.split('@', 1)[0] ?? '');
}

function noPoint(text: string): GongkaiError {
  return new GongkaiError(
    'BAD_INPUT',
    `"${echoed(text)}" is no point. One looks like 7, edition:2, 2021-03-01, published:2021-03-31, or one of these after REPORT@.`,
    { point: text.slice(0, 100) },
  );
}
