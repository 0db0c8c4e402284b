import { echoed, GongkaiError } from '../errors.js';
import { contentHash } from '../history/content-hash.js';
import { isDay } from '../text/day.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import type { ReportEvent } from './events.js';
import type { ReportState } from './state.js';

/**
 * Records that an imported report was published by its office before it was kept here. That is a fact and no decision: nobody approves it, and
 * what the rules find in it stands beside it.
 * @throws {GongkaiError} WRONG_STATE: it was written here, or published before; BAD_INPUT: no day on which it can have been published
 */
export function decideRecordedPublication(
  { id, year, status, content, edition, imported }: ReportState,
  { publishedOn }: Extract<ReportCommand, { type: 'recordPublication' }>,
  { today = '' }: DecideContext,
): readonly ReportEvent[] {
  if (!imported)
    throw new GongkaiError(
      'WRONG_STATE',
      `${id} was read from no source: what was written here is submitted, approved and published (publishReport).`,
      { reportId: id, status, command: 'recordPublication', allowed: ['submitReport'] },
    );
  const first = `${year}-12-01`;
  const wrong = !isDay(publishedOn)
    ? 'is no day: YYYY-MM-DD, as in 2020-01-31'
    : publishedOn > today
      ? `lies ahead: today is ${today} in China`
      : publishedOn < first
        ? `is before ${first}: a report on ${year} was not published then`
        : null;
  if (wrong) throw new GongkaiError('BAD_INPUT', `publishedOn: "${echoed(publishedOn)}" ${wrong}.`, { publishedOn: echoed(publishedOn) });
  return [{ type: 'ReportPublished', data: { edition: edition + 1, contentHash: contentHash(content), publishedOn } }];
}
