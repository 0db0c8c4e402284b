import { formById } from '../src/forms/forms.js';
import { sketchOf } from '../src/forms/rules/across/sketch.js';
import type { Projection } from '../src/read-model/projection.js';

/** What the texts of each edition are found by, among the reports of other offices that may have copied them. */
export const sketches: Projection = {
  name: 'sketches',
  version: 3,
  tables: `
    CREATE TABLE sketches (
      band INTEGER NOT NULL,
      report_id TEXT NOT NULL,
      edition INTEGER NOT NULL,
      PRIMARY KEY (band, report_id, edition)
    ) WITHOUT ROWID;
  `,
  open(database) {
    const office = database.prepare<[string], { name: string; formerNames: string }>(
      'SELECT name, former_names AS formerNames FROM offices WHERE id = ?',
    );
    const namesOf = (id: string): string[] => {
      const row = office.get(id);
      return row ? [row.name, ...(JSON.parse(row.formerNames) as string[])] : [];
    };
    const insert = database.prepare('INSERT OR IGNORE INTO sketches (band, report_id, edition) VALUES (?, ?, ?)');
    return {
      apply(change) {
        if (change.kind !== 'report' || change.event.type !== 'ReportPublished') return;
        const { id, officeId, formId, year, scope, content, edition } = change.after;
        const about = { year, scope, officeNames: namesOf(officeId) };
        for (const band of sketchOf(formById(formId), content, about)) insert.run(band, id, edition);
      },
    };
  },
};
