const dayMs = 86_400_000;
const aheadMs = 8 * 3_600_000;

/** The date in China (UTC+8, no summer time), by which deadlines count: a day ends at 24:00 there. */
export function chinaDate(instant: string): string {
  return inChina(instant).slice(0, 10);
}

/** Date and time in China, to the second: "2026-01-31 23:59:59". */
export function chinaTime(instant: string): string {
  return inChina(instant).slice(0, 19).replace('T', ' ');
}

function inChina(instant: string): string {
  return new Date(Date.parse(instant) + aheadMs).toISOString();
}

/** The first moment in China of a date (YYYY-MM-DD), as an instant (UTC, milliseconds). */
export function startOfChinaDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) - aheadMs).toISOString();
}

/** The last millisecond in China of a date (YYYY-MM-DD). */
export function endOfChinaDay(date: string): string {
  return new Date(Date.parse(startOfChinaDay(date)) + dayMs - 1).toISOString();
}

/** The last day of a report year: what its report is about ends with it. */
export function lastDayOf(year: number): string {
  return `${year}-12-31`;
}

/** Whole days from a date to another; negative when it is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs);
}
