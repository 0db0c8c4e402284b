import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, openCore } from '../src/app/core.js';
import { readConfig } from '../src/config.js';
import { formForYear } from '../src/forms/forms.js';
import { placesOf } from '../src/forms/places.js';
import { generationQueries } from '../src/read-model/generation-queries.js';
import type { Queries } from '../src/read-model/queries.js';
import type { Figure } from './figure.js';
import { changeContext, measuredOffice } from './measured-change.js';
import { freshStore, type StoreKind } from './store.js';

/** A city with its districts, and the departments of these. */
const offices = 5000;
const districts = 50;
const year = 2023;
const rounds = 25;
const together = 200;

/** The sum over a city whose every office has a full report, right after an edit of one of them. */
export async function statisticsFigures(kind: StoreKind): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const core = await openCore(
    readConfig(
      { GONGKAI_EVENT_STORE: freshStore(kind, folder), GONGKAI_READ_MODEL: join(folder, 'read-model'), GONGKAI_WAIT_MS: '600000' },
      folder,
    ),
  );
  try {
    await fill(core);
    const { queries } = core.app;
    const past = queries.at({ kind: 'recorded', at: new Date().toISOString() });
    const parts = contents(core);
    const limit = { limitName: 'the processor time that it may take', limit: 50, unit: 'ms', mark: { atMost: 1 } } as const;
    const name = `${offices.toLocaleString('en')} offices with a report each, ${placesOf(formForYear(year)).ids.length} cells`;
    return [
      { ...limit, name: `the sum over ${name}, after an edit (median)`, measured: await statistics(core, queries) },
      { ...limit, name: 'the same as of an instant (median)', measured: await statistics(core, past) },
      { ...limit, name: `who is late, of ${offices.toLocaleString('en')} offices (median)`, measured: deadlines(core, {}) },
      {
        ...limit,
        name: 'the same by region, where one organ is registered twice (median)',
        measured: deadlines(core, { region: measuredOffice.region.slice(0, 4) }),
      },
      {
        name: 'the first sum after a start, before anything is kept',
        measured: first(core),
        limitName: 'putting the contents of the same reports together from their parts',
        limit: parts,
        unit: 'ms',
        mark: { atMost: 1 },
      },
      {
        name: 'the sum, as above',
        measured: await statistics(core, queries),
        limitName: 'putting the contents of the same reports together from their parts',
        limit: parts,
        unit: 'ms',
        mark: { atMost: 0.2 },
      },
    ];
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill({ app }: Core): Promise<void> {
  const id = (n: number) => `office-${n}`;
  const parent = (n: number) => (n === 0 ? null : n <= districts ? id(0) : id(1 + (n % districts)));
  const kind = (n: number) => (n <= districts ? 'government' : 'department');
  // The last two are one organ.
  const code = (n: number) => (n < offices - 2 ? {} : { uscc: '113325000026455663' });
  const register = (n: number) =>
    app.office(
      id(n),
      { type: 'registerOffice', officeId: id(n), ...measuredOffice, parentId: parent(n), kind: kind(n), ...code(n) },
      changeContext(),
    );
  await register(0);
  await inTurns(districts, (n) => register(n + 1));
  await inTurns(offices - districts - 1, (n) => register(n + districts + 1));
  const cells = placesOf(formForYear(year)).ids.map((cell) => cell.split('/') as [string, string, string]);
  await inTurns(offices, async (n) => {
    const report = `${id(n)}-${year}-organ`;
    await app.report(report, { type: 'openReport', officeId: id(n), year, scope: 'organ' }, changeContext());
    const figures = cells.map(([table, row, column], place) => ({ table, row, column, raw: String((n * 31 + place * 17) % 500) }));
    await app.report(report, { type: 'recordFigures', figures }, changeContext());
  });
}

async function statistics(core: Core, queries: Queries): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await core.app.report(
      `office-${round + 100}-${year}-organ`,
      {
        type: 'recordFigures',
        figures: [{ table: 'table3', row: 'received', column: 'naturalPerson', raw: String(Math.round(Math.random() * 1e6)) }],
      },
      changeContext(),
    );
    const started = process.cpuUsage();
    const { coverage, cells } = core.app.rollUps.statistics(queries, { officeId: 'office-0', year, counted: 'current' });
    times.push(since(started));
    if (coverage.counted !== offices - 1 || cells[0]?.value === null) throw new Error(`${coverage.counted} of ${offices} were added up`);
  }
  return median(times);
}

function first({ app, readModel }: Core): number {
  const queries = generationQueries(readModel.generation);
  const started = process.cpuUsage();
  app.rollUps.statistics(queries, { officeId: 'office-0', year, counted: 'current' });
  return since(started);
}

function deadlines(core: Core, asked: { readonly region?: string }): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    const { entries } = core.app.rollUps.deadlines(core.app.queries, null, { year, ...asked });
    times.push(since(started));
    if (entries.length !== offices - 1) throw new Error(`${entries.length} deadlines of ${offices}`);
  }
  return median(times);
}

function contents({ app }: Core): number {
  const started = process.cpuUsage();
  for (let n = 0; n < offices; n++)
    if (!app.queries.contentOf(`office-${n}-${year}-organ`, 2)) throw new Error(`office-${n} has no report`);
  return since(started);
}

/** Processor time (ms): it tells the work also on a busy machine. */
function since(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

async function inTurns(count: number, run: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < count) await run(next++);
    }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
