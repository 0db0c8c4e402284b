import { randomBytes } from 'node:crypto';
import { describe, test } from '@jest/globals';

/** A server that runs already: `EVENTSTOREDB_URL=esdb://127.0.0.1:2113?tls=false`. It may hold other data. */
export const serverUrl = process.env.EVENTSTOREDB_URL;

/**
 * The command line of a server, for the tests that kill it: `EVENTSTOREDB_SERVER='/path/to/EventStore.ClusterNode'`. Ports, folders
 * and the like are set by the tests, in its environment.
 */
export const serverCommand = process.env.EVENTSTOREDB_SERVER;

/** The suite where there is a server, else one test that says why it was passed over. */
export function describeOnEventStoreDb(
  name: string,
  needed: 'EVENTSTOREDB_URL' | 'EVENTSTOREDB_SERVER',
  suite: (value: string) => void,
): void {
  const value = process.env[needed];
  if (value !== undefined && value !== '') {
    describe(name, () => suite(value));
    return;
  }
  const skipped = `${name}: SKIPPED, ${needed} is not set`;
  process.stderr.write(`${skipped}\n`);
  test.skip(skipped, () => {});
}

/** The server's URL with a namespace that nobody has used. */
export function inNewNamespace(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}namespace=test-${randomBytes(9).toString('hex')}`;
}
