import autocannon from 'autocannon';
import { parseEventStoreAddress } from '../src/event-store/address.js';
import type { RecordedEvent } from '../src/event-store/event-store.js';
import { openEventStore } from '../src/event-store/open-event-store.js';
import type { Figure } from './figure.js';
import { rawAppends } from './raw-appends.js';
import { startService } from './service.js';
import { freshStore, type StoreKind } from './store.js';

const lanes = 32;
const seconds = 5;
const rounds = 3;

/**
 * Edit mutations a second, each of one cell, over HTTP with read-your-writes, against raw appends of the same events to the same kind of
 * store. The best of three rounds, each in turn, so that a noisy moment counts against neither.
 */
export async function editsFigure(kind: StoreKind): Promise<Figure[]> {
  const service = await startService(kind, { GONGKAI_SAMPLE: 'false' });
  const store = await openEventStore(parseEventStoreAddress(service.eventStore, service.folder));
  let [mutations, oneByOne, together] = [0, 0, 0];
  try {
    for (let round = 0; round < rounds; round++) {
      const before = await store.head();
      mutations = Math.max(mutations, await editMutations(service.url, `bench-${round}`));
      const edits: RecordedEvent[] = [];
      for await (const event of store.readAll({ after: before })) if (event.type === 'FiguresRecorded') edits.push(event);
      const raw = await rawAppends(edits, freshStore(kind, service.folder));
      oneByOne = Math.max(oneByOne, raw.oneByOne);
      together = Math.max(together, raw.together);
    }
  } finally {
    await store.close();
    await service.stop();
  }
  const figure = { name: `edit mutations, ${lanes} in flight`, measured: mutations, unit: 'per second' } as const;
  return kind === 'sqlite'
    ? [
        {
          ...figure,
          limitName: 'raw appends to the same store, each on the disk before the next',
          limit: oneByOne,
          mark: { atLeast: 0.35 },
        },
        { ...figure, limitName: `raw appends, ${lanes} in flight, which share the wait for the disk`, limit: together, mark: null },
      ]
    : [
        { ...figure, limitName: `raw client appends, ${lanes} in flight`, limit: together, mark: { atLeast: 0.5 } },
        { ...figure, limitName: 'raw client appends, one at a time', limit: oneByOne, mark: null },
      ];
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
async function editMutations(url: string, office: string): Promise<number> {
  await graphql(
    url,
    `mutation { registerOffice(input: {officeId: "${office}", name: "量测局", region: "430900", kind: DEPARTMENT, level: CITY}) { __typename } }`,
  );
  for (let lane = 0; lane < lanes; lane++)
    await graphql(url, `mutation { openReport(input: {officeId: "${office}", year: ${2021 + lane}}) { __typename } }`);

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
      const report = `${office}-${2021 + opened++}-organ`;
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
