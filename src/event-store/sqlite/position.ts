import { cursorUnavailable } from '../arguments.js';
import type { Position } from '../event-store.js';

/** Digits of a position: enough for every integer that SQLite and JavaScript both hold. */
const digits = 16;

/** Fixed width, so that the order of the strings is the order of the log. */
export function toPosition(sequence: number): Position {
  return String(sequence).padStart(digits, '0');
}

/** @throws {GongkaiError} CURSOR_UNAVAILABLE when it is no position of this kind of store */
export function toSequence(position: Position): number {
  const sequence = Number(position);
  if (!/^\d{16}$/.test(position) || !Number.isSafeInteger(sequence)) throw cursorUnavailable(position, 'is no position of this store');
  return sequence;
}
