import type { EventMetadata, RecordedEvent } from '../event-store.js';
import { toPosition } from './position.js';

/** As arrays: a row is read a third faster than as an object. */
export const eventColumns = 'position, stream, revision, id, type, schema_version, recorded_at, data, metadata';

export type EventRow = [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  schemaVersion: number,
  recordedAt: string,
  data: string,
  metadata: string,
];

export function toEvent([position, stream, revision, id, type, schemaVersion, recordedAt, data, metadata]: EventRow): RecordedEvent {
  return {
    id,
    type,
    schemaVersion,
    data: JSON.parse(data),
    metadata: JSON.parse(metadata) as EventMetadata,
    stream,
    revision,
    position: toPosition(position),
    recordedAt,
  };
}
