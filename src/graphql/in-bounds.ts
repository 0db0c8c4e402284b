import { GongkaiError } from '../errors.js';

/** A number that a caller gave. @throws {GongkaiError} BAD_INPUT that names the argument and its bounds */
export function inBounds(value: number, argument: string, lowest: number, highest: number): number {
  if (value >= lowest && value <= highest) return value;
  throw new GongkaiError('BAD_INPUT', `${argument} is from ${lowest} to ${highest}.`, { argument });
}
