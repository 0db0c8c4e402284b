import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../src/forms/content.js';
import type { Projection } from '../src/read-model/projection.js';
import { searchTables } from '../src/read-model/search/search-tables.js';
import { SearchWriter } from '../src/read-model/search/search-writer.js';
import type { ReportState } from '../src/reports/state.js';

/**
 * What can be found by its words: each report as it is now, and as its edition in force has it. Written once a batch. Where texts are
 * folded in another way, the version must be another one.
 */
export const search: Projection = {
  name: 'search',
  version: 2,
  tables: searchTables,
  open(database) {
    const writer = new SearchWriter(database);
    const held = new Map<string, ReportState>();
    const written = new LRUCache<string, Wordings>({ max: 2000 });
    return {
      apply(change) {
        if (change.kind === 'report') held.set(change.after.id, change.after);
      },
      flush() {
        for (const { id, content, published, lastPublishedContent } of held.values()) {
          const now: Wordings = { current: content, published: published && lastPublishedContent };
          const last = written.get(id);
          if (last && saysTheSame(last.current, now.current) && saysTheSame(last.published, now.published)) continue;
          writer.write(id, now.current, now.published);
          written.set(id, now);
        }
        held.clear();
      },
      reset() {
        held.clear();
        written.clear();
      },
    };
  },
};

interface Wordings {
  readonly current: ReportContent;
  readonly published: ReportContent | null;
}

/** Edits of figures leave the very same sections. */
function saysTheSame(before: ReportContent | null, after: ReportContent | null): boolean {
  return before === after || (before !== null && before.title === after?.title && before.sections === after.sections);
}
