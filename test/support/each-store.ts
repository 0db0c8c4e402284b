import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { describe } from '@jest/globals';
import { describeOnEventStoreDb } from './eventstoredb.js';

/** Where the events of a test are kept that has a folder of its own: the same folder gives the same store. */
export type StoreAddress = (folder: string) => string;

export const onSqlite: StoreAddress = (folder) => `sqlite:${join(folder, 'events.db')}`;

/** A namespace for each folder, on a server that may hold other data. */
function onEventStoreDb(url: string): StoreAddress {
  const run = randomBytes(6).toString('hex');
  return (folder) => `${url}${url.includes('?') ? '&' : '?'}namespace=test-${run}-${basename(folder).slice(-12)}`;
}

/** The suite on SQLite, and on EventStoreDB where `EVENTSTOREDB_URL` names a server. */
export function describeOnEachStore(name: string, suite: (address: StoreAddress) => void): void {
  describe(`${name}, on SQLite`, () => suite(onSqlite));
  describeOnEventStoreDb(`${name}, on EventStoreDB`, 'EVENTSTOREDB_URL', (url) => suite(onEventStoreDb(url)));
}
