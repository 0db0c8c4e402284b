import { type AllStreamResolvedEvent, type JSONType, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { tooLarge } from '../arguments.js';
import type { EventMetadata, RecordedEvent, StreamAppend } from '../event-store.js';
import { toPosition } from './position.js';
import type { StreamNames } from './stream-names.js';

/** What the server takes in one append (its MaxAppendSize by default), events and metadata together. */
export const appendBytesLimit = 1_048_576;

/** Beside our metadata: the schema version, and which call of `append` wrote the event. Neither is hashed, nor told outside. */
interface ServerMetadata extends EventMetadata {
  readonly $schemaVersion: number;
  readonly $attempt?: string;
}

export type ServerEvent = ReturnType<typeof jsonEvent>;

const encoder = new TextEncoder();

/** @throws {GongkaiError} EVENT_TOO_LARGE */
export function toServer({ stream, events, expected }: StreamAppend, attempt: string | null): ServerEvent[] {
  let bytes = 0;
  return events.map(({ id, type, schemaVersion, data, metadata }, index) => {
    const onServer: ServerMetadata = { ...metadata, $schemaVersion: schemaVersion, ...(attempt === null ? {} : { $attempt: attempt }) };
    // The client takes metadata as bytes, which spares it two ways through base64; it takes no data so.
    const metadataBytes = encoder.encode(JSON.stringify(onServer));
    bytes += Buffer.byteLength(JSON.stringify(data)) + metadataBytes.length;
    if (bytes > appendBytesLimit) throw tooLarge(stream, expected + 1 + index, type, bytes, appendBytesLimit);
    // The client's type leaves out numbers and null, which it writes like any JSON.
    return jsonEvent({ id, type, data: data as JSONType, metadata: metadataBytes });
  });
}

/** Any event of our streams: what was written by others too, so that whoever projects can say what is wrong with it. */
export function fromServer(resolved: ResolvedEvent | AllStreamResolvedEvent, names: StreamNames): RecordedEvent | null {
  const { event } = resolved;
  // Tombstones and the like are the server's own.
  if (!event?.position || event.type.startsWith('$') || !names.isOurs(event.streamId)) return null;
  const { $schemaVersion, $attempt: _, ...metadata } = metadataOf(event.metadata);
  return {
    id: event.id,
    type: event.type,
    schemaVersion: typeof $schemaVersion === 'number' ? $schemaVersion : 0,
    data: event.data,
    metadata: metadata as EventMetadata,
    stream: names.fromServer(event.streamId),
    revision: Number(event.revision) + 1,
    position: toPosition(event.position),
    recordedAt: event.created.toISOString(),
  };
}

export function attemptOf({ event }: ResolvedEvent): unknown {
  return metadataOf(event?.metadata).$attempt;
}

/** What was written by others may have anything in its place. */
function metadataOf(metadata: unknown): Partial<ServerMetadata> {
  return typeof metadata === 'object' && metadata !== null && !(metadata instanceof Uint8Array) ? metadata : {};
}
