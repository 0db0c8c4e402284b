import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Core, openCore } from '../src/app/core.js';
import { readConfig } from '../src/config.js';
import { fold } from '../src/text/fold.js';
import type { Figure } from './figure.js';
import { changeContext, measuredOffice } from './measured-change.js';
import { reportTexts, sampleText } from './report-texts.js';
import { freshStore, type StoreKind } from './store.js';

const reports = 5000;
/** Reports of one office, each of another year. */
const perOffice = 80;
const rounds = 12;

/** What people look for: common and rare words, short and long ones, several at once, and what nobody wrote. */
const asked = [
  ...['政府信息公开', '微信公众号', '住房公积金', '政务公开工作领导小组', '12329', '第4321号', '绝无此词', '公开为常态、不公开为例外'],
  ...['公开', '公', '网站', '骗提', '龘', '政府 信息 公开', '微信公众号 电梯广告', '学习强国 第17号', '公开 绝无'],
];

/** A page of twenty hits with their snippets, against going through the same texts with LIKE and making nothing of what is found. */
export async function searchFigure(kind: StoreKind): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const core = await openCore(
    readConfig({ GONGKAI_EVENT_STORE: freshStore(kind, folder), GONGKAI_READ_MODEL: join(folder, 'read-model') }, folder),
  );
  const plain = new SqliteDatabase(join(folder, 'plain.db'));
  try {
    const texts = reportTexts(await sampleText(), reports);
    await record(core, texts);
    plain.exec('CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
    const put = plain.prepare('INSERT INTO texts (text) VALUES (?)');
    plain.transaction(() => {
      for (const text of texts) put.run(fold(text));
    })();
    const searched: number[] = [];
    const scanned: number[] = [];
    for (let round = 0; round < rounds; round++)
      for (const text of asked) {
        searched.push(
          timed(() => core.app.queries.search({ text, in: 'current', now: new Date().toISOString(), filter: {} }, { first: 20 })),
        );
        const words = text.split(' ').map((word) => `%${fold(word)}%`);
        const scan = plain.prepare(`SELECT id FROM texts WHERE ${words.map(() => 'text LIKE ?').join(' AND ')}`);
        scanned.push(timed(() => scan.all(...words)));
      }
    return [
      {
        name: `search in ${reports} reports, a page of 20 with snippets, p99 (median ${percentile(searched, 0.5).toFixed(1)} ms)`,
        measured: percentile(searched, 0.99),
        limitName: `a LIKE scan over the same texts, p99 (median ${percentile(scanned, 0.5).toFixed(1)} ms)`,
        limit: percentile(scanned, 0.99),
        unit: 'ms',
        mark: { atMost: 0.5 },
      },
    ];
  } finally {
    plain.close();
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function record({ app }: Core, texts: readonly string[]): Promise<void> {
  const offices = Math.ceil(texts.length / perOffice);
  for (let office = 0; office < offices; office++)
    await app.office(`bench${office}`, { type: 'registerOffice', officeId: `bench${office}`, ...measuredOffice }, changeContext());
  for (let office = 0; office < offices; office++)
    await Promise.all(
      texts.slice(office * perOffice, (office + 1) * perOffice).map(async (text, index) => {
        const [officeId, year] = [`bench${office}`, 2019 + index];
        const { id } = await app.report(
          `${officeId}-${year}-organ`,
          { type: 'openReport', officeId, year, scope: 'organ' },
          changeContext(),
        );
        await app.report(id, { type: 'reviseSection', section: 'overview', text }, changeContext());
      }),
    );
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function percentile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}
