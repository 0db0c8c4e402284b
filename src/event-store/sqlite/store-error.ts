import { GongkaiError } from '../../errors.js';

/** Faults of the file or of its locks: they may pass. Others (a broken constraint, a corrupt file) are told as they are. */
const passing = /^SQLITE_(BUSY|LOCKED|PROTOCOL|IOERR|FULL|READONLY|CANTOPEN|NOMEM)/;

/** Whether a fault of SQLite may pass by itself. */
export function isPassing(error: unknown): boolean {
  return passing.test(sqliteCode(error));
}

/** @throws {GongkaiError} UNAVAILABLE when the database can not be used now; whatever else `work` throws */
export function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isPassing(error)) throw error;
    const code = sqliteCode(error);
    throw new GongkaiError(
      'UNAVAILABLE',
      `The event store can not be used now (${code}). Nothing was changed; try again.`,
      { retryAfterMs: 100 },
      { cause: error },
    );
  }
}

/**
 * SQLite's name of the error (`SQLITE_BUSY` …), or '' when it is none of SQLite's. By its shape, not its class: the native module makes
 * its errors in the realm that loaded it first, where `Error` is another one.
 */
export function sqliteCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
