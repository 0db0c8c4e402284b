import { chinaDate } from '../src/forms/deadlines/china-day.js';
import { inEffectOn } from '../src/offices/places.js';
import type { Projection } from '../src/read-model/projection.js';

/** What is kept of an office beside its id. */
const columns = `
      name TEXT NOT NULL,
      former_names TEXT NOT NULL,
      uscc TEXT,
      region TEXT NOT NULL,
      parent_id TEXT,
      kind TEXT NOT NULL,
      level TEXT NOT NULL,
      vertical INTEGER NOT NULL,
      founded_on TEXT,
      places TEXT NOT NULL,
      dissolved INTEGER NOT NULL,
      dissolved_on TEXT,
      dissolution_recorded_on TEXT,
      revision INTEGER NOT NULL`;

/**
 * The offices as they are now, with the names they had, and as each of their events left them: `at` is when that was recorded,
 * `in_effect_on` the day in China from which on it holds. A registration holds from the beginning: what is known of no other place stood there.
 */
export const offices: Projection = {
  name: 'offices',
  version: 4,
  tables: `
    CREATE TABLE offices (
      id TEXT PRIMARY KEY,
      ${columns}
    ) WITHOUT ROWID;
    CREATE TABLE office_versions (
      id TEXT NOT NULL,
      ${columns},
      at TEXT NOT NULL,
      in_effect_on TEXT NOT NULL,
      PRIMARY KEY (id, revision)
    ) WITHOUT ROWID;
  `,
  indexes: `
    CREATE INDEX offices_by_region ON offices (region);
    CREATE INDEX offices_by_parent ON offices (parent_id);
    CREATE INDEX office_versions_by_parent ON office_versions (parent_id);
  `,
  open(database) {
    const write = database.prepare(
      `REPLACE INTO offices (id, name, former_names, uscc, region, parent_id, kind, level, vertical, founded_on, places, dissolved, dissolved_on,
        dissolution_recorded_on, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const keep = database.prepare('INSERT INTO office_versions SELECT *, ?, ? FROM offices WHERE id = ?');
    return {
      apply(change) {
        if (change.kind !== 'office') return;
        const {
          id,
          name,
          formerNames,
          uscc,
          region,
          parentId,
          kind,
          level,
          vertical,
          foundedOn,
          places,
          dissolved,
          dissolution,
          revision,
        } = change.after;
        const { type, metadata } = change.event;
        const place = type === 'OfficeMoved' ? places.at(-1) : undefined;
        write.run(
          id,
          name,
          JSON.stringify(formerNames),
          uscc,
          region,
          parentId,
          kind,
          level,
          vertical ? 1 : 0,
          foundedOn,
          JSON.stringify(places),
          dissolved ? 1 : 0,
          dissolution?.effectiveOn ?? null,
          dissolution?.recordedOn ?? null,
          revision,
        );
        const holdsFrom = type === 'OfficeRegistered' ? '' : place ? inEffectOn(place) : chinaDate(metadata.time);
        keep.run(metadata.time, holdsFrom, id);
      },
    };
  },
};
