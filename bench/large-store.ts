import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { type Core, openCore } from '../src/app/core.js';
import { readConfig } from '../src/config.js';
import { apiSchema } from '../src/graphql/build-schema.js';
import type { ApiParts } from '../src/graphql/context.js';
import { createExecutor } from '../src/graphql/executor.js';
import { canonicalJson } from '../src/history/canonical-json.js';
import { packageRoot } from '../src/package-root.js';
import { requestContext } from '../src/server/request-context.js';
import type { Figure } from './figure.js';
import { changeContext, measuredOffice } from './measured-change.js';

const reports = 100_000;
const revisions = 10_000;
/** Changes under way at a time while the store is filled. */
const together = 500;
const asked = 3000;
const report = 'office-0-2020-organ';

const opening = `query Opening($n: Int!) { report(id: "${report}") { revision(number: $n) {
  number event at author { id name } title sections { key heading text } tables { key cells { id raw state value unit } } } } }`;
const difference = `query Difference($from: Int!, $to: Int!) { diff(from: {report: "${report}", revision: $from}, to: {report: "${report}", revision: $to}) {
  summaryZh summaryEn title { kind text } sections { section kind paragraphs { kind text spans { kind text } } }
  cells { id rowLabel columnLabel old { raw value } new { raw value } delta } } }`;

/** History at length: one full report with ten thousand revisions in a store of a hundred thousand reports. */
export async function largeStoreFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const config = readConfig(
    {
      GONGKAI_EVENT_STORE: `sqlite:${join(folder, 'events.db')}`,
      GONGKAI_READ_MODEL: join(folder, 'read-model'),
      GONGKAI_WAIT_MS: '600000',
    },
    folder,
  );
  const core = await openCore(config);
  try {
    await fill(core);
    const before = await sizes(core, folder);
    await edit(core);
    const after = await sizes(core, folder);
    const content = core.app.queries.contentOf(report, revisions);
    if (!content) throw new Error(`${report} has no revision ${revisions}`);
    const copy = Buffer.byteLength(canonicalJson(content));
    const random = () => 3 + Math.floor(Math.random() * (revisions - 2));
    const limit = { limitName: 'the time that it may take', limit: 3, unit: 'ms', mark: { atMost: 1 } } as const;
    const perRevision = (of: 'readModel' | 'events') => (after[of] - before[of]) / (revisions - 2);
    const where = `${reports.toLocaleString('en')} reports in the store`;
    return [
      {
        ...limit,
        name: `opening any of ${revisions.toLocaleString('en')} revisions of a full report, ${where} (p99)`,
        measured: await p99(core, opening, () => ({ n: random() })),
      },
      {
        ...limit,
        name: `the difference of any two of them (p99)`,
        measured: await p99(core, difference, () => ({ from: random(), to: random() })),
      },
      {
        name: 'what a revision that changes one cell adds to the read model',
        measured: perRevision('readModel'),
        limitName: 'one full copy of the report as JSON',
        limit: copy,
        unit: 'bytes',
        mark: { atMost: 0.02 },
      },
      {
        name: 'what it adds to the log: the event, with who, when, why, and its place in the hash chain',
        measured: perRevision('events'),
        limitName: 'one full copy of the report as JSON',
        limit: copy,
        unit: 'bytes',
        mark: null,
      },
    ];
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Many offices with their reports of many years; the report that is looked at is a real one. */
async function fill({ app }: Core): Promise<void> {
  const years = Array.from({ length: 80 }, (_, index) => 2019 + index);
  const scopes = ['organ', 'jurisdiction'] as const;
  const offices = Math.ceil(reports / (years.length * scopes.length));
  const text = await readFile(join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'));
  await inTurns(offices, (n) =>
    app.office(`office-${n}`, { type: 'registerOffice', officeId: `office-${n}`, ...measuredOffice }, changeContext()),
  );
  await app.importText(
    { source: { name: 'sample.txt', mediaType: 'text/plain', bytes: text }, officeId: 'office-0', year: 2020 },
    changeContext({ expectedRevision: 0 }),
  );
  await inTurns(reports, (n) => {
    const [office, rest] = [Math.floor(n / (years.length * scopes.length)), n % (years.length * scopes.length)];
    const [year, scope] = [years[Math.floor(rest / scopes.length)] ?? 0, scopes[rest % scopes.length] ?? 'organ'];
    const id = `office-${office}-${year}-${scope}`;
    return id === report
      ? Promise.resolve()
      : app.report(id, { type: 'openReport', officeId: `office-${office}`, year, scope }, changeContext());
  });
}

/** One cell at a time, until the report has so many revisions. */
async function edit({ app }: Core): Promise<void> {
  const rows = ['received', 'carriedIn', 'results.granted', 'results.denied.stateSecret', 'results.total', 'carriedOut'];
  await inTurns(
    revisions - 2,
    (n) =>
      app.report(
        report,
        {
          type: 'recordFigures',
          figures: [{ table: 'table3', row: rows[n % rows.length] ?? 'received', column: 'naturalPerson', raw: String(1000 + n) }],
        },
        changeContext(),
      ),
    1,
  );
}

async function inTurns(count: number, run: (n: number) => Promise<unknown>, lanes = together): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < count) await run(next++);
    }),
  );
}

/** Bytes of the log and of the read model, with what is still in their journals written back. */
async function sizes({ readModel }: Core, folder: string): Promise<{ readonly events: number; readonly readModel: number }> {
  readModel.generation.database.pragma('wal_checkpoint(TRUNCATE)');
  const { default: SqliteDatabase } = await import('better-sqlite3');
  const events = new SqliteDatabase(join(folder, 'events.db'));
  events.pragma('wal_checkpoint(TRUNCATE)');
  events.close();
  const size = async (path: string) => (await stat(path)).size;
  return { events: await size(join(folder, 'events.db')), readModel: await size(readModel.generation.path) };
}

/** Server time of a query, from its parsed document to the answer as JSON: of a hundred answers, all but one are at least as fast (ms). */
async function p99(core: Core, query: string, variables: () => Record<string, unknown>): Promise<number> {
  const execute = createExecutor(apiSchema());
  const document = parse(query);
  const api: ApiParts = { app: core.app, changes: core.changes, findings: core.findings, maxPage: 100 };
  const times: number[] = [];
  for (let n = 0; n < asked; n++) {
    const signal = new AbortController().signal;
    const contextValue = requestContext(api, [], { actorId: undefined, requestId: undefined, correlationId: undefined, signal });
    const given = variables();
    const started = performance.now();
    const answer = await execute({ document, operationName: null, variables: given, context: contextValue });
    const text = JSON.stringify(answer);
    times.push(performance.now() - started);
    if (answer.errors || text.length < 50) throw new Error(text.slice(0, 500));
  }
  return times.sort((a, b) => a - b)[Math.floor(asked * 0.99)] ?? 0;
}
