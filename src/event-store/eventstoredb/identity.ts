import { randomUUID } from 'node:crypto';
import { jsonEvent, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { GongkaiError } from '../../errors.js';
import type { Client } from './client.js';
import type { LogPosition } from './position.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReader } from './stream-reader.js';

/** What a store is named by, and where in the server's log it begins. */
export interface Identity {
  readonly id: string;
  /** All events of the store come after it. */
  readonly origin: LogPosition;
}

/** Reads the identity, which whoever opens the store first writes, in a stream of its own. */
export async function identityOf(client: Client, names: StreamNames, streams: StreamReader): Promise<Identity> {
  const found = await knownIdentity(names, streams);
  if (found) return found;
  const founded = jsonEvent({ id: randomUUID(), type: 'StoreFounded', data: { storeId: randomUUID() } });
  try {
    await client.current.appendToStream(names.identity, founded, { expectedRevision: NO_STREAM });
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
  }
  const written = await knownIdentity(names, streams);
  if (!written) throw new GongkaiError('UNAVAILABLE', `The stream ${names.identity} can be written, but not read.`);
  return written;
}

/** @returns null where nobody has opened the store yet */
export async function knownIdentity(names: StreamNames, streams: StreamReader): Promise<Identity | null> {
  for await (const { event } of streams.resolved(names.identity, { limit: 1 })) {
    const data: unknown = event?.data;
    if (!event?.position || typeof data !== 'object' || data === null || !('storeId' in data) || typeof data.storeId !== 'string')
      throw new GongkaiError('UNAVAILABLE', `The stream ${names.identity} on the event store does not hold a store's id.`);
    return { id: data.storeId, origin: event.position };
  }
  return null;
}
