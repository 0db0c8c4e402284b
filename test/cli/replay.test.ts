import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { replay } from '../../src/cli/commands/replay.js';
import type { EventStore, RecordedEvent } from '../../src/event-store/event-store.js';
import { author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { completeImport } from '../support/edit-arbitraries.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { fakeCli } from '../support/terminal.js';

describe('a replay', () => {
  let folder: string;
  let core: Core;
  let id: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    id = await publishedReport(core);
    await core.app.report(id, { type: 'openCorrection', kind: 'text', publicNote: '更正。' }, by(author));
    const imported = completeImport(1);
    await core.app.report(id, imported, by(author, { reason: '重新导入\n✓ 99. ReportPublished' }));
    await core.app.restore(id, { revision: 13, parts: ['section/overview', 'title'] }, by(author));
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  async function printed(options: object = {}, cli = fakeCli(core)): Promise<string> {
    await replay(id, options, cli.context, cli.keyboard);
    return cli.stdout.said;
  }
  const told = (text: string) => [...text.matchAll(/^✓ (\d+)\. (\w+)/gm)].map(([, revision, event]) => `${revision} ${event}`);

  test('tells each event in order: what, who, when, why, the status after it, and that the chain holds', async () => {
    const text = await printed();
    expect(told(text)).toHaveLength(16);
    expect(text).toMatch(/^✓ 1\. ReportOpened {2}作者 {2}2023-01-10T\S+ {2}→ draft\n {2}开始\n {2}form f2021: p局2022年/);
    expect(text).toMatch(/^✓ 8\. ReportPublished {2}审核 {2}\S+ {2}→ published, edition 1$/m);
    expect(text).toMatch(/→ correction, edition 1\n {2}openCorrection\n {2}figures: 更正规范性文件件数。/);
    expect(text).toMatch(/✓ 10\. FiguresRecorded[\s\S]*normativeDocs\/issued\): 0 → 2 {2}\(\+2\)/);
  });

  test('tells of an import and a restoration what they changed compared with before, and where from', async () => {
    const text = await printed({ from: 15, to: 16 });
    expect(told(text)).toEqual(['15 ReportImported', '16 RevisionRestored']);
    expect(text).toMatch(/from report\.txt, 2 bytes, SHA-256 a{64}\n {2}line 1 could not be placed: 其他 \(no place\)/);
    expect(text).toMatch(/normativeDocs\/issued\): 2 → 0 {2}\(-2\)/);
    expect(text).not.toMatch(/regulations/);
    expect(text).toMatch(/revision 13 put back: title, section\/overview[\s\S]*\[-第1稿。-\][\s\S]*\{\+2022年，本机关/);
  });

  test('takes nothing that people wrote for an event', async () => {
    expect(await printed({ from: 15, to: 15 })).toMatch(/^ {2}重新导入 ✓ 99\. ReportPublished$/m);
  });

  test('begins and ends where it is told to', async () => {
    expect(told(await printed({ from: 3, to: 5 }))).toEqual(['3 SectionRevised', '4 SectionRevised', '5 SectionRevised']);
    expect(told(await printed({ from: 16 }))).toEqual(['16 RevisionRestored']);
    expect(told(await printed({ to: 1 }))).toEqual(['1 ReportOpened']);
  });

  test.each([
    [{ from: 17 }, 'NOT_FOUND', /no revision 17; the last is 16/],
    [{ to: 17 }, 'NOT_FOUND', /no revision 17/],
    [{ from: 5, to: 4 }, 'BAD_INPUT', /--to 4 comes before --from 5/],
    [{ step: true }, 'BAD_INPUT', /the input is no terminal/],
  ])('refuses %j, and prints nothing', async (options, code, message) => {
    const cli = fakeCli(core);
    await expect(printed(options, cli)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(cli.stdout.said).toBe('');
  });

  test('of nothing is refused, and so are steps for a program', async () => {
    const cli = fakeCli(core, { terminal: true, json: true });
    await expect(replay('nobody-2022-organ', {}, cli.context, cli.keyboard)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(printed({ step: true }, cli)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(/--json/) });
  });

  test('in steps waits for a key after each event but the last', async () => {
    const cli = fakeCli(core, { terminal: true, environment: { NO_COLOR: '1' } });
    const done = printed({ step: true, from: 14 }, cli);
    await cli.input.press('\r');
    await cli.input.press('x');
    expect(told(cli.stdout.said)).toEqual(['14 CorrectionOpened', '15 ReportImported']);
    await cli.input.press(' ');
    expect(told(await done)).toHaveLength(3);
    expect(cli.stderr.said.match(/Enter: next event, q: end/g)).toHaveLength(2);
  });

  test('in steps ends at q', async () => {
    const cli = fakeCli(core, { terminal: true, environment: { NO_COLOR: '1' } });
    const done = printed({ step: true }, cli);
    await cli.input.press('\r');
    await cli.input.press('q');
    expect(told(await done)).toEqual(['1 ReportOpened', '2 FiguresRecorded']);
    expect([cli.input.raw, cli.input.reading]).toEqual([false, false]);
  });

  test('for programs is one array of JSON, an event on each line', async () => {
    const text = await printed({ from: 9 }, fakeCli(core, { json: true }));
    const events = JSON.parse(text) as Record<string, unknown>[];
    expect(text.split('\n')).toHaveLength(events.length + 3);
    expect(events).toHaveLength(8);
    expect(events[1]).toMatchObject({
      revision: 10,
      event: 'FiguresRecorded',
      actor: { id: 'author', name: '作者' },
      reason: 'recordFigures',
      status: 'correction',
      edition: 1,
      chainBreak: null,
      discarded: false,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      contentHash: core.app.queries.revision(id, 10)?.contentHash,
      changes: { summaryEn: expect.arrayContaining([expect.stringMatching(/0 → 2/)]) },
    });
    expect(events[6]).toMatchObject({ event: 'ReportImported', data: { source: { name: 'report.txt' }, unplaced: [{ line: 1 }] } });
    expect(events[6]?.data).not.toHaveProperty('content');
  });

  /** The core, with a log in which somebody has changed an event. */
  function tampered(change: (event: RecordedEvent) => RecordedEvent): Core {
    const { store } = core;
    const readStream: EventStore['readStream'] = async function* (stream, options) {
      for await (const event of store.readStream(stream, options)) yield change(event);
    };
    const changed: EventStore = Object.assign(Object.create(store) as EventStore, { readStream });
    return { ...core, store: changed };
  }

  test('shows where the hash chain is broken, goes on, and fails at the end, also for what it does not tell', async () => {
    const broken = tampered((event) =>
      event.revision === 9 ? { ...event, metadata: { ...event.metadata, reason: '另一个理由' } } : event,
    );
    const cli = fakeCli(broken);
    await expect(printed({}, cli)).rejects.toMatchObject({
      code: 'INVALID_EVENT',
      message: expect.stringMatching(/broken: revision 10 does not carry/),
    });
    expect(cli.stdout.said).toMatch(/^✗ 10\. FiguresRecorded.*\n {2}The chain is broken: revision 10 does not carry the hash/m);
    expect(told(cli.stdout.said)).toHaveLength(15);
    const later = fakeCli(broken, { json: true });
    await expect(printed({ from: 12, to: 13 }, later)).rejects.toMatchObject({ code: 'INVALID_EVENT' });
    expect(JSON.parse(later.stdout.said)).toHaveLength(2);
  });

  test('stops at an event that nobody knows, and goes on over one that was discarded', async () => {
    const unknown = tampered((event) => (event.revision === 3 ? { ...event, type: 'ReportTeleported' } : event));
    const cli = fakeCli(unknown, { json: true });
    await expect(printed({}, cli)).rejects.toMatchObject({ code: 'UNKNOWN_EVENT' });
    expect(JSON.parse(cli.stdout.said)).toHaveLength(2);
    const parked = Object.assign(Object.create(core.readModel.parked) as object, {
      isDiscarded: ({ revision }: RecordedEvent) => revision === 3,
    });
    const readModel: Core['readModel'] = Object.create(core.readModel, { parked: { value: parked } });
    const without = fakeCli({ ...unknown, readModel });
    await expect(printed({ to: 4 }, without)).rejects.toMatchObject({ code: 'INVALID_EVENT' });
    expect(without.stdout.said).toMatch(/3\. ReportTeleported.*→ draft\n.*\n {2}Nobody could take this event, and it was discarded/);
    expect(without.stdout.said).toMatch(/4\. SectionRevised/);
  });
});
