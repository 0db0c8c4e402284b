import { LRUCache } from 'lru-cache';
import type { RecordedEvent } from '../src/event-store/event-store.js';
import { Interned } from '../src/read-model/interned.js';
import { packUuid } from '../src/read-model/packed-uuid.js';
import { encodeManifest, type PartIds, PartWriter, partTables } from '../src/read-model/part-store.js';
import type { ProjectedChange, Projection } from '../src/read-model/projection.js';
import type { PutBackParts } from '../src/reports/events.js';
import { partNames } from '../src/reports/part-names.js';
import type { ReportState } from '../src/reports/state.js';

/** Events whose data is the content itself: what they changed is told by a diff, so it is not kept a second time. */
const contentOnly = new Set(['TitleRevised', 'SectionRevised', 'FiguresRecorded']);

/** History, audit trail and change feed in one: a row for each event, and for a report the manifest of its content after it. */
export const revisions: Projection = {
  name: 'revisions',
  version: 4,
  tables: `
    ${partTables}
    CREATE TABLE streams (
      id INTEGER PRIMARY KEY,
      stream TEXT NOT NULL UNIQUE,
      report_id TEXT,
      office_id TEXT NOT NULL
    );
    CREATE TABLE event_types (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL UNIQUE
    );
    CREATE TABLE actors (
      id INTEGER PRIMARY KEY,
      actor_id TEXT NOT NULL,
      name TEXT NOT NULL,
      UNIQUE (actor_id, name)
    );
    CREATE TABLE revisions (
      sequence INTEGER PRIMARY KEY,
      position TEXT NOT NULL,
      stream_id INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      event_id BLOB NOT NULL,
      type_id INTEGER NOT NULL,
      actor INTEGER NOT NULL,
      reason TEXT,
      at TEXT NOT NULL,
      request_id BLOB NOT NULL,
      correlation_id BLOB NOT NULL,
      status TEXT,
      edition INTEGER,
      manifest BLOB,
      detail TEXT,
      told_at TEXT
    );
  `,
  indexes: `
    CREATE UNIQUE INDEX revisions_by_telling ON revisions (coalesce(told_at, position));
    CREATE INDEX revisions_by_stream ON revisions (stream_id, revision, at);
    CREATE INDEX streams_by_office ON streams (office_id);
    CREATE INDEX revisions_by_actor ON revisions (actor);
    CREATE INDEX revisions_by_type ON revisions (type_id);
    CREATE INDEX revisions_by_time ON revisions (at);
  `,
  open(database) {
    const parts = new PartWriter(database);
    const findStream = database.prepare<[string], number>('SELECT id FROM streams WHERE stream = ?').pluck();
    const addStream = database.prepare<[string, string | null, string]>(
      'INSERT INTO streams (stream, report_id, office_id) VALUES (?, ?, ?)',
    );
    const insert = database.prepare(`
      INSERT INTO revisions (position, stream_id, revision, event_id, type_id, actor, reason, at, request_id, correlation_id, status, edition,
        manifest, detail, told_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    `);
    const types = new Interned<[string]>(database, 'event_types', ['type']);
    const actors = new Interned<[string, string]>(database, 'actors', ['actor_id', 'name']);
    const streams = new LRUCache<string, number>({ max: 10_000 });
    const stored = new LRUCache<string, { content: ReportState['content']; ids: PartIds; manifest: Buffer }>({ max: 2000 });

    const streamId = (stream: string, reportId: string | null, officeId: string): number => {
      let id = streams.get(stream);
      if (id === undefined) {
        id = findStream.get(stream) ?? Number(addStream.run(stream, reportId, officeId).lastInsertRowid);
        streams.set(stream, id);
      }
      return id;
    };

    const manifestOf = ({ before, after }: Extract<ProjectedChange, { kind: 'report' }>): Buffer => {
      const last = stored.get(after.id);
      const known = last && last.content === before?.content ? last : null;
      if (known && before?.content === after.content) return known.manifest;
      const ids = parts.store(after.content, known);
      const manifest = encodeManifest(ids);
      stored.set(after.id, { content: after.content, ids, manifest });
      return manifest;
    };

    return {
      apply(change, toldAt) {
        const { event } = change;
        const { id, type, stream, revision, position, metadata } = event;
        const report = change.kind === 'report' ? change.after : null;
        insert.run(
          position,
          streamId(stream, report?.id ?? null, report?.officeId ?? change.after.id),
          revision,
          packUuid(id),
          types.idOf(type),
          actors.idOf(metadata.actor.id, metadata.actor.name),
          metadata.reason,
          metadata.time,
          packUuid(metadata.requestId),
          packUuid(metadata.$correlationId),
          report?.status ?? null,
          report?.edition ?? null,
          change.kind === 'report' ? manifestOf(change) : null,
          detailOf(event),
          toldAt,
        );
      },
      reset() {
        parts.reset();
        types.reset();
        actors.reset();
        streams.clear();
        stored.clear();
      },
    };
  },
};

/** What an event says beyond the content it changed, as JSON; null for nothing. Of parts that were put back, their names. */
function detailOf({ type, data, metadata: { merged } }: RecordedEvent): string | null {
  if (contentOnly.has(type)) return merged ? JSON.stringify({ merged }) : null;
  const { content: _content, parts, ...detail } = data as Record<string, unknown> & { readonly parts?: PutBackParts };
  const text = JSON.stringify({ ...detail, ...(parts ? { parts: partNames(parts) } : {}), ...(merged ? { merged } : {}) });
  return text === '{}' ? null : text;
}
