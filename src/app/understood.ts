import { echoed, GongkaiError } from '../errors.js';
import type { Queries } from '../read-model/queries.js';
import type { ImportRequest, ImportTarget, ReadReport } from './app.js';
import { importReader } from './import-reader.js';
import type { OfficeCommands } from './office-commands.js';
import { OfficeNames } from './office-names.js';
import { otherOffice } from './other-office.js';
import { whoseIs } from './whose.js';

/** A report that was read, and which it is to be recorded as. */
export interface Understood {
  readonly imported: ReadReport;
  readonly target: ImportTarget;
  /** What is odd about that. */
  readonly notes: readonly string[];
}

/**
 * Reads a report, and finds out whose it is and for which year.
 * @throws {GongkaiError} NOT_FOUND, BAD_INPUT, NOT_A_REPORT
 */
export async function understood(request: ImportRequest, offices: OfficeCommands, queries: Queries): Promise<Understood> {
  const named = request.officeId === undefined ? null : await offices.current(request.officeId);
  if (request.officeId !== undefined && !named)
    throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(request.officeId)}. Register it first.`, {
      officeId: echoed(request.officeId),
    });
  const imported = await importReader.read(request.source, request.year === undefined ? {} : { year: request.year });
  const names = new OfficeNames(queries);
  const year = request.year ?? imported.year;
  const officeId = named?.id ?? officeOf(imported, names, year);
  const other = named && otherOffice(imported, { officeId, year }, names);
  if (year === null)
    throw new GongkaiError('BAD_INPUT', 'The text does not say which year it reports on. Name the year.', { missing: 'year' });
  const { scope = imported.scope ?? 'organ', publishedOn } = request;
  const target = { officeId, year, scope, ...(publishedOn === undefined ? {} : { publishedOn }) };
  return { imported, target, notes: other === null ? [] : [other] };
}

/** @throws {GongkaiError} BAD_INPUT when it is not known whose report it is; says which offices it may be */
function officeOf(imported: ReadReport, names: OfficeNames, year: number | null): string {
  const whose = whoseIs(imported, names, year);
  if (whose.officeId !== null) return whose.officeId;
  const { why, nearest } = whose;
  const near = nearest.length === 0 ? '' : ` It may be ${nearest.map(({ id, name }) => `${name} (${id})`).join(', ')}.`;
  throw new GongkaiError('BAD_INPUT', `Whose report is it? ${why}.${near} Name the office.`, {
    missing: 'office',
    name: whose.name && echoed(whose.name),
  });
}
