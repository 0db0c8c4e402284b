import type { NewEvent } from '../event-store/event-store.js';
import { canonicalJson } from '../history/canonical-json.js';
import { sha256Hex } from '../history/hash.js';

/** An event in its place. What the store adds of its own (its position, its clock) is not hashed: a copy in another store keeps the chain. */
export interface HashedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: number;
}

/** SHA-256 (lower-case hex) of the event's canonical JSON (RFC 8785). The next event of the stream carries it as `previousHash`. */
export function eventHash({ stream, revision, id, type, schemaVersion, data, metadata }: HashedEvent): string {
  return sha256Hex(canonicalJson({ stream, revision, id, type, schemaVersion, data, metadata }));
}
