import { expect, test } from '@jest/globals';
import type { StreamAppend } from '../../src/event-store/event-store.js';
import { all, ids, newEvent, newEvents } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

/** Three streams in turn, `count` appends of one event each. */
function interleaved(count: number): StreamAppend[] {
  return Array.from({ length: count }, (_, index) => ({
    stream: `report-${index % 3}`,
    events: newEvents(1),
    expected: Math.floor(index / 3),
  }));
}

const eventsOf = (appends: readonly StreamAppend[]) => appends.flatMap(({ events }) => events);

export function appendInOrderContract(current: () => StoreUnderTest): void {
  test('appends to several streams stand in the log in the order they were given', async () => {
    const { store } = current();
    const appends = interleaved(200);
    await store.appendInOrder(appends);
    await store.appendInOrder([{ stream: 'report-1', events: newEvents(3), expected: 67 }]);
    const log = await all(store.readAll());
    expect(ids(log.slice(0, 200))).toEqual(ids(eventsOf(appends)));
    expect(log.slice(200)).toMatchObject([68, 69, 70].map((revision) => ({ stream: 'report-1', revision })));
  });

  test.each([
    ['expects another revision', 'REVISION_CONFLICT', { stream: 'report-x', events: [newEvent()], expected: 7 }],
    ['is too large', 'EVENT_TOO_LARGE', { stream: 'report-x', events: [newEvent({ data: '长'.repeat(400_000) })], expected: 0 }],
    ['has no events', 'BAD_INPUT', { stream: 'report-x', events: [], expected: 0 }],
  ])('after one that %s none is made, and none is left out before one that is', async (_, code, refused) => {
    const { store } = current();
    const appends = interleaved(60);
    await expect(store.appendInOrder(appends.toSpliced(40, 0, refused))).rejects.toMatchObject({ code });
    const log = ids(await all(store.readAll()));
    expect(log).toEqual(ids(eventsOf(appends)).slice(0, log.length));
    expect(log.length).toBeLessThanOrEqual(40);
  });

  test('an event that is too large is told with its stream and the revision it would have become', async () => {
    const { store } = current();
    const large = newEvent({ type: 'ReportImported', data: '长'.repeat(400_000) });
    await expect(store.appendInOrder([{ stream: 'report-a', events: [newEvent(), large], expected: 0 }])).rejects.toMatchObject({
      message: expect.stringMatching(/^The event ReportImported \(revision 2 of report-a\) has \d+ bytes; the store takes \d+\.$/),
      details: { stream: 'report-a', revision: 2, type: 'ReportImported' },
    });
  });

  test('made again they change nothing, and go on where they were cut', async () => {
    const { store } = current();
    const appends = interleaved(30);
    await store.appendInOrder(appends.slice(0, 12));
    await store.appendInOrder(appends);
    expect(ids(await all(store.readAll()))).toEqual(ids(eventsOf(appends)));
  });
}
