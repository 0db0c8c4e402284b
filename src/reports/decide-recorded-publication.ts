import { echoed, GongkaiError } from '../errors.js';
import { contentHash } from '../history/content-hash.js';
import { isDay } from '../text/day.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import type { ReportEvent } from './events.js';
import type { ReportState } from './state.js';

/**
 * Records that an imported report was published by its office before it was kept here. That is a fact and no decision: nobody approves it, and
 * what the rules find in it stands beside it. Where it was edited since it was read, to mend what was misread, another person than the editors
 * must vouch for it, and the event says so.
 * @throws {GongkaiError} WRONG_STATE: it was written here, or published before; FOUR_EYES: edited, and by this person; BAD_INPUT: no day on
 *   which it can have been published
 */
export function decideRecordedPublication(
  { id, year, status, content, edition, imported, authors }: ReportState,
  { publishedOn }: Extract<ReportCommand, { type: 'recordPublication' }>,
  { actorId, today = '' }: DecideContext,
): readonly ReportEvent[] {
  if (imported === null)
    throw new GongkaiError(
      'WRONG_STATE',
      `${id} was read from no source: what was written here is submitted, approved and published (publishReport).`,
      { reportId: id, status, command: 'recordPublication', allowed: ['submitReport'] },
    );
  if (imported === 'edited' && authors.includes(actorId))
    throw new GongkaiError(
      'FOUR_EYES',
      `${id} was edited since it was read from its source, and ${actorId} is one of those who wrote it: another person must record that it was published so. Or import the source again.`,
      { actorId, authors },
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
  return [
    {
      type: 'ReportPublished',
      data: {
        edition: edition + 1,
        contentHash: contentHash(content),
        publishedOn,
        ...(imported === 'edited' && { edited: true as const }),
      },
    },
  ];
}
