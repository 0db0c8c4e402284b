import { echoed, GongkaiError } from '../errors.js';
import { recordingNotes } from '../import/recording-notes.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import { reportId } from '../reports/report-id.js';
import type { App, ReadReport } from './app.js';
import { importReader } from './import-reader.js';
import type { OfficeCommands } from './office-commands.js';
import { OfficeNames } from './office-names.js';
import type { ReportCommands } from './report-commands.js';

/** Reads a report from whatever kind of file, finds out whose it is and for which year, and records it. */
export function importing(reports: ReportCommands, offices: OfficeCommands, queries: Queries, clock: () => Date): App['importText'] {
  const record = recording(reports, clock);
  return async (request, context) => {
    const named = request.officeId === undefined ? null : await offices.current(request.officeId);
    if (request.officeId !== undefined && !named)
      throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(request.officeId)}. Register it first.`, {
        officeId: echoed(request.officeId),
      });
    const { form, ...imported } = await importReader.read(request.source, {
      ...(request.year === undefined ? {} : { year: request.year }),
      ...(named ? { officeName: named.name } : {}),
    });
    const officeId = named?.id ?? officeOf(imported, new OfficeNames(queries));
    const year = request.year ?? imported.year;
    if (year === null)
      throw new GongkaiError('BAD_INPUT', 'The text does not say which year it reports on. Name the year.', { missing: 'year' });
    return record({ ...imported, formId: form.id }, { officeId, year, scope: request.scope ?? imported.scope ?? 'organ' }, context);
  };
}

/** Records what was read: opens the report when there is none, else replaces the draft's content. */
export function recording(reports: ReportCommands, clock: () => Date): App['recordImport'] {
  return async (imported, { officeId, year, scope }, context) => {
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
      formId: imported.formId,
      year,
      cellsFound: imported.cellsFound,
      cellsExpected: imported.cellsExpected,
      notes: [
        ...imported.notes.map(({ message }) => message),
        ...recordingNotes(
          { officeName: imported.officeNameGuess, year, scope, scopeTold: imported.scope !== null, content },
          clock().getUTCFullYear(),
        ),
      ],
      unplaced,
    };
  };
}

/** A retried import asks for the same two commands as the first time, so that its key finds them. */
function opensFirst(existing: { readonly revision: number } | null, expectedRevision: number | undefined): boolean {
  return existing === null || expectedRevision === undefined || expectedRevision === 0;
}

/** @throws {GongkaiError} BAD_INPUT when no office, or more than one, has the name found in the text, or a name of which it is a part */
function officeOf({ office, officeNameGuess: name }: Pick<ReadReport, 'office' | 'officeNameGuess'>, names: OfficeNames): string {
  const itself = names.itself(office);
  if (itself) return itself.id;
  const match = name === null ? { kind: 'none' as const } : names.match(name);
  if (match.kind === 'one') return match.office.id;
  const found = match.kind === 'several' ? match.offices : names.havingPart(name ?? '');
  const [only, ...others] = found;
  if (only && others.length === 0) return only.id;
  const several = found.slice(0, mostNamed).map(({ id }) => id);
  const why = only
    ? `several offices match "${echoed(name ?? '')}": ${several.join(', ')}${found.length > mostNamed ? ' …' : ''}`
    : `no office on file matches "${echoed(name ?? '')}"`;
  throw new GongkaiError('BAD_INPUT', `Whose report is it? ${why}. Name the office.`, { missing: 'office', name });
}

/** Offices that a message names. */
const mostNamed = 6;
