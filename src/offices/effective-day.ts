import { echoed, GongkaiError } from '../errors.js';
import { isDay } from '../text/day.js';

/** No office that must report is older than the People's Republic: what is before it is a slip of the pen. */
const firstDay = '1949-10-01';

/**
 * The day on which something took effect, where one was said. A day that lies ahead is refused: what stands in the tables holds now, and
 * nothing would happen on that day to make it hold.
 * @param today the day in China
 * @throws {GongkaiError} BAD_INPUT
 */
export function checkEffectiveDay(day: string | undefined, today: string): void {
  if (day === undefined) return;
  if (!isDay(day)) throw refused(day, 'is no day: YYYY-MM-DD, as in 2023-07-01');
  if (day < firstDay) throw refused(day, `is before ${firstDay}`);
  if (day > today) throw refused(day, `lies ahead: today is ${today} in China. Record it once it has taken effect`);
}

/** @throws {GongkaiError} BAD_INPUT @param not what the day must not be before */
export function checkNotBefore(day: string | undefined, not: string | null, what: string): void {
  if (day !== undefined && not !== null && day < not) throw refused(day, `is before ${not}, the day on which ${what}`);
}

/** @throws {GongkaiError} BAD_INPUT @param end what the day must be before */
export function checkBefore(day: string, end: string | null, what: string): void {
  if (end !== null && day >= end) throw refused(day, `is not before ${end}, the day on which ${what}`);
}

function refused(day: string, why: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', `effectiveOn: "${echoed(day)}" ${why}.`, { effectiveOn: echoed(day) });
}
