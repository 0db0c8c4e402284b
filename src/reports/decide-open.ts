import { GongkaiError } from '../errors.js';
import { formById, formForYear } from '../forms/forms.js';
import type { OfficeState } from '../offices/office.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import type { ReportEvent } from './events.js';
import { reportId } from './report-id.js';
import type { ReportState } from './state.js';
import { checkedTitle } from './text-input.js';

/** The first annual reports, under the Regulation of 2007, were for 2008; a year past the last one is a slip of the pen. */
const firstYear = 2008;
const lastYear = 2100;

/**
 * Begins a report, in the form prescribed for its year; one that was reported in another form is kept in that, and X-FMT finds it.
 * @throws {GongkaiError} ALREADY_EXISTS, NOT_FOUND, BAD_INPUT
 */
export function decideOpen(
  state: ReportState | null,
  { officeId, year, scope, title, formId }: Extract<ReportCommand, { type: 'openReport' }>,
  { office }: DecideContext,
): readonly ReportEvent[] {
  const id = reportId(officeId, year, scope);
  if (state)
    throw new GongkaiError('ALREADY_EXISTS', `The report ${id} exists already.`, { reportId: id, currentRevision: state.revision });
  if (!office) throw new GongkaiError('NOT_FOUND', `There is no office ${officeId}. Register it first.`, { officeId });
  if (office.dissolved && !existedIn(office, year))
    throw new GongkaiError('BAD_INPUT', `The office ${officeId} is dissolved.`, { officeId });
  if (!Number.isInteger(year) || year < firstYear || year > lastYear)
    throw new GongkaiError('BAD_INPUT', `${year} is no report year: a whole number from ${firstYear} to ${lastYear}.`, { year });
  const prescribed = formForYear(year);
  const form = formId === undefined ? prescribed : formById(formId);
  const data = { officeId, year, scope, formId: form.id, title: checkedTitle(title ?? `${office.name}${year}年${form.title}`) };
  return [{ type: 'ReportOpened', data }];
}

/** Whether a dissolved office is said to have existed in a year: its reports of before can still be entered. */
function existedIn({ dissolution }: OfficeState, year: number): boolean {
  const gone = dissolution?.effectiveOn ?? null;
  return gone !== null && year <= Number(gone.slice(0, 4));
}
