import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connect } from '../../../src/event-store/eventstoredb/connect.js';
import { parseConnection } from '../../../src/event-store/eventstoredb/connection.js';
import { FakeNode } from '../../support/fake-node.js';

let node: FakeNode;
let client: EventStoreDBClient | null = null;

beforeEach(async () => {
  node = await FakeNode.start(() => ({ 'grpc-status': '14', 'grpc-message': 'away' }));
});

afterEach(async () => {
  await client?.dispose();
  await node.stop();
});

/** How an append to the servers at this URL comes to the node. */
async function appendedBy(url: string): Promise<readonly string[]> {
  client = connect(parseConnection(url));
  await expect(client.appendToStream('report-a', jsonEvent({ type: 'X', data: {} }))).rejects.toThrow('away');
  return node.calls;
}

test('an append to a cluster is a call of its own, which no other call can end', async () => {
  expect(await appendedBy(`esdb://127.0.0.1:${node.port},127.0.0.1:${node.port}?tls=false`)).toEqual(['Append']);
});

test('so it is where the cluster is found by name', async () => {
  expect(await appendedBy(`esdb+discover://localhost:${node.port}?tls=false`)).toEqual(['Append']);
});

test('appends to a single node share one call', async () => {
  expect(await appendedBy(`esdb://127.0.0.1:${node.port}?tls=false`)).toEqual(['BatchAppend']);
});

test.each([
  ['esdb://admin:p%40ss@a:1,b:2', { username: 'admin', password: 'p@ss' }],
  ['esdb+discover://admin:secret@cluster.example', { username: 'admin', password: 'secret' }],
  ['esdb://a:1,b:2?TLS=false', { username: '', password: '' }],
  ['esdb://a:1,b:2?userCertFile=user.crt&userKeyFile=user.key', null],
])('the credentials of a cluster are read from %s', (url, credentials) => {
  expect(parseConnection(url)).toMatchObject({ cluster: true, credentials });
});

test('a password that is not encoded is told of, and not repeated', () => {
  expect(() => parseConnection('esdb://admin:100%secret@a:1,b:2')).toThrow(/^a % in user or password must be written %25$/);
});
