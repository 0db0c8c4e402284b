import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../forms/content.js';
import { canonicalJson } from '../history/canonical-json.js';
import { sha256Hex } from '../history/hash.js';
import { assemble, type Part, type PartKey, partOf, partsOf, rowKey, sectionKey } from '../history/parts.js';
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

/** The stored parts of one revision's content. Revisions with the same part keys, nearly all of a report, share one set of slots. */
export interface PartIds {
  /** Part key → its place in `ids`. */
  readonly slots: ReadonlyMap<PartKey, number>;
  readonly ids: readonly number[];
}

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
    if (!before) return this.storeAll(content);
    const { slots } = before.ids;
    const ids = before.ids.ids.slice();
    for (const key of touchedParts(before.content, content)) {
      const part = partOf(content, key);
      const slot = slots.get(key);
      if (!part || slot === undefined) return this.storeAll(content);
      ids[slot] = this.idOf(key, part);
    }
    return { slots, ids };
  }

  private storeAll(content: ReportContent): PartIds {
    const parts = [...partsOf(content)];
    return { slots: new Map(parts.map(([key], slot) => [key, slot])), ids: parts.map(([key, part]) => this.idOf(key, part)) };
  }

  private idOf(key: PartKey, part: Part): number {
    const body = canonicalJson(part);
    const hash = sha256Hex(body);
    return this.find.get(hash, key) ?? Number(this.insert.run(hash, key, body).lastInsertRowid);
  }
}

export function encodeManifest({ ids }: PartIds): Buffer {
  return encodeIds(ids);
}

interface StoredPart {
  readonly key: PartKey;
  readonly hash: string;
  readonly part: Part;
}

/** Reads parts. Contents that share a part share one object of it. */
export class PartReader {
  private readonly parts = new LRUCache<number, StoredPart>({ max: 20_000 });
  private readonly hashes = new LRUCache<string, string>({ max: 20_000 });
  private readonly byId;
  private readonly keysById;

  constructor(database: Database) {
    this.keysById = database
      .prepare<[string], [number, PartKey]>('SELECT parts.id, parts.key FROM json_each(?) AS asked JOIN parts ON parts.id = asked.value')
      .raw();
    this.byId = database.prepare<[number], { key: string; hash: string; body: string }>('SELECT key, hash, body FROM parts WHERE id = ?');
  }

  /** The root hash of a manifest: SHA-256 of the canonical JSON of part key → part hash, as `contentHash` has it of the content. */
  rootHash(manifest: Buffer): string {
    const name = manifest.toString('latin1');
    let root = this.hashes.get(name);
    if (root === undefined) {
      root = sha256Hex(canonicalJson(Object.fromEntries(decodeIds(manifest).map((id) => [this.part(id).key, this.part(id).hash]))));
      this.hashes.set(name, root);
    }
    return root;
  }

  /** The title alone, without the rest of the content. */
  title(manifest: Buffer): string {
    for (const id of decodeIds(manifest)) {
      const { part } = this.part(id);
      if (part.kind === 'title') return part.title;
    }
    throw new Error('The read model has a revision without a title: rebuild it.');
  }

  content(manifest: Buffer): ReportContent {
    return assemble(
      decodeIds(manifest).map((id): [PartKey, Part] => {
        const { key, part } = this.part(id);
        return [key, part];
      }),
    );
  }

  keysOf(ids: readonly number[]): ReadonlyMap<number, PartKey> {
    return new Map(this.keysById.all(JSON.stringify(ids)));
  }

  /** A part for whoever goes through many and comes back to none: it is not kept. */
  passing(id: number): Part {
    return (this.parts.peek(id) ?? this.read(id)).part;
  }

  private part(id: number): StoredPart {
    const known = this.parts.get(id);
    if (known) return known;
    const stored = this.read(id);
    this.parts.set(id, stored);
    return stored;
  }

  private read(id: number): StoredPart {
    const row = this.byId.get(id);
    if (!row) throw new Error(`The read model lacks part ${id}: rebuild it.`);
    return { key: row.key, hash: row.hash, part: JSON.parse(row.body) as Part };
  }
}

/** Keys of parts that are not the same object before and after. Whether they say the same is left to their hash, which is made anyway. */
function touchedParts(before: ReportContent, after: ReportContent): PartKey[] {
  if (before === after) return [];
  const touched: PartKey[] = before.title === after.title ? [] : ['title'];
  for (const section of touchedKeys(before.sections, after.sections)) touched.push(sectionKey(section));
  for (const table of touchedKeys(before.tables, after.tables)) {
    const [old, now] = [before.tables[table], after.tables[table]];
    const rows =
      old?.localRows === now?.localRows ? touchedKeys(old?.rows ?? {}, now?.rows ?? {}) : keysOfEither(old?.rows ?? {}, now?.rows ?? {});
    for (const row of rows) touched.push(rowKey(table, row));
  }
  return touched;
}

function touchedKeys(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  if (before === after) return [];
  const touched: string[] = [];
  for (const key in after) if (before[key] !== after[key]) touched.push(key);
  for (const key in before) if (!(key in after)) touched.push(key);
  return touched;
}

function keysOfEither(before: object, after: object): string[] {
  return Object.keys({ ...before, ...after });
}
