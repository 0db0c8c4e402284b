import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Core } from '../../src/app/core.js';
import { type Api, startApi } from '../support/api.js';
import { openApi } from '../support/opened-api.js';
import { publishedReport } from '../support/published-report.js';

describe('the server', () => {
  let close: () => Promise<void>;
  let core: Core;
  let api: Api;
  let id: string;

  beforeAll(async () => {
    ({ core, api, close } = await openApi());
    id = await publishedReport(core);
  });
  afterAll(() => close());

  const codes = ({ errors }: Awaited<ReturnType<Api['send']>>) => errors?.map(({ extensions }) => extensions.code);

  describe('refuses', () => {
    test('a query that is too deep, saying how deep is allowed', async () => {
      const deep = `{ report(id: "${id}") { office { reports { nodes { office { reports { nodes { office { reports { nodes { reportId } } } } } } } } } } }`;
      const answer = await api.send(deep);
      expect(codes(answer)).toEqual(['QUERY_TOO_COMPLEX']);
      expect(answer.errors?.[0]?.message).toMatch(/11 fields deep; 10 are allowed/);
    });

    test('depth hidden in fragments too', async () => {
      const answer = await api.send(
        `query { report(id: "${id}") { ...a } } fragment a on Report { office { reports { nodes { ...b } } } } fragment b on Report { office { reports { nodes { office { reports { nodes { office { name } } } } } } } }`,
      );
      expect(codes(answer)).toEqual(['QUERY_TOO_COMPLEX']);
    });

    test('a query that asks for too much, by its page size, also in a variable', async () => {
      const query = 'query Q($n: Int) { reports(first: $n) { nodes { tables { cells { raw state value unit } } } } }';
      expect(codes(await api.send(query, { n: 50 }))).toEqual(['QUERY_TOO_COMPLEX']);
      expect(codes(await api.send(query, { n: 1 }))).toBeUndefined();
    });

    test('a page larger than is allowed', async () => {
      const answer = await api.send('{ auditTrail(first: 51) { nodes { event } } }');
      expect(codes(answer)).toEqual(['BAD_INPUT']);
      expect(answer.errors?.[0]?.message).toMatch(/from 0 to 50 rows; 51 were asked for/);
    });

    test('a cursor of another list', async () => {
      expect(codes(await api.send('{ reports(after: "bm9uc2Vuc2U") { nodes { reportId } } }'))).toEqual(['CURSOR_UNAVAILABLE']);
    });

    test('a body that is too large', async () => {
      const response = await fetch(`${api.server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `# ${'x'.repeat(1_000_001)}` }),
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'BAD_INPUT' });
    });

    test('a request that a page of another site could send', async () => {
      const response = await fetch(`${api.server.url}/graphql?query=%7Bforms%7Bid%7D%7D`);
      expect(response.status).toBe(400);
    });

    test('an actor nobody knows', async () => {
      const answer = await api.send('{ forms { id } }', {}, 'mallory');
      expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
    });

    test('what is no query, and fields that are not there', async () => {
      expect(codes(await api.send('{ report('))).toEqual(['GRAPHQL_PARSE_FAILED']);
      expect(codes(await api.send('{ nonsense }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(codes(await api.send('query Q($n: Int!) { reports(first: $n) { nodes { id } } }', {}))?.[0]).toBe('BAD_INPUT');
    });

    test('an instant that is none', async () => {
      expect(codes(await api.send(`{ report(id: "${id}") { asOf(at: "yesterday") { number } } }`))).toEqual(['BAD_INPUT']);
    });
  });

  test('tells nothing of the inside when it fails, and logs it with the request', async () => {
    const broken = {
      ...core.app.queries,
      reportsById: () => {
        throw new TypeError('SELECT secret FROM /var/lib');
      },
    };
    const failing = await startApi(core, {
      api: { app: { ...core.app, queries: broken }, changes: core.changes, findings: core.findings, maxPage: 50 },
    });
    const answer = await failing.send(`{ report(id: "${id}") { title } }`);
    expect(answer.errors).toEqual([{ path: ['report'], message: expect.any(String), extensions: { code: 'INTERNAL', retryable: false } }]);
    expect(JSON.stringify(answer)).not.toMatch(/secret|SELECT|\/var/);
    expect(failing.logged.join('')).toMatch(/SELECT secret/);
    await failing.server.close();
  });

  test('logs each change with who, from which request, how it ended, and none of its content', async () => {
    const logged: string[] = [];
    const logging = await startApi(core, { logger: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }) });
    await fetch(`${logging.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gongkai-actor': 'writer', 'x-request-id': 'r-1', 'x-correlation-id': 'c-1' },
      body: JSON.stringify({
        query: `mutation Title { reviseTitle(input: {report: "${id}", expectedRevision: 1, title: "机密标题"}) { __typename } }`,
      }),
    });
    await logging.send('{ forms { id } }');
    const answered = logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'answered');
    expect(answered).toEqual([
      expect.objectContaining({
        requestId: 'r-1',
        correlationId: 'c-1',
        actor: 'writer',
        type: 'mutation',
        operationName: 'Title',
        outcome: 'ok',
        ms: expect.any(Number),
      }),
    ]);
    expect(logged.join('')).not.toMatch(/机密/);
    await logging.server.close();
  });

  test('can be set not to answer introspection, and not to serve the GraphQL page', async () => {
    const closed = await startApi(core, { introspection: false, graphiql: false });
    expect(codes(await closed.send('{ __schema { types { name } } }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect((await fetch(`${closed.server.url}/graphiql`)).status).toBe(404);
    await closed.server.close();
  });

  test('gives every answer a request id, takes a harmless one, and no other', async () => {
    const answered = async (requestId: string) =>
      (await fetch(`${api.server.url}/healthz`, { headers: { 'x-request-id': requestId, 'x-correlation-id': 'c-1' } })).headers;
    expect((await answered('abc-123')).get('x-request-id')).toBe('abc-123');
    expect((await answered('abc-123')).get('x-correlation-id')).toBe('c-1');
    expect((await answered('a b"c')).get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says that it is up, that it is ready, and what it measures', async () => {
    expect(await (await fetch(`${api.server.url}/healthz`)).json()).toEqual({ status: 'up' });
    const ready = await fetch(`${api.server.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', reasons: [], projections: 'projecting' });
    const metrics = await (await fetch(`${api.server.url}/metrics`)).text();
    for (const name of [
      'gongkai_graphql_requests_total',
      'gongkai_projection_lag_seconds',
      'gongkai_subscribers',
      'gongkai_graphql_duration_seconds_bucket',
    ])
      expect(metrics).toContain(name);
  });

  test('serves the GraphQL page from itself alone', async () => {
    const page = await fetch(`${api.server.url}/graphiql`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) {
      expect(link).toMatch(/^\/graphiql\//);
      expect((await fetch(api.server.url + link)).status).toBe(200);
    }
    expect((await fetch(`${api.server.url}/`, { redirect: 'manual' })).headers.get('location')).toBe('/graphiql');
  });

  test('answers the requests under way before it closes, and takes no more', async () => {
    let goOn: () => void = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let begun: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Core['app'] = {
      ...core.app,
      atLeast: () => {
        begun();
        return waiting;
      },
    };
    const closing = await startApi(core, { api: { app: slow, changes: core.changes, findings: core.findings, maxPage: 50 } });
    const answer = closing.send(`{ report(id: "${id}", atLeast: "0000000000000001") { reportId } }`);
    await asked;
    const closed = closing.server.close();
    goOn();
    expect((await answer).data).toEqual({ report: { reportId: id } });
    await closed;
    await expect(fetch(`${closing.server.url}/healthz`)).rejects.toThrow();
  });

  test('answers 404 for what is not there, as data', async () => {
    const response = await fetch(`${api.server.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});
