import { EventStoreDBClient } from '@eventstore/db-client';
import { GongkaiError } from '../../errors.js';
import type { Connection } from './connection.js';
import { appendSingly } from './single-appends.js';

/**
 * The client of a server; it connects when it is first asked something.
 * @throws {GongkaiError} BAD_INPUT when the client does not take the connection string: what it says of one repeats the whole of it, with
 *   the password, so that is not told
 */
export function connect({ connectionString, shown, cluster, credentials }: Connection): EventStoreDBClient {
  try {
    const client = EventStoreDBClient.connectionString(connectionString);
    return cluster && credentials ? appendSingly(client, credentials) : client;
  } catch (error) {
    const missing = error instanceof Error && /file was not found/i.test(error.message);
    const why = missing ? 'a certificate file that its parameters name is not there' : 'the database client does not take its parameters';
    throw new GongkaiError('BAD_INPUT', `The event store ${shown} can not be used: ${why}.`);
  }
}
