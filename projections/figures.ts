import { formById } from '../src/forms/forms.js';
import { figuresOf } from '../src/history/report-figures.js';
import type { Projection } from '../src/read-model/projection.js';
import { encodeFigures } from '../src/read-model/roll-up/figure-codec.js';
import type { ReportState } from '../src/reports/state.js';

/**
 * The figures that roll-ups add up: of each report as it is now, and of each published edition. Those of other revisions are made from
 * the revision's content when they are asked for, so that an edit adds nothing here.
 */
export const figures: Projection = {
  name: 'figures',
  version: 1,
  tables: `
    CREATE TABLE current_figures (
      report_id TEXT PRIMARY KEY,
      since INTEGER NOT NULL,
      body BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE edition_figures (
      report_id TEXT NOT NULL,
      edition INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (report_id, edition)
    ) WITHOUT ROWID;
  `,
  open(database) {
    const writeCurrent = database.prepare('REPLACE INTO current_figures (report_id, since, body) VALUES (?, ?, ?)');
    const writeEdition = database.prepare('INSERT INTO edition_figures (report_id, edition, body) VALUES (?, ?, ?)');
    const held = new Map<string, ReportState>();
    return {
      apply(change) {
        if (change.kind !== 'report') return;
        const { event, before, after } = change;
        if (before?.content.tables !== after.content.tables) held.set(after.id, after);
        if (event.type === 'ReportPublished' && after.published) writeEdition.run(after.id, after.published.edition, bodyOf(after));
      },
      flush() {
        for (const state of held.values()) writeCurrent.run(state.id, state.revision, bodyOf(state));
        held.clear();
      },
      reset: () => held.clear(),
    };
  },
};

function bodyOf({ formId, content }: ReportState): Buffer {
  return encodeFigures(figuresOf(formById(formId), content));
}
