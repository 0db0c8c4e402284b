import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Core } from '../../src/app/core.js';
import { GongkaiError } from '../../src/errors.js';
import { changeFeed } from '../../src/notifications/change-feed.js';
import { author, by } from '../support/actors.js';
import { type Api, startApi } from '../support/api.js';
import { registerOffice } from '../support/core.js';
import { openApi } from '../support/opened-api.js';
import { EventStreamReader } from '../support/sse.js';

interface Heard {
  readonly __typename: 'Change' | 'Reset';
  readonly cursor: string;
  readonly event?: string;
  readonly revisionNumber?: number;
  readonly reason?: string;
}

const subscription = `subscription S($after: String, $filter: ChangeFilterInput) {
  changes(after: $after, filter: $filter) {
    __typename
    ... on Change { cursor event revisionNumber reportId officeId actor { name } at revision { changes { summaryEn } } report { status } }
    ... on Reset { cursor reason }
  }
}`;

describe('subscribers', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let year = 2030;
  const opened: EventStreamReader[] = [];

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    await registerOffice(core, 's');
  });
  afterEach(() => {
    for (const stream of opened.splice(0)) stream.close();
  });
  afterAll(() => close());

  async function newReport(): Promise<string> {
    year++;
    return (await core.app.report(`s-${year}-organ`, { type: 'openReport', officeId: 's', year, scope: 'organ' }, by(author))).id;
  }
  const edit = (id: string, raw: string) =>
    core.app.report(id, { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw }] }, by(author));

  /** Opens an event stream, and reads its events one by one. */
  async function sse(variables: object, headers: Record<string, string> = {}) {
    const stream = await EventStreamReader.open(api.server.url, subscription, variables, headers);
    opened.push(stream);
    const next = async (): Promise<{ id: string | undefined; item: Heard }> => {
      const { id, data } = await stream.next();
      return { id, item: (JSON.parse(data) as { data: { changes: Heard } }).data.changes };
    };
    return { response: stream.response, next, close: () => stream.close() };
  }

  test('over SSE hear what changes, with what each change made', async () => {
    const id = await newReport();
    const stream = await sse({ filter: { report: id } });
    expect(stream.response.headers.get('content-type')).toMatch(/text\/event-stream/);
    await edit(id, '3');
    const { id: eventId, item } = await stream.next();
    expect(item).toMatchObject({
      __typename: 'Change',
      event: 'FiguresRecorded',
      revisionNumber: 2,
      reportId: id,
      officeId: 's',
      actor: { name: '作者' },
      revision: { changes: { summaryEn: [expect.stringMatching(/blank → 3/)] } },
      report: { status: 'DRAFT' },
    });
    expect(eventId).toBe(item.cursor);
  });

  test('over SSE resume after the last event id, with no gap and no repeat, while changes go on', async () => {
    const id = await newReport();
    const first = await sse({ filter: { report: id } });
    await edit(id, '1');
    await edit(id, '2');
    await first.next();
    const { id: lastEventId = '' } = await first.next();
    first.close();
    await edit(id, '3');
    const again = await sse({ filter: { report: id } }, { 'last-event-id': lastEventId });
    const editing = (async () => {
      for (let n = 4; n <= 30; n++) await edit(id, String(n));
    })();
    const revisions: (number | undefined)[] = [];
    while (revisions.length < 28) revisions.push((await again.next()).item.revisionNumber);
    await editing;
    expect(revisions).toEqual(Array.from({ length: 28 }, (_, index) => index + 4));
  });

  test('with a cursor of another store, or none, are told to read anew and then go on', async () => {
    for (const after of [Buffer.from('another-store\n0000000000000001').toString('base64url'), 'nonsense', '']) {
      const id = await newReport();
      const stream = await sse({ after, filter: { report: id } });
      const { item } = await stream.next();
      expect(item).toMatchObject({ __typename: 'Reset', reason: expect.any(String), cursor: expect.any(String) });
      await edit(id, '1');
      expect((await stream.next()).item).toMatchObject({ __typename: 'Change', revisionNumber: 2 });
    }
  });

  test('with a cursor ahead of this store are told to read anew', async () => {
    const ahead = Buffer.from(`${core.store.id}\n9000000000000000`).toString('base64url');
    expect((await (await sse({ after: ahead })).next()).item.__typename).toBe('Reset');
  });

  test('over WebSocket hear the same, from a cursor, and end when they go', async () => {
    const id = await newReport();
    await edit(id, '1');
    const cursors = await sse({ after: null, filter: { report: id } });
    await edit(id, '2');
    const { item: last } = await cursors.next();
    const client = createClient({
      url: `${api.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { 'x-gongkai-actor': 'writer' },
      retryAttempts: 0,
    });
    const results = client.iterate<{ changes: Heard }>({ query: subscription, variables: { after: last.cursor, filter: { report: id } } });
    await edit(id, '3');
    expect((await results.next()).value?.data?.changes).toMatchObject({ event: 'FiguresRecorded', revisionNumber: 4 });
    await edit(id, '4');
    expect((await results.next()).value?.data?.changes).toMatchObject({ revisionNumber: 5 });
    const open = async () =>
      Number(/gongkai_subscribers\{transport="websocket"\} (\d+)/.exec(await (await fetch(`${api.server.url}/metrics`)).text())?.[1]);
    expect(await open()).toBe(1);
    await results.return?.();
    await client.dispose();
    while ((await open()) !== 0) await new Promise(setImmediate);
  });

  test('over WebSocket with an actor nobody knows are refused', async () => {
    const client = createClient({
      url: `${api.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { 'x-gongkai-actor': 'mallory' },
      retryAttempts: 0,
    });
    const results = client.iterate({ query: subscription });
    await expect(results.next()).rejects.toMatchObject({ code: 4403 });
    await client.dispose();
  });

  test('whose cursor only the event store could judge are told when it is away', async () => {
    const away = () => Promise.reject(new GongkaiError('UNAVAILABLE', 'The event store does not answer.'));
    const { store, readModel, app, findings } = core;
    const changes = changeFeed({ storeId: store.id, queries: readModel.queries, head: away, applied: readModel.applied });
    const other = await startApi(core, { api: { app, changes, findings, maxPage: 50 } });
    const after = Buffer.from(`${store.id}\n9000000000000000`).toString('base64url');
    const stream = await EventStreamReader.open(other.server.url, subscription, { after });
    const { data } = await stream.next();
    stream.close();
    await other.server.close();
    expect(JSON.parse(data)).toEqual({ errors: [{ message: 'The event store does not answer.', extensions: { code: 'UNAVAILABLE' } }] });
    expect(other.logged).toEqual([]);
  });

  test('get errors for what is no subscription', async () => {
    const post = (query: string) =>
      fetch(`${api.server.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    expect((await post('{ forms { id } }')).status).toBe(405);
    expect((await post('subscription { nonsense }')).status).toBe(400);
    expect((await post('')).status).toBe(400);
  });

  test('that leave are forgotten, and one that does not read holds up no other', async () => {
    const id = await newReport();
    const idle = await sse({ filter: { report: id } });
    const reading = await sse({ filter: { report: id } });
    for (let n = 1; n <= 200; n++) await edit(id, String(n));
    for (let revision = 2; revision <= 201; revision++) expect((await reading.next()).item.revisionNumber).toBe(revision);
    idle.close();
    reading.close();
    const open = async () =>
      Number(/gongkai_subscribers\{transport="sse"\} (\d+)/.exec(await (await fetch(`${api.server.url}/metrics`)).text())?.[1]);
    while ((await open()) !== 0) await new Promise(setImmediate);
  });

  test('are told that it is over when the server closes', async () => {
    const other = await startApi(core);
    const response = await fetch(`${other.server.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: subscription }),
    });
    const text = response.text();
    await other.server.close();
    expect(await text).toMatch(/event: complete/);
  });
});
