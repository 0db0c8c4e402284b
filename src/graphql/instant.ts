import { GongkaiError } from '../errors.js';

/** An instant as the read model compares it: UTC with milliseconds. @throws {GongkaiError} BAD_INPUT */
export function instant(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new GongkaiError('BAD_INPUT', `"${text.slice(0, 50)}" is no instant. One looks like 2021-01-31T00:00:00+08:00.`, {
      at: text.slice(0, 50),
    });
  return time.toISOString();
}
