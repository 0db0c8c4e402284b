import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { all, ids, newEvent, streamOf } from '../contract/contract-events.js';
import { Subscriber } from '../contract/subscriber.js';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { EventStoreDbServer } from '../support/eventstoredb-server.js';
import { eventually } from '../support/eventually.js';

const away = { code: 'UNAVAILABLE', details: { retryAfterMs: expect.any(Number), mayHaveBeenRecorded: expect.any(Boolean) } };

describeOnEventStoreDb('a store whose server goes away', 'EVENTSTOREDB_SERVER', (command) => {
  let server: EventStoreDbServer;
  beforeAll(async () => {
    server = await EventStoreDbServer.start(command);
  });
  afterAll(() => server.remove());

  describe.each([
    ['esdb', /ECONNREFUSED|No connection/],
    ['esdb+discover', /Failed to discover/],
  ])('reached by %s://', (protocol, noConnection) => {
    const open = (): Promise<EventStore> => openEventStoreDb({ url: inNewNamespace(server.url.replace('esdb', protocol)) });

    test('says so of whatever is asked, and takes appends and readers again once it is back', async () => {
      const store = await open();
      const first = newEvent();
      await store.append('report-a', [first], 0);
      await server.kill();
      const second = newEvent();
      for (let times = 0; times < 3; times++) {
        await expect(store.append('report-a', [second], 1)).rejects.toMatchObject(away);
        await expect(streamOf(store, 'report-a')).rejects.toMatchObject(away);
        await expect(store.head()).rejects.toMatchObject(away);
        await expect(all(store.readAll())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      }
      await server.start();
      await eventually('an append', () => store.append('report-a', [second], 1));
      expect(ids(await streamOf(store, 'report-a'))).toEqual(ids([first, second]));
      await store.close();
    });

    test('takes appends again also after it could not be connected with', async () => {
      const store = await open();
      await store.append('report-a', [newEvent()], 0);
      const append = () => store.append('report-a', [newEvent()], 1, { ids: 'new' });
      await server.kill();
      await eventually('a failure to connect', () =>
        append().then(
          () => null,
          ({ message }: Error) => (noConnection.test(message) ? message : null),
        ),
      );
      await server.start();
      expect(await eventually('an append', append)).toMatchObject({ revision: 2 });
      await store.close();
    });

    test('ends a subscription with that, and another goes on from where it was', async () => {
      const store = await open();
      const events = [newEvent(), newEvent(), newEvent()];
      await store.append('report-a', events.slice(0, 2), 0);
      const subscriber = new Subscriber(store);
      const position = await subscriber.untilCaughtUp();
      const waiting = subscriber.next();
      await server.kill();
      await expect(waiting).rejects.toMatchObject(away);
      await server.start();
      await eventually('an append', () => store.append('report-a', events.slice(2), 2));
      const again = new Subscriber(store, position);
      expect(ids(await again.take(1))).toEqual(ids(events.slice(2)));
      await again.end();
      await store.close();
    });
  });

  describe('which hangs', () => {
    afterEach(() => server.thaw());
    const open = (): Promise<EventStore> => openEventStoreDb({ url: `${inNewNamespace(server.url)}&defaultDeadline=500` });

    test('is told of as away, and what was sent to it meanwhile is made once', async () => {
      const store = await open();
      await store.append('report-a', [newEvent()], 0);
      const event = newEvent();
      server.freeze();
      await expect(store.append('report-a', [event], 1, { ids: 'notBefore' })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        details: { retryAfterMs: expect.any(Number), mayHaveBeenRecorded: true },
      });
      await expect(store.head()).rejects.toMatchObject(away);
      server.thaw();
      expect(await eventually('an append', () => store.append('report-a', [event], 1, { ids: 'notBefore' }))).toMatchObject({
        revision: 2,
      });
      expect(await streamOf(store, 'report-a')).toHaveLength(2);
      await store.close();
    });

    test('keeps no subscription from ending, and no store from closing', async () => {
      const store = await open();
      const { position } = await store.append('report-a', [newEvent()], 0);
      const [live, beginning, closing] = [new Subscriber(store), new Subscriber(store, position), new Subscriber(store, position)];
      await live.untilCaughtUp();
      server.freeze();
      const waiting = [live, beginning, closing].map((subscriber) => subscriber.next());
      live.abort.abort();
      beginning.abort.abort();
      // Had it waited for the server, each would have been told that it does not answer.
      expect(await Promise.all(waiting.slice(0, 2))).toEqual([null, null]);
      await store.close();
      expect(await waiting[2]).toBeNull();
    });
  });
});
