import { GongkaiError } from '../errors.js';

const written = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * An instant as the read model compares it: UTC with milliseconds. A date is its first moment, and what names no zone is in China's time
 * (UTC+8, no summer time), whatever the machine's is.
 * @throws {GongkaiError} BAD_INPUT
 */
export function instant(text: string): string {
  const [, date, zone] = written.exec(text) ?? [];
  const zoned = zone === undefined ? `${text.length > 10 ? text : `${text}T00:00`}+08:00` : text;
  const time = new Date(zoned);
  if (date === undefined || Number.isNaN(time.getTime()) || !isDay(date))
    throw new GongkaiError('BAD_INPUT', `"${text.slice(0, 50)}" is no instant. One looks like 2021-01-31T00:00:00+08:00.`, {
      at: text.slice(0, 50),
    });
  return time.toISOString();
}

/** There is no 30 February. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
