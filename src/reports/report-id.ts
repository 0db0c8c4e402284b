import { echoed, GongkaiError } from '../errors.js';
import type { Scope } from './status.js';

export interface ReportKey {
  readonly officeId: string;
  readonly year: number;
  readonly scope: Scope;
}

/** `<officeId>-<year>-<scope>`: an office has one report a year for each scope. */
export function reportId(officeId: string, year: number, scope: Scope): string {
  return `${officeId}-${year}-${scope}`;
}

/** @throws {GongkaiError} BAD_INPUT when the text is no report id */
export function parseReportId(id: string): ReportKey {
  const [, officeId, year, scope] = /^([a-zA-Z0-9._-]{1,64})-(\d{4})-(organ|jurisdiction)$/.exec(id) ?? [];
  if (officeId === undefined || year === undefined || scope === undefined)
    throw new GongkaiError('BAD_INPUT', `"${echoed(id)}" is no report id. One looks like yiyang-housing-fund-2020-organ.`, {
      reportId: echoed(id),
    });
  return { officeId, year: Number(year), scope: scope as Scope };
}

export function noSuchReport(id: string): GongkaiError {
  return new GongkaiError('NOT_FOUND', `There is no report ${echoed(id)}.`, { reportId: echoed(id) });
}

/** The stream that holds the report's events. */
export function reportStream(id: string): string {
  return `report-${id}`;
}
