import { sqliteCode } from '../event-store/sqlite/store-error.js';
import { type Generation, positionOf } from './generation.js';

interface Late {
  readonly position: string;
  readonly toldAt: string | null;
}

/**
 * Gives events that the old tables had parked their place in the change feed of the new ones: behind what subscribers have been told.
 * What had been taken up late before keeps its place.
 */
export function tellLate(old: Generation, made: Generation): void {
  const at = [positionOf(old) ?? '', positionOf(made) ?? ''].sort().at(-1);
  const tell = made.database.prepare('UPDATE revisions SET told_at = ? WHERE position = ?');
  made.database.transaction(() => {
    for (const { position, toldAt } of lateIn(old)) tell.run(toldAt ?? `${at}/${position}`, position);
  })();
}

function lateIn({ database }: Generation): readonly Late[] {
  try {
    return database
      .prepare<[], Late>(
        `SELECT position, told_at AS toldAt FROM revisions WHERE told_at IS NOT NULL
         UNION ALL SELECT position, NULL FROM parked WHERE state <> 'discarded'`,
      )
      .all();
  } catch (error) {
    // Another version of the projections made it in another form.
    if (sqliteCode(error) === 'SQLITE_ERROR') return [];
    throw error;
  }
}
