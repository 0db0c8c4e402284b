import type { Projection } from '../src/read-model/projection.js';
import type { ReportEvent } from '../src/reports/events.js';

/** The answers to findings, each from the revision that gave it until the one that replaced it or took it back. */
export const answers: Projection = {
  name: 'answers',
  version: 2,
  tables: `
    CREATE TABLE answers (
      report_id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      ended_revision INTEGER,
      fingerprint TEXT NOT NULL,
      rule_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      left_figure TEXT,
      right_figure TEXT,
      particulars TEXT NOT NULL,
      reason TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      actor_name TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (report_id, revision)
    ) WITHOUT ROWID;
  `,
  open(database) {
    const end = database.prepare(
      'UPDATE answers SET ended_revision = ? WHERE report_id = ? AND fingerprint = ? AND ended_revision IS NULL',
    );
    const begin = database.prepare(
      `INSERT INTO answers (report_id, revision, fingerprint, rule_id, subject, left_figure, right_figure, particulars, reason, actor_id, actor_name, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    return {
      apply(change) {
        if (change.kind !== 'report') return;
        const { after } = change;
        const { actor, time } = change.event.metadata;
        const event = { type: change.event.type, data: change.event.data } as ReportEvent;
        if (event.type === 'FindingAnswerWithdrawn') end.run(after.revision, after.id, event.data.fingerprint);
        if (event.type !== 'FindingAnswered') return;
        const { fingerprint, ruleId, subject, left, right, particulars = [], reason } = event.data;
        end.run(after.revision, after.id, fingerprint);
        const told = [left, right, JSON.stringify(particulars)];
        begin.run(after.id, after.revision, fingerprint, ruleId, subject, ...told, reason, actor.id, actor.name, time);
      },
    };
  },
};
