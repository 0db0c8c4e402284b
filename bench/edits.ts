import { join } from 'node:path';
import autocannon from 'autocannon';
import type { NewEvent } from '../src/event-store/event-store.js';
import { openSqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import type { Figure } from './figure.js';
import { type Service, startService } from './service.js';

const lanes = 32;
const seconds = 6;

/** Edit mutations a second, each of one cell, over HTTP with read-your-writes, against raw appends of the same events to the same store. */
export async function editsFigure(): Promise<Figure[]> {
  const service = await startService({ GONGKAI_SAMPLE: 'false' });
  try {
    const mutations = await editMutations(service);
    const { oneByOne, together } = await rawAppends(service.folder);
    const figure = { name: `edit mutations, ${lanes} in flight`, measured: mutations, unit: 'per second' } as const;
    return [
      { ...figure, limitName: 'raw appends to the same store, each on the disk before the next', limit: oneByOne, mark: { atLeast: 0.35 } },
      { ...figure, limitName: `raw appends, ${lanes} in flight, which share the wait for the disk`, limit: together, mark: null },
    ];
  } finally {
    await service.stop();
  }
}

async function graphql(url: string, query: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gongkai-actor': 'admin' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (!response.ok || !text.includes('Changed')) throw new Error(text);
}

/** Each connection edits a report of its own, so that none meets a conflict; expectedRevision is checked all the same. */
async function editMutations({ url }: Service): Promise<number> {
  await graphql(
    url,
    'mutation { registerOffice(input: {officeId: "bench", name: "量测局", region: "430900", kind: DEPARTMENT, level: CITY}) { __typename } }',
  );
  for (let lane = 0; lane < lanes; lane++)
    await graphql(url, `mutation { openReport(input: {officeId: "bench", year: ${2021 + lane}}) { __typename } }`);

  const query = `mutation Edit($input: RecordFiguresInput!) { recordFigures(input: $input) { __typename ... on ReportChanged { revisionNumber } } }`;
  let opened = 0;
  let refused = 0;
  const result = await autocannon({
    url: `${url}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gongkai-actor': 'li.author' },
    connections: lanes,
    duration: seconds,
    setupClient: (client) => {
      const report = `bench-${2021 + opened++}-organ`;
      let revision = 1;
      const next = () =>
        client.setBody(
          JSON.stringify({
            query,
            variables: {
              input: {
                report,
                expectedRevision: revision,
                reason: '更正',
                figures: [{ table: 'table3', row: 'received', column: 'naturalPerson', raw: String(revision) }],
              },
            },
          }),
        );
      next();
      client.on('body', (body: Buffer) => {
        if (body.includes('ReportChanged')) revision++;
        else refused++;
        next();
      });
    },
  });
  if (refused > lanes || result.non2xx > 0) throw new Error(`${refused} edits were refused, ${result.non2xx} answers were no success`);
  return result['2xx'] / result.duration;
}

/** The events that the mutations made, appended again to a store of their own. */
async function rawAppends(folder: string): Promise<{ oneByOne: number; together: number }> {
  const source = await openSqliteEventStore({ path: join(folder, 'events.db') });
  const events: NewEvent[] = [];
  for await (const { id, type, schemaVersion, data, metadata } of source.readAll({ limit: 12_000 }))
    if (type === 'FiguresRecorded') events.push({ id, type, schemaVersion, data, metadata });
  await source.close();

  const oneByOne = await openSqliteEventStore({ path: join(folder, 'raw-1.db') });
  let started = performance.now();
  for (const [index, event] of events.entries()) await oneByOne.append('stream', [event], index);
  const first = (events.length / (performance.now() - started)) * 1000;
  await oneByOne.close();

  const together = await openSqliteEventStore({ path: join(folder, 'raw-2.db') });
  started = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let index = lane, revision = 0; index < events.length; index += lanes, revision++)
        await together.append(`stream-${lane}`, [events[index] as NewEvent], revision);
    }),
  );
  const second = (events.length / (performance.now() - started)) * 1000;
  await together.close();
  return { oneByOne: first, together: second };
}
