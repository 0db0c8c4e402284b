import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { EventStore, Position } from '../../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { all, ids, newEvent, newEvents } from '../../contract/contract-events.js';
import { Subscriber } from '../../contract/subscriber.js';
import { describeOnEventStoreDb, inNewNamespace } from '../../support/eventstoredb.js';

/** Several times what the server looks through before it tells how far it is. */
const othersEvents = 3000;

describeOnEventStoreDb('a store on a server that others write to', 'EVENTSTOREDB_URL', (server) => {
  let ours: EventStore;
  let others: EventStore;
  beforeEach(async () => {
    ours = await openEventStoreDb({ url: inNewNamespace(server) });
    others = await openEventStoreDb({ url: inNewNamespace(server) });
  });
  afterEach(async () => {
    await ours.close();
    await others.close();
  });

  async function othersWrite(times: string): Promise<void> {
    for (let done = 0; done < othersEvents; done += 1000) await others.append(`report-${times}-${done}`, newEvents(1000), 0);
  }

  /** The last checkpoint before it has caught up. */
  async function checkpointAfter(after: Position | null): Promise<Position> {
    let last: Position | null = null;
    for await (const item of ours.subscribe({ after, signal: new AbortController().signal })) {
      if (item.kind === 'checkpoint') last = item.position;
      if (item.kind === 'caughtUp') break;
    }
    if (last === null) throw new Error('no checkpoint came');
    return last;
  }

  test('reads nothing of theirs, and its head stays where it was', async () => {
    const event = newEvent();
    const { position } = await ours.append('report-a', [event], 0);
    await othersWrite('first');
    expect(await ours.head()).toBe(position);
    expect(ids(await all(ours.readAll()))).toEqual([event.id]);
    expect(ids(await all(ours.readAll({ direction: 'backwards' })))).toEqual([event.id]);
    expect(await all(others.readAll())).toHaveLength(othersEvents);
  });

  test('is followed past what they wrote: a subscription that begins at a checkpoint misses nothing', async () => {
    const { position } = await ours.append('report-a', [newEvent()], 0);
    await othersWrite('first');
    const checkpoint = await checkpointAfter(position);
    expect(checkpoint > position).toBe(true);
    const [next, last] = [newEvent(), newEvent()];
    await ours.append('report-a', [next], 1);
    const subscriber = new Subscriber(ours, checkpoint);
    expect(ids(await subscriber.take(1))).toEqual([next.id]);
    await ours.append('report-a', [last], 2);
    expect(ids(await subscriber.take(2))).toEqual(ids([next, last]));
    await subscriber.end();
  });

  test('is followed also where all that it has is theirs', async () => {
    await othersWrite('first');
    const checkpoint = await checkpointAfter(null);
    await othersWrite('second');
    const further = await checkpointAfter(checkpoint);
    expect(further > checkpoint).toBe(true);
    expect(await ours.head()).toBeNull();
  });
});
