import type { OtherReports, ReportInForce } from '../forms/finding.js';
import { formById } from '../forms/forms.js';
import { isInForce } from '../read-model/in-force.js';
import type { EditionRow, Queries, ReportRow, SiblingRow } from '../read-model/queries.js';
import { parseReportId, reportId } from '../reports/report-id.js';
import type { ReportState } from '../reports/state.js';
import type { Steps } from '../steps.js';

/** Editions of other reports that a report is held against, found before any content is read. */
export interface OtherEditions {
  readonly lastYear: EditionOf | null;
  readonly yearBeforeLast: EditionOf | null;
  readonly lastYearOnFile: boolean;
  readonly lastYearWithdrawn: boolean;
  readonly lastYearIsNewer: boolean | null;
  readonly siblings: readonly SiblingRow[];
}

export interface EditionOf {
  readonly report: Pick<ReportRow, 'id' | 'year' | 'formId'>;
  readonly edition: EditionRow;
}

/** Ids of the same office's reports of the two years before, newest first. */
export function earlierIds(id: string): readonly [string, string] {
  const { officeId, year, scope } = parseReportId(id);
  return [reportId(officeId, year - 1, scope), reportId(officeId, year - 2, scope)];
}

/** Ids of the same office's reports of the two years after, whose findings rest on this one, earliest first. */
export function laterIds(id: string): readonly [string, string] {
  const { officeId, year, scope } = parseReportId(id);
  return [reportId(officeId, year + 1, scope), reportId(officeId, year + 2, scope)];
}

/** Whether an event changes which edition is in force, and so what other reports are held against. */
export function changesEdition(event: string): boolean {
  return event === 'ReportPublished' || event === 'ReportWithdrawn';
}

/** The edition in force at the instant; now, or at the end of the world that the editions are of, where there is none. */
export function inForce(editions: readonly EditionRow[], at: string | null): EditionRow | null {
  return editions.findLast((edition) => isInForce(edition, at)) ?? null;
}

/** A report's edition in force, from the report itself; null where there is none. */
export function stateInForce(state: ReportState | null, officeNames: readonly string[]): ReportInForce | null {
  if (!state?.published || !state.lastPublishedContent) return null;
  const { id, year, formId, published, lastPublishedContent: content } = state;
  const { edition, revision } = published;
  return { reportId: id, officeNames, year, form: formById(formId), edition, revision, content };
}

/** What names exactly these editions: findings are kept under it. */
export function editionsKey({
  lastYear,
  yearBeforeLast,
  lastYearOnFile,
  lastYearWithdrawn,
  lastYearIsNewer,
  siblings,
}: OtherEditions): unknown[] {
  const named = (one: EditionOf | null) => one && [one.report.id, one.edition.edition, one.edition.revision, one.edition.contentHash];
  const beside = siblings.map((sibling) => [sibling.reportId, sibling.edition, sibling.revision, sibling.contentHash, sibling.officeNames]);
  return [named(lastYear), named(yearBeforeLast), lastYearOnFile, lastYearWithdrawn, lastYearIsNewer, beside];
}

/** The editions with their contents, which are read now. @param officeNames under which the earlier reports may speak of themselves */
export function* withContents(
  queries: Pick<Queries, 'contentOf'>,
  editions: OtherEditions,
  officeNames: readonly string[],
): Steps<OtherReports> {
  function* read(named: EditionOf | null): Steps<ReportInForce | null> {
    if (!named) return null;
    const { report, edition } = named;
    const content = queries.contentOf(report.id, edition.revision);
    yield;
    if (!content) return null;
    const { edition: number, revision } = edition;
    return { reportId: report.id, officeNames, year: report.year, form: formById(report.formId), edition: number, revision, content };
  }
  const { lastYear, yearBeforeLast, lastYearOnFile, lastYearWithdrawn, lastYearIsNewer, siblings } = editions;
  return {
    lastYear: yield* read(lastYear),
    yearBeforeLast: yield* read(yearBeforeLast),
    lastYearOnFile,
    lastYearWithdrawn,
    lastYearIsNewer,
    siblings: yield* siblingsRead(queries, siblings),
  };
}

/** Reports of offices beside, with what they say. */
export function* siblingsRead(queries: Pick<Queries, 'contentOf'>, siblings: readonly SiblingRow[]): Steps<ReportInForce[]> {
  const read: ReportInForce[] = [];
  for (const { reportId: id, officeNames, formId, edition, revision } of siblings) {
    const content = queries.contentOf(id, revision);
    if (content) read.push({ reportId: id, officeNames, year: parseReportId(id).year, form: formById(formId), edition, revision, content });
    yield;
  }
  return read;
}

/** Siblings looked at for each report: a text that all of them have copied is told often enough by so many. */
export const mostSiblings = 5;

/** Whether every edition could be read. */
export function isWhole(editions: OtherEditions, read: OtherReports): boolean {
  return (
    (editions.lastYear === null) === (read.lastYear === null) &&
    (editions.yearBeforeLast === null) === (read.yearBeforeLast === null) &&
    editions.siblings.length === read.siblings.length
  );
}
