import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { parseEventStoreAddress } from '../src/event-store/address.js';
import { parseConnection } from '../src/event-store/eventstoredb/connection.js';
import { toLogPosition } from '../src/event-store/eventstoredb/position.js';
import type { EditedLog } from './edited-log.js';

/** Follows a log from its beginning: its events arrive parsed, are counted, and nothing is done with them. */
export interface BareReader {
  readonly name: string;
  /** Resolves when so many have arrived. */
  read(events: number): Promise<void>;
  close(): Promise<void>;
}

/** By the database client alone where there is one, else by the store's own subscription. */
export async function bareReader(log: EditedLog): Promise<BareReader> {
  const address = parseEventStoreAddress(log.address, log.folder);
  return address.kind === 'sqlite' ? ofStore(log) : ofClient(address.url, await beginningOf(log));
}

function ofStore({ store }: EditedLog): BareReader {
  return {
    name: 'a bare subscription to the same log',
    read: async (events) => {
      let left = events;
      for await (const item of store.subscribe({ signal: new AbortController().signal })) {
        if (item.kind === 'events') left -= item.events.length;
        if (left <= 0) return;
      }
    },
    close: async () => {},
  };
}

/** @param fromPosition of the first event, which the client leaves out */
function ofClient(url: string, fromPosition: { readonly commit: bigint; readonly prepare: bigint }): BareReader {
  const { connectionString, namespace } = parseConnection(url);
  const client = EventStoreDBClient.connectionString(connectionString);
  return {
    name: 'a bare subscribeToAll of the database client to the same log',
    read: (events) =>
      new Promise((resolve, reject) => {
        let left = events - 1;
        const subscription = client
          .subscribeToAll({
            fromPosition: { ...fromPosition },
            filter: streamNameFilter({ prefixes: [`${namespace}.`], maxSearchWindow: 500 }),
          })
          .on('error', reject)
          .on('data', () => {
            left--;
            if (left === 0) subscription.unsubscribe().then(resolve, reject);
          });
      }),
    close: () => client.dispose(),
  };
}

async function beginningOf({ store }: EditedLog) {
  for await (const { position } of store.readAll({ limit: 1 })) return toLogPosition(position);
  throw new Error('the log is empty');
}
