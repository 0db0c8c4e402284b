import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Credentials } from './url-parts.js';

/**
 * Makes each append of this client a call of its own, which the client does for those that come with credentials. Otherwise all of them
 * go through one call. When the leader changes there are two for a while, the old and the new; as the old one ends, the client gives up
 * what waits on the new one too, and the answers that come to that throw where nobody can catch them.
 */
export function appendSingly(client: EventStoreDBClient, credentials: Credentials): EventStoreDBClient {
  const append = client.appendToStream;
  client.appendToStream = (stream, events, options) => append.call(client, stream, events, { credentials, ...options });
  return client;
}
