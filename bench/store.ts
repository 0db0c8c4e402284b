import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { messageOf } from '../src/errors.js';
import { parseEventStoreAddress } from '../src/event-store/address.js';

/** The kinds of event store that can be measured, as `--store` names them. */
export type StoreKind = 'sqlite' | 'esdb';

export function isStoreKind(text: string): text is StoreKind {
  return text === 'sqlite' || text === 'esdb';
}

/** Address of a store that nobody has used: a file in the folder, or a namespace of its own on the server. */
export function freshStore(kind: StoreKind, folder: string): string {
  const name = `bench-${randomBytes(9).toString('hex')}`;
  return kind === 'sqlite'
    ? `sqlite:${join(folder, `${name}.db`)}`
    : `${serverUrl()}${serverUrl().includes('?') ? '&' : '?'}namespace=${name}`;
}

/** @returns what to do before such a store can be measured; null when nothing is missing */
export function missingFor(kind: StoreKind): string | null {
  if (kind === 'sqlite') return null;
  if (serverUrl() === '')
    return 'Set EVENTSTOREDB_URL to a running server, e.g. esdb://127.0.0.1:2113?tls=false. Each figure takes a namespace of its own there.';
  try {
    parseEventStoreAddress(serverUrl(), '.');
    return null;
  } catch (error) {
    return `EVENTSTOREDB_URL ${messageOf(error)}`;
  }
}

function serverUrl(): string {
  return process.env.EVENTSTOREDB_URL ?? '';
}
