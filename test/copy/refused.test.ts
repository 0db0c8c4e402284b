import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { copyEvents } from '../../src/copy/copy-events.js';
import type { EventStore, NewEvent, RecordedEvent, StreamAppend } from '../../src/event-store/event-store.js';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { newEvent } from '../contract/contract-events.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { chained, logOf, plan } from './logs.js';

/** A store that does something else in one respect. */
function changed(store: EventStore, change: Partial<EventStore>): EventStore {
  return Object.assign(Object.create(store) as EventStore, change);
}

describe('a copying is refused', () => {
  let folder: string;
  let opened: EventStore[];
  beforeEach(async () => {
    folder = await temporaryFolder();
    opened = [];
  });
  afterEach(async () => {
    for (const store of opened) await store.close();
    await removeFolder(folder);
  });

  const open = async (eventBytesLimit = 1_048_576): Promise<EventStore> => {
    const store = await openSqliteEventStore({ path: join(folder, `${opened.length}.db`), eventBytesLimit });
    opened.push(store);
    return store;
  };
  const holding = async (appends: readonly StreamAppend[]): Promise<EventStore> => {
    const store = await open();
    await store.appendInOrder(appends);
    return store;
  };
  const other = (appends: readonly StreamAppend[], index: number, change: Partial<NewEvent>): StreamAppend[] =>
    appends.map((append, at) => (at === index ? { ...append, events: append.events.map((event) => ({ ...event, ...change })) } : append));

  const source = chained(plan(40));
  const names = source.map(({ stream, expected }) => `revision ${expected + 1} of ${stream}`);

  test.each<[string, readonly StreamAppend[], RegExp]>([
    ['with the data of another store', chained(plan(30)), /^The target is no copy of the source: its event number 1 is revision 1 of/],
    [
      'that has gone on by itself',
      [...source, { stream: 'office-a', events: [newEvent()], expected: 0 }],
      /number 41 is revision 1 of office-a \(.*\), and the source has no more/,
    ],
    [
      'that was a copy once, and went on by itself',
      [...source.slice(0, 30), { stream: 'office-a', events: [newEvent()], expected: 0 }],
      new RegExp(`number 31 is revision 1 of office-a .* where the source has ${names[30]} `),
    ],
    [
      'whose first event says something else',
      other(source, 0, { data: '另' }),
      new RegExp(`number 1 is ${names[0]} .* with other content`),
    ],
    [
      'whose last event says something else',
      other(source, 39, { data: {} }),
      new RegExp(`number 40 is ${names[39]} .* with other content`),
    ],
    [
      'whose last event has another id',
      other(source, 39, { id: newEvent().id }),
      new RegExp(`number 40 is ${names[39]} .* where the source`),
    ],
    ['with an event of another version in the middle', other(source.slice(0, 30), 20, { schemaVersion: 2 }), /number 21 is/],
    ['with two events the other way round', source.toSpliced(4, 2, ...source.slice(4, 6).reverse()), /number 5 is/],
  ])('by a target %s, which stays as it is', async (_, appends, message) => {
    const [from, to] = [await holding(source), await holding(appends)];
    const before = await logOf(to);
    await expect(copyEvents(from, to)).rejects.toMatchObject({ code: 'TARGET_DIFFERS', message: expect.stringMatching(message) });
    expect(await logOf(to)).toEqual(before);
  });

  test.each([
    ['to a stream that is copied', source[39]?.stream ?? '', /^Somebody else has written to the target: The stream .* has/],
    ['to another stream', 'office-a', /its event number 1 is revision 1 of office-a/],
  ])('when somebody else writes to the target, %s, and what that one wrote stays', async (_, stream, message) => {
    const [from, to] = [await holding(source), await open()];
    const theirs = newEvent();
    const shared = changed(to, {
      appendInOrder: async (appends, options) => {
        await to.append(stream, [theirs], 0);
        await to.appendInOrder(appends, options);
      },
    });
    await expect(copyEvents(from, shared)).rejects.toMatchObject({ code: 'TARGET_DIFFERS', message: expect.stringMatching(message) });
    expect((await logOf(to))[0]).toMatchObject({ stream, id: theirs.id });
  });

  test('by a target that does not hold what it took', async () => {
    const [from, to] = [await holding(source), await open()];
    const forgetful = changed(to, { appendInOrder: async () => {} });
    await expect(copyEvents(from, forgetful)).rejects.toMatchObject({
      code: 'TARGET_DIFFERS',
      message: expect.stringMatching(/does not hold/),
    });
  });

  test('at an event that the target does not take, which is named', async () => {
    const from = await holding(
      chained([...plan(300), { stream: 'report-large', data: {} }, { stream: 'report-large', data: '长'.repeat(4000) }]),
    );
    const to = await open(10_000);
    await expect(copyEvents(from, to)).rejects.toMatchObject({
      code: 'EVENT_TOO_LARGE',
      message: expect.stringMatching(/\(revision 2 of report-large\) has 12\d{3} bytes; the store takes 10000/),
      details: { stream: 'report-large', revision: 2 },
    });
    const there = await logOf(to);
    expect(there).toEqual((await logOf(from)).slice(0, there.length));
  });

  test.each<[string, (event: RecordedEvent) => RecordedEvent[], RegExp]>([
    [
      'a source that lacks events of a stream',
      (event) => (event.revision < 3 ? [] : [event]),
      /has revision 3 of .* after revision 0: what was between was removed/,
    ],
    ['an event that has no hash', (event) => [{ ...event, data: new Uint8Array(3) }], /^Revision 1 of .* has no hash/],
  ])('at %s', async (_, told, message) => {
    const [from, to] = [await holding(source), await open()];
    const readBatches: EventStore['readBatches'] = async function* (options) {
      for await (const batch of from.readBatches(options)) yield batch.flatMap(told);
    };
    await expect(copyEvents(changed(from, { readBatches }), to)).rejects.toMatchObject({
      code: 'INVALID_EVENT',
      message: expect.stringMatching(message),
    });
    expect(await logOf(to)).toEqual([]);
  });
});
