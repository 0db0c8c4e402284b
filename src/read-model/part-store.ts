import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../forms/content.js';
import { canonicalJson } from '../history/canonical-json.js';
import { changedParts } from '../history/content-hash.js';
import { sha256Hex } from '../history/hash.js';
import { assemble, type Part, type PartKey, partOf, partsOf } from '../history/parts.js';
import { decodeIds, encodeIds } from './id-list.js';

/** A part is stored once, however many revisions of however many reports have it; a revision is a short list of part ids. */
export const partTables = `
  CREATE TABLE parts (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (hash, key)
  );
`;

/** Part key → id of the stored part, for the whole content of one revision. */
export type PartIds = ReadonlyMap<PartKey, number>;

/** Writes parts. */
export class PartWriter {
  private readonly find;
  private readonly insert;

  constructor(database: Database) {
    this.find = database.prepare<[string, string], number>('SELECT id FROM parts WHERE hash = ? AND key = ?').pluck();
    this.insert = database.prepare<[string, string, string]>('INSERT INTO parts (hash, key, body) VALUES (?, ?, ?)');
  }

  /** Stores what is new in a content. @param before the content before with its ids: only what differs is looked at */
  store(content: ReportContent, before: { readonly content: ReportContent; readonly ids: PartIds } | null): PartIds {
    if (!before) return new Map([...partsOf(content)].map(([key, part]) => [key, this.idOf(key, part)]));
    const changed = changedParts(before.content, content);
    if (changed.length === 0) return before.ids;
    const ids = new Map(before.ids);
    for (const key of changed) {
      const part = partOf(content, key);
      if (part) ids.set(key, this.idOf(key, part));
      else ids.delete(key);
    }
    return ids;
  }

  private idOf(key: PartKey, part: Part): number {
    const body = canonicalJson(part);
    const hash = sha256Hex(body);
    return this.find.get(hash, key) ?? Number(this.insert.run(hash, key, body).lastInsertRowid);
  }
}

export function encodeManifest(ids: PartIds): Buffer {
  return encodeIds(ids.values());
}

interface StoredPart {
  readonly key: PartKey;
  readonly part: Part;
}

/** Reads parts. Contents that share a part share one object of it. */
export class PartReader {
  private readonly parts = new LRUCache<number, StoredPart>({ max: 20_000 });
  private readonly byId;

  constructor(database: Database) {
    this.byId = database.prepare<[number], { key: string; body: string }>('SELECT key, body FROM parts WHERE id = ?');
  }

  /** The content of a manifest, and the ids of its parts. */
  content(manifest: Buffer): { content: ReportContent; ids: PartIds } {
    const ids = new Map<PartKey, number>();
    const parts: [PartKey, Part][] = [];
    for (const id of decodeIds(manifest)) {
      const { key, part } = this.part(id);
      ids.set(key, id);
      parts.push([key, part]);
    }
    return { content: assemble(parts), ids };
  }

  private part(id: number): StoredPart {
    const known = this.parts.get(id);
    if (known) return known;
    const row = this.byId.get(id);
    if (!row) throw new Error(`The read model lacks part ${id}: rebuild it.`);
    const stored = { key: row.key, part: JSON.parse(row.body) as Part };
    this.parts.set(id, stored);
    return stored;
  }
}
