import type { Database } from 'better-sqlite3';
import type { ReportContent } from '../../forms/content.js';
import { canonicalJson } from '../../history/canonical-json.js';
import { sha256Hex } from '../../history/hash.js';
import { fold } from '../../text/fold.js';
import { gramsOf } from './grams.js';

/** Keeps the wordings of reports that can be found. */
export class SearchWriter {
  private readonly find;
  private readonly insert;
  private readonly mark;
  private readonly remove;
  private readonly indexes;

  constructor(database: Database) {
    this.find = database.prepare<[string], { id: number; hash: string }>('SELECT id, hash FROM search_texts WHERE report_id = ?');
    this.insert = database.prepare<[string, string, number, number]>(
      'INSERT INTO search_texts (report_id, hash, is_current, is_published) VALUES (?, ?, ?, ?)',
    );
    this.mark = database.prepare<[number, number, number]>('UPDATE search_texts SET is_current = ?, is_published = ? WHERE id = ?');
    this.remove = database.prepare<[number]>('DELETE FROM search_texts WHERE id = ?');
    this.indexes = (['search_trigrams', 'search_grams'] as const).map((index) => ({
      of: index === 'search_grams' ? gramsOf : (folded: string) => folded,
      add: database.prepare<[number | bigint, string, string, string]>(
        `INSERT INTO ${index} (rowid, title, headings, text) VALUES (?, ?, ?, ?)`,
      ),
      remove: database.prepare<[number]>(`DELETE FROM ${index} WHERE rowid = ?`),
    }));
  }

  /** What can be found of a report from now on. @param published null where no edition is in force */
  write(reportId: string, current: ReportContent, published: ReportContent | null): void {
    const currentHash = wordingHash(current);
    const publishedHash = published && wordingHash(published);
    const kept = new Set<string>();
    for (const { id, hash } of this.find.all(reportId)) {
      if (hash === currentHash || hash === publishedHash) {
        kept.add(hash);
        this.mark.run(flag(hash === currentHash), flag(hash === publishedHash), id);
      } else {
        this.remove.run(id);
        for (const { remove } of this.indexes) remove.run(id);
      }
    }
    if (!kept.has(currentHash)) this.add(reportId, current, currentHash, true, currentHash === publishedHash);
    if (published && publishedHash !== null && publishedHash !== currentHash && !kept.has(publishedHash))
      this.add(reportId, published, publishedHash, false, true);
  }

  private add(reportId: string, { title, sections }: ReportContent, hash: string, isCurrent: boolean, isPublished: boolean): void {
    const id = this.insert.run(reportId, hash, flag(isCurrent), flag(isPublished)).lastInsertRowid;
    const all = Object.values(sections);
    const foldedTitle = fold(title);
    const headings = fold(all.map(({ heading }) => heading).join('\n'));
    const text = fold(all.map((section) => section.text).join('\n'));
    for (const { add, of } of this.indexes) add.run(id, of(foldedTitle), of(headings), of(text));
  }
}

/** Names what a content says in words. */
function wordingHash({ title, sections }: ReportContent): string {
  return sha256Hex(canonicalJson({ title, sections }));
}

function flag(is: boolean): number {
  return is ? 1 : 0;
}
