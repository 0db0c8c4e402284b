import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { ReportContent } from '../forms/content.js';
import { canonicalJson } from '../history/canonical-json.js';
import { sha256, sha256Hex } from '../history/hash.js';
import { assemble, type Part, type PartKey, partOf, partsOf, rowKey, sectionKey } from '../history/parts.js';
import { decodeIds, encodeIds } from './id-list.js';
import { Interned } from './interned.js';
import { packRow, unpackRow } from './packed-row.js';

/**
 * A part is stored once, however many revisions of however many reports have it; a revision is a short list of part ids. What many
 * parts share, their key and a row's columns, is stored once as their shape. The index holds the beginnings of the hashes only.
 */
export const partTables = `
  CREATE TABLE part_shapes (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (key, columns)
  );
  CREATE TABLE parts (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    shape INTEGER NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX parts_by_hash ON parts (substr(hash, 1, 8));
`;

/** The columns of a part that is no packed row: its body is its canonical JSON. */
const whole = '';

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
  private readonly shapes;

  constructor(database: Database) {
    this.find = database
      .prepare<[Buffer, Buffer, number], number>(
        'SELECT id FROM parts WHERE substr(hash, 1, 8) = substr(?, 1, 8) AND hash = ? AND shape = ?',
      )
      .pluck();
    this.insert = database.prepare<[Buffer, number, string]>('INSERT INTO parts (hash, shape, body) VALUES (?, ?, ?)');
    this.shapes = new Interned<[string, string]>(database, 'part_shapes', ['key', 'columns']);
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
    const json = canonicalJson(part);
    const hash = sha256(json);
    const packed = part.kind === 'row' ? packRow(part) : null;
    const shape = this.shapes.idOf(key, packed?.columns ?? whole);
    return this.find.get(hash, hash, shape) ?? Number(this.insert.run(hash, shape, packed?.body ?? json).lastInsertRowid);
  }

  /** Forgets what a transaction that was taken back had stored. */
  reset(): void {
    this.shapes.reset();
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

interface Shape {
  readonly key: PartKey;
  readonly columns: readonly (readonly [key: string, unit: string])[] | null;
}

/** Reads parts. Contents that share a part share one object of it. */
export class PartReader {
  private readonly parts = new LRUCache<number, StoredPart>({ max: 20_000 });
  private readonly hashes = new LRUCache<string, string>({ max: 20_000 });
  private readonly shapes = new LRUCache<number, Shape>({ max: 10_000 });
  private readonly byId;
  private readonly shapeById;
  private readonly keysById;

  constructor(database: Database) {
    this.keysById = database
      .prepare<[string], [number, PartKey]>(
        'SELECT parts.id, part_shapes.key FROM json_each(?) AS asked JOIN parts ON parts.id = asked.value JOIN part_shapes ON part_shapes.id = shape',
      )
      .raw();
    this.byId = database.prepare<[number], { hash: Buffer; shape: number; body: string }>(
      'SELECT hash, shape, body FROM parts WHERE id = ?',
    );
    this.shapeById = database.prepare<[number], { key: string; columns: string }>('SELECT key, columns FROM part_shapes WHERE id = ?');
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
    const { key, columns } = this.shape(row.shape);
    const part = columns ? unpackRow({ columns, body: row.body }) : (JSON.parse(row.body) as Part);
    return { key, hash: row.hash.toString('hex'), part };
  }

  private shape(id: number): Shape {
    const known = this.shapes.get(id);
    if (known) return known;
    const row = this.shapeById.get(id);
    if (!row) throw new Error(`The read model lacks the shape ${id} of a part: rebuild it.`);
    const shape: Shape = { key: row.key, columns: row.columns === whole ? null : (JSON.parse(row.columns) as [string, string][]) };
    this.shapes.set(id, shape);
    return shape;
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
