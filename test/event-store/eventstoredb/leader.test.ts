import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Breaker } from '../../../src/event-store/eventstoredb/breaker.js';
import { Client } from '../../../src/event-store/eventstoredb/client.js';
import { parseConnection } from '../../../src/event-store/eventstoredb/connection.js';
import { follow } from '../../../src/event-store/eventstoredb/following.js';
import { fromLeader } from '../../../src/event-store/eventstoredb/leader.js';
import { LogHead } from '../../../src/event-store/eventstoredb/log-head.js';
import { StreamNames } from '../../../src/event-store/eventstoredb/stream-names.js';
import { StreamReader } from '../../../src/event-store/eventstoredb/stream-reader.js';
import { FakeNode, leaderIs, noEvents } from '../../support/fake-node.js';

const names = new StreamNames('test');
const deadlineMs = 5000;
let leader: FakeNode;
let follower: FakeNode;
let client: Client;

beforeEach(async () => {
  leader = await FakeNode.start(() => noEvents);
  // What it has may be behind the leader's: it answers, unless it is told that only the leader will do.
  follower = await FakeNode.start((asked) => (asked['requires-leader'] === 'true' ? leaderIs(leader.port) : noEvents));
  client = new Client(parseConnection(`esdb://127.0.0.1:${follower.port}?tls=false`));
});

afterEach(async () => {
  client.close();
  await leader.stop();
  await follower.stop();
});

const streamsOf = (of: Client) => new StreamReader(of, names, new Breaker(), deadlineMs);

test('a stream is read at the leader, also where another node is connected to', async () => {
  expect(await streamsOf(client).length('report-a')).toBe(0);
  expect(leader.calls).toHaveLength(1);
});

test('the end of the log is read at the leader', async () => {
  const head = new LogHead(client, names, { commit: 0n, prepare: 0n }, deadlineMs);
  expect(await head.position()).toBeNull();
  expect(leader.calls).toHaveLength(1);
});

test('a subscription begins at the leader', async () => {
  const subscription = fromLeader((atLeader) =>
    follow({
      client: client.current,
      atLeader,
      prefix: names.prefix,
      after: null,
      signal: new AbortController().signal,
      batchSize: 10,
      deadlineMs,
    }),
  );
  // The stand-in of a node ends it at once.
  await expect(subscription.next()).rejects.toThrow('ended by the server');
  expect([follower.calls.length, leader.calls.length]).toEqual([1, 1]);
});

test('once a node has said who leads, that one is asked', async () => {
  const streams = streamsOf(client);
  await streams.length('report-a');
  await streams.length('report-b');
  expect([follower.calls.length, leader.calls.length]).toEqual([1, 2]);
});

test('a node that names itself the leader and yet refuses is not asked for ever: the store is unavailable', async () => {
  const undecided: FakeNode = await FakeNode.start(() => leaderIs(undecided.port));
  const lost = new Client(parseConnection(`esdb://127.0.0.1:${undecided.port}?tls=false`));
  await expect(streamsOf(lost).length('report-a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(undecided.calls.length).toBeLessThan(10);
  lost.close();
  await undecided.stop();
});
