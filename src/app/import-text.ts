import { echoed, GongkaiError } from '../errors.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import { reportId } from '../reports/report-id.js';
import type { App } from './app.js';
import { importReader } from './import-reader.js';
import type { OfficeCommands } from './office-commands.js';
import type { ReportCommands } from './report-commands.js';

/** Reads a report from whatever kind of file, finds out whose it is and for which year, and records it. */
export function importing(reports: ReportCommands, offices: OfficeCommands, queries: Queries): App['importText'] {
  return async (request, context) => {
    const named = request.officeId === undefined ? null : await offices.current(request.officeId);
    if (request.officeId !== undefined && !named)
      throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(request.officeId)}. Register it first.`, {
        officeId: echoed(request.officeId),
      });
    const imported = await importReader.read(request.source, {
      ...(request.year === undefined ? {} : { year: request.year }),
      ...(named ? { officeName: named.name } : {}),
    });
    const officeId = named?.id ?? officeByName(queries, imported.officeNameGuess);
    const year = request.year ?? imported.year;
    if (year === null)
      throw new GongkaiError('BAD_INPUT', 'The text does not say which year it reports on. Name the year.', { missing: 'year' });

    const scope = request.scope ?? 'organ';
    const id = reportId(officeId, year, scope);
    const existing = await reports.current(id);
    if (existing && context.expectedRevision === undefined && context.idempotencyKey === undefined)
      throw new GongkaiError(
        'ALREADY_EXISTS',
        `The report ${id} exists already, at revision ${existing.revision}. To replace its content, name that revision as expectedRevision.`,
        { reportId: id, currentRevision: existing.revision },
      );
    const { title, content, source, unplaced } = imported;
    // A text without a title is opened under the usual one; what it says itself stays as it is, and is a finding.
    const open: ReportCommand = { type: 'openReport', officeId, year, scope, ...(title === '' ? {} : { title }) };
    const record: ReportCommand = { type: 'importReport', source, content, unplaced };
    const outcome = await reports.carryOut(id, opensFirst(existing, context.expectedRevision) ? [open, record] : [record], context);
    return {
      ...outcome,
      formId: imported.form.id,
      year,
      cellsFound: imported.cellsFound,
      cellsExpected: imported.cellsExpected,
      notes: imported.notes.map(({ message }) => message),
      unplaced,
    };
  };
}

/** A retried import asks for the same two commands as the first time, so that its key finds them. */
function opensFirst(existing: { readonly revision: number } | null, expectedRevision: number | undefined): boolean {
  return existing === null || expectedRevision === undefined || expectedRevision === 0;
}

/** @throws {GongkaiError} BAD_INPUT when no office, or more than one, has the name found in the text */
function officeByName(queries: Queries, name: string | null): string {
  const found = name === null ? [] : queries.offices({ name }, { first: 6 }).edges.map(({ node }) => node);
  const exact = found.filter((office) => office.name === name || office.formerNames.includes(name ?? ''));
  const [only, ...others] = exact.length > 0 ? exact : found;
  if (only && others.length === 0) return only.id;
  const why = only
    ? `several offices match "${echoed(name ?? '')}": ${found.map(({ id }) => id).join(', ')}`
    : `no office on file matches "${echoed(name ?? '')}"`;
  throw new GongkaiError('BAD_INPUT', `Whose report is it? ${why}. Name the office.`, { missing: 'office', name });
}
