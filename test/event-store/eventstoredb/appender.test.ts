import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Appender } from '../../../src/event-store/eventstoredb/appender.js';
import { Breaker } from '../../../src/event-store/eventstoredb/breaker.js';
import { Client } from '../../../src/event-store/eventstoredb/client.js';
import { parseConnection } from '../../../src/event-store/eventstoredb/connection.js';
import { StreamNames } from '../../../src/event-store/eventstoredb/stream-names.js';
import { StreamReader } from '../../../src/event-store/eventstoredb/stream-reader.js';
import { newEvent } from '../../contract/contract-events.js';
import { FakeNode, noEvents } from '../../support/fake-node.js';

let node: FakeNode;
let client: Client;

beforeEach(async () => {
  // As a cluster does with one of two appends of the same event that come at the same moment.
  const givenUp = { 'grpc-status': '10', 'grpc-message': 'Operation timed out: Commit phase timeout.' };
  node = await FakeNode.start((asked) => (String(asked[':path']).endsWith('/Read') ? noEvents : givenUp));
  client = new Client(parseConnection(`esdb://127.0.0.1:${node.port},127.0.0.1:${node.port}?tls=false`));
});

afterEach(async () => {
  client.close();
  await node.stop();
});

test('an append that a cluster gives up is looked for in its stream; where it is not there, it may still come', async () => {
  const names = new StreamNames('test');
  const breaker = new Breaker();
  const appender = new Appender(client, names, new StreamReader(client, names, breaker, 5000), breaker, 5000);
  await expect(appender.append('report-a', [newEvent()], 0, 'notBefore')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    details: { mayHaveBeenRecorded: true },
  });
  expect(node.calls).toEqual(['Append', 'Read']);
});
