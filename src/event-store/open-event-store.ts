import type { EventStoreAddress } from './address.js';
import type { EventStore } from './event-store.js';

export interface OpenOptions {
  /** For the embedded store, which has no server's clock. */
  readonly clock?: () => Date;
  /** Whether a store is made where there is none. Default true. */
  readonly create?: boolean;
  /** How long opening waits for a server that does not answer (ms). Default 30 000. */
  readonly waitMs?: number;
  /** Told when the server does not answer, and is tried again. */
  readonly onWaiting?: (message: string) => void;
}

/**
 * Opens the store at an address. Each adapter is loaded only where it is used.
 * @throws {GongkaiError} UNAVAILABLE, STORE_ACCESS_DENIED, BAD_INPUT; NOT_FOUND where there is none and none is to be made
 */
export async function openEventStore(
  address: EventStoreAddress,
  { clock, create = true, waitMs, onWaiting }: OpenOptions = {},
): Promise<EventStore> {
  if (address.kind === 'sqlite') {
    const { openSqliteEventStore } = await import('./sqlite/sqlite-event-store.js');
    return openSqliteEventStore({ path: address.path, create, ...(clock ? { clock } : {}) });
  }
  const { openEventStoreDb } = await import('./eventstoredb/eventstoredb-event-store.js');
  return openEventStoreDb({
    url: address.url,
    create,
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(onWaiting ? { onWaiting } : {}),
  });
}
