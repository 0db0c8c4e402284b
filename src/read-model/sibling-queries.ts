import type { Database } from 'better-sqlite3';
import type { SiblingRow, SiblingsAsked } from './queries.js';

/** Reports that have texts in common with some report, by their sketches: editions in force of offices under the same parent. */
export class SiblingQueries {
  private readonly sharing;

  constructor(database: Database) {
    this.sharing = database.prepare<[string], SiblingRow & { readonly place: number }>(
      `SELECT asked.key AS place, editions.report_id AS reportId, editions.edition, editions.revision, editions.content_hash AS contentHash,
         reports.form_id AS formId, beside.name AS officeName
       FROM json_each(?) AS asked
       JOIN json_each(asked.value ->> '$.sketch') AS band
       JOIN sketches ON sketches.band = band.value
       JOIN reports ON reports.id = sketches.report_id
       JOIN offices AS own ON own.id = asked.value ->> '$.officeId'
       JOIN offices AS beside ON beside.id = reports.office_id AND beside.parent_id = own.parent_id AND beside.id <> own.id
       JOIN editions ON editions.report_id = sketches.report_id AND editions.edition = sketches.edition
         AND CASE WHEN asked.value ->> '$.at' IS NULL THEN editions.ended_at IS NULL
           ELSE editions.published_at <= asked.value ->> '$.at' AND (editions.ended_at IS NULL OR editions.ended_at > asked.value ->> '$.at') END
       GROUP BY asked.key, editions.report_id
       ORDER BY asked.key, count(*) DESC, editions.report_id`,
    );
  }

  /** @param most of each, those with most in common first */
  of(asked: readonly SiblingsAsked[], most: number): SiblingRow[][] {
    const found: SiblingRow[][] = asked.map(() => []);
    if (asked.every(({ sketch }) => sketch.length === 0)) return found;
    for (const { place, ...row } of this.sharing.all(JSON.stringify(asked))) {
      const rows = found[place];
      if (rows && rows.length < most) rows.push(row);
    }
    return found;
  }
}
