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
      dissolved INTEGER NOT NULL,
      revision INTEGER NOT NULL`;

/** The offices as they are now, with the names they had, and as each of their events left them. */
export const offices: Projection = {
  name: 'offices',
  version: 3,
  tables: `
    CREATE TABLE offices (
      id TEXT PRIMARY KEY,
      ${columns}
    ) WITHOUT ROWID;
    CREATE TABLE office_versions (
      id TEXT NOT NULL,
      ${columns},
      at TEXT NOT NULL,
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
      'REPLACE INTO offices (id, name, former_names, uscc, region, parent_id, kind, level, vertical, dissolved, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const keep = database.prepare('INSERT INTO office_versions SELECT *, ? FROM offices WHERE id = ?');
    return {
      apply(change) {
        if (change.kind !== 'office') return;
        const { id, name, formerNames, uscc, region, parentId, kind, level, vertical, dissolved, revision } = change.after;
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
          dissolved ? 1 : 0,
          revision,
        );
        keep.run(change.event.metadata.time, id);
      },
    };
  },
};
