import type { Database } from 'better-sqlite3';
import type { AnswerRow } from './queries.js';

/** Answers to findings, as they stood at a revision. */
export class AnswerQueries {
  private readonly atRevisions;

  constructor(database: Database) {
    this.atRevisions = database.prepare<
      [string],
      Omit<AnswerRow, 'particulars'> & { readonly particulars: string; readonly place: number }
    >(
      `SELECT asked.key AS place, report_id AS reportId, revision, fingerprint, rule_id AS ruleId, subject, left_figure AS left,
         right_figure AS right, particulars, reason, actor_id AS actorId, actor_name AS actorName, at
       FROM json_each(?) AS asked
       JOIN answers ON report_id = asked.value ->> 0 AND revision <= asked.value ->> 1
         AND (ended_revision IS NULL OR ended_revision > asked.value ->> 1)
       ORDER BY asked.key, revision`,
    );
  }

  /** In the order of `asked`. */
  at(asked: readonly { readonly reportId: string; readonly revision: number }[]): AnswerRow[][] {
    const found: AnswerRow[][] = asked.map(() => []);
    const places = JSON.stringify(asked.map(({ reportId, revision }) => [reportId, revision]));
    for (const { place, particulars, ...row } of this.atRevisions.all(places))
      found[place]?.push({ ...row, particulars: JSON.parse(particulars) as string[] });
    return found;
  }
}
