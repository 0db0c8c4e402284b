import { cursorUnavailable } from '../arguments.js';
import type { Position } from '../event-store.js';

/** A place in the server's log: bytes from its beginning. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Hexadecimal digits of each of the two numbers, which are below 2^63. */
const digits = 16;

/** Fixed width, so that the order of the strings is the order of the log. */
export function toPosition({ commit, prepare }: LogPosition): Position {
  return hex(commit) + hex(prepare);
}

/** @throws {GongkaiError} CURSOR_UNAVAILABLE when it is no position of this kind of store */
export function toLogPosition(position: Position): LogPosition {
  if (!/^[0-7][0-9a-f]{15}[0-7][0-9a-f]{15}$/.test(position)) throw cursorUnavailable(position, 'is no position of this store');
  return { commit: BigInt(`0x${position.slice(0, digits)}`), prepare: BigInt(`0x${position.slice(digits)}`) };
}

function hex(value: bigint): string {
  return value.toString(16).padStart(digits, '0');
}
