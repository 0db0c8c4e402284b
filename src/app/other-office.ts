import type { ReadReport } from './app.js';
import type { OfficeNames } from './office-names.js';
import { nameMatch } from './whose.js';

/** Where a source names another office on file than the one that it is recorded for: a sentence that says so; else null. */
export function otherOffice(
  read: Pick<ReadReport, 'office' | 'officeNameGuess' | 'officeNameInTitle'>,
  { officeId, year }: { readonly officeId: string; readonly year: number | null },
  names: OfficeNames,
): string | null {
  const itself = names.itself(read.office);
  const match = nameMatch(read, names, year);
  const meant = itself ? [itself] : match.kind === 'one' ? [match.office] : match.kind === 'several' ? match.offices : [];
  const [other] = meant;
  if (!other || meant.some(({ id }) => id === officeId)) return null;
  return `The text names ${other.name} (${other.id}), not ${names.byId(officeId)?.name ?? ''} (${officeId}), for which it was given.`;
}
