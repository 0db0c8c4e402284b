import type { PartVersion } from '../history/part-version.js';
import type { Part, PartKey } from '../history/parts.js';
import { decodeIds } from './id-list.js';
import type { PartHistory } from './queries.js';

/** Where the history reads from: the tables of one generation. */
export interface PartHistorySource {
  /** Revisions after one, with their manifests, in order. */
  manifests(after: number, limit: number): readonly (readonly [revision: number, manifest: Buffer])[];
  keysOf(ids: readonly number[]): ReadonlyMap<number, PartKey>;
  part(id: number): Part;
}

/** Revisions read between two moments of rest: some milliseconds' worth. */
const chunk = 1000;
/** The id of a part that is not there. */
const absent = 0;

/**
 * At which revisions of a report each of its parts changed, and to what: from the manifests, which share the ids of what did not
 * change. Read once, and read on when revisions are added: two numbers for each change are kept, and no part.
 */
export class StoredPartHistory implements PartHistory {
  private readRevision = 0;
  private lastManifest: Buffer | null = null;
  private keys: readonly PartKey[] = [];
  private ids: readonly number[] = [];
  /** By part: revision and id of each version, one after the other. */
  private readonly changes = new Map<PartKey, number[]>();

  constructor(private readonly source: PartHistorySource) {}

  /** Reads on up to a revision; yields between chunks, so that the caller can rest. Several may do so at once. */
  *reading(upTo: number): Generator<undefined, void> {
    while (this.readRevision < upTo) {
      const rows = this.source.manifests(this.readRevision, chunk);
      if (rows.length === 0) return;
      this.take(rows);
      yield;
    }
  }

  /** The versions of a part up to a revision, which must have been read, newest first. Empty when the report never had the part. */
  *versions(key: PartKey, upTo: number): Generator<PartVersion, void> {
    const changes = this.changes.get(key) ?? [];
    for (let at = lastUpTo(changes, upTo); at >= 0; at -= 2) {
      const [revision = 0, id = absent] = [changes[at], changes[at + 1]];
      yield { revision, part: id === absent ? null : this.source.part(id) };
    }
  }

  private take(rows: readonly (readonly [number, Buffer])[]): void {
    // A manifest that says what the one before it does, as after an event that only moves the status, is passed over.
    const changed = rows.filter(([, manifest], i) => !(i === 0 ? this.lastManifest : rows[i - 1]?.[1])?.equals(manifest));
    const decoded = changed.map(([revision, manifest]) => ({ revision, ids: decodeIds(manifest) }));
    const known = this.source.keysOf(this.newIds(decoded.map(({ ids }) => ids)));
    for (const { revision, ids } of decoded) this.takeManifest(revision, ids, known);
    [this.readRevision, this.lastManifest] = rows.at(-1) ?? [this.readRevision, this.lastManifest];
  }

  private newIds(manifests: readonly (readonly number[])[]): readonly number[] {
    const found = new Set<number>();
    let before = this.ids;
    for (const ids of manifests) {
      for (let i = 0; i < ids.length; i++) if (ids[i] !== before[i]) found.add(ids[i] as number);
      before = ids;
    }
    return [...found];
  }

  private takeManifest(revision: number, ids: readonly number[], known: ReadonlyMap<number, PartKey>): void {
    const changed: number[] = [];
    for (let i = 0; i < ids.length; i++) if (ids[i] !== this.ids[i]) changed.push(i);
    const keyOf = (i: number): PartKey => known.get(ids[i] as number) as PartKey;
    if (ids.length === this.ids.length && changed.every((i) => keyOf(i) === this.keys[i])) {
      for (const i of changed) this.record(keyOf(i), revision, ids[i] as number);
    } else {
      const keys = ids.map((id, i) => (id === this.ids[i] ? (this.keys[i] as PartKey) : keyOf(i)));
      this.compare(revision, new Map(keys.map((key, i) => [key, ids[i] as number])));
      this.keys = keys;
    }
    this.ids = ids;
  }

  /** A local row came or went: the parts are not the same ones as before. */
  private compare(revision: number, now: ReadonlyMap<PartKey, number>): void {
    const before = new Map(this.keys.map((key, i) => [key, this.ids[i]]));
    for (const [key, id] of now) if (before.get(key) !== id) this.record(key, revision, id);
    for (const key of before.keys()) if (!now.has(key)) this.record(key, revision, absent);
  }

  private record(key: PartKey, revision: number, id: number): void {
    const changes = this.changes.get(key);
    if (changes) changes.push(revision, id);
    else this.changes.set(key, [revision, id]);
  }
}

/** Where the last version up to a revision is told; below 0 when there is none. */
function lastUpTo(changes: readonly number[], upTo: number): number {
  let [low, high] = [0, changes.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle * 2] as number) <= upTo) low = middle + 1;
    else high = middle;
  }
  return (low - 1) * 2;
}
