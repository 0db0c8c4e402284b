import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEventStoreDb } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { packageRoot } from '../../../src/package-root.js';

/** A certificate for `localhost` that is its own authority, made for these tests. */
const folder = join(packageRoot, 'test/fixtures/tls');
const certificate = join(folder, 'node.crt');
let server: Server;
let port: number;

beforeEach(async () => {
  server = createServer({ cert: readFileSync(certificate), key: readFileSync(join(folder, 'node.key')), ALPNProtocols: ['h2'] });
  server.on('secureConnection', (socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

/** What opening says; nobody who listens here is an event store, so it never succeeds. */
async function refusal(url: string): Promise<{ code: unknown; message: string; waited: number }> {
  let waited = 0;
  try {
    await openEventStoreDb({ url, waitMs: 300, onWaiting: () => waited++ });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: error.code, message: error.message, waited };
    throw error;
  }
  throw new Error('it was opened');
}

test('a node whose certificate nobody vouches for is told of at once, by its name and without the password', async () => {
  const { code, message, waited } = await refusal(`esdb://admin:secret@localhost:${port}?tls=true`);
  expect(code).toBe('BAD_INPUT');
  expect(message).toContain(`the certificate of localhost:${port} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)`);
  expect(message).not.toContain('secret');
  expect(waited).toBe(0);
});

test('so is one of a cluster, of which the client only says that it was not found', async () => {
  const { code, message } = await refusal(
    `esdb://admin:secret@localhost:${port},localhost:${port}?maxDiscoverAttempts=1&discoveryInterval=1`,
  );
  expect([code, message]).toEqual(['BAD_INPUT', expect.stringContaining(`localhost:${port} is not trusted`)]);
});

test('so is one that is called by another name than its certificate has', async () => {
  const { code, message } = await refusal(`esdb://127.0.0.1:${port}?tls=true&tlsCAFile=${certificate}`);
  expect([code, message]).toEqual(['BAD_INPUT', expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID')]);
});

test('one that is trusted, and does not answer, is waited for', async () => {
  const { code, waited } = await refusal(`esdb://localhost:${port}?tls=true&tlsCAFile=${certificate}`);
  expect(code).toBe('UNAVAILABLE');
  expect(waited).toBeGreaterThan(0);
});

test('where nobody listens there is nothing to trust: it is waited for', async () => {
  const { code, waited } = await refusal('esdb://localhost:1?tls=true');
  expect(code).toBe('UNAVAILABLE');
  expect(waited).toBeGreaterThan(0);
});
