import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { packageRoot } from '../../src/package-root.js';
import { chained, expectCopy, logOf, plan } from '../copy/logs.js';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { environmentFor, gongkai, RunningService, removeFolder, runGongkai, temporaryFolder } from '../support/service.js';

describe('gongkai copy', () => {
  let folder: string;
  let copyFolder: string;
  let target: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    copyFolder = join(folder, 'copy');
    target = `sqlite:${join(copyFolder, 'events.db')}`;
  });
  afterEach(() => removeFolder(folder));

  const openSource = () => openSqliteEventStore({ path: join(folder, 'events.db') });
  const openCopy = () => openSqliteEventStore({ path: join(copyFolder, 'events.db') });
  /** The sample with its worked history, as a service leaves it. */
  const withSample = async () => {
    const service = await RunningService.start(folder);
    await service.stop();
  };
  const withEvents = async (count: number) => {
    const store = await openSource();
    await store.appendInOrder(chained(plan(count, 100)));
    await store.close();
  };

  test('makes a store on which all goes on: it verifies, and says the same of every report', async () => {
    await withSample();
    const copied = await gongkai(folder, 'copy', '--to', target);
    expect(copied).toMatchObject({ code: 0, stderr: '' });
    expect(copied.stdout).toMatch(/^Copied 13 events to sqlite:.* in \d+\.\d s \(\d+\/s\); 0 were there already\.$/m);
    expect(copied.stdout).toMatch(/^Sound: 2 streams and 13 events are the same in both; hash of the last: [0-9a-f]{64}$/m);
    expect(await gongkai(copyFolder, 'verify')).toMatchObject({ code: 0, stdout: 'Sound: 2 hash chains over 13 events.\n' });
    for (const args of [
      ['show', 'yiyang-housing-fund-2020-organ'],
      ['history', 'yiyang-housing-fund-2020-organ'],
    ])
      expect(await gongkai(copyFolder, ...args)).toEqual(await gongkai(folder, ...args));

    await gongkai(folder, 'register-office', 'later', '--name', '后来局', '--region', '430900');
    expect((await gongkai(folder, 'copy', '--to', target)).stdout).toMatch(
      /Copied 1 events .*; 13 were there already\.\nSound: 3 streams and 14/,
    );
    const again = await gongkai(folder, 'copy', '--to', target);
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^0 events to copy: sqlite:.* has all of them already\.\nSound: /),
    });
    expect((await gongkai(copyFolder, 'offices')).stdout).toMatch(/后来局/);
  }, 120_000);

  test('copies while the service runs on the source, and leaves no read model of its own', async () => {
    const service = await RunningService.start(folder);
    const copied = await runGongkai({ ...environmentFor(copyFolder), GONGKAI_READ_MODEL: join(folder, 'none') }, [
      ...['--json', 'copy', '--from', `sqlite:${join(folder, 'events.db')}`, '--to', target],
    ]);
    await service.stop();
    expect(copied).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(copied.stdout)).toEqual({
      from: `sqlite:${join(folder, 'events.db')}`,
      to: target,
      ...{ complete: true, events: 13, copied: 13, streams: 2, broken: [] },
      lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      seconds: expect.any(Number),
    });
    expect(existsSync(join(folder, 'none'))).toBe(false);
    expect(await readdir(copyFolder)).toEqual(['events.db']);
  });

  test('ends at SIGINT between two appends, and the same command goes on', async () => {
    await withEvents(30_000);
    const watched = await openCopy();
    const child = spawn(process.execPath, [join(packageRoot, 'dist/src/cli/main.js'), 'copy', '--to', target], {
      env: environmentFor(folder),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    for await (const { kind } of watched.subscribe({ signal: AbortSignal.timeout(30_000) })) if (kind === 'events') break;
    child.kill('SIGINT');
    await once(child, 'close');
    expect(child.exitCode).toBe(130);
    expect(stdout).toMatch(/^Copied \d+ events .*\nInterrupted: the same command goes on from there\.\n$/);
    const source = await openSource();
    const there = await logOf(watched);
    expect(there.length).toBeLessThan(30_000);
    expect(there).toEqual((await logOf(source)).slice(0, there.length));
    const { stdout: rest } = await gongkai(folder, 'copy', '--to', target);
    expect(rest).toMatch(new RegExp(`^Copied ${30_000 - there.length} events .*; ${there.length} were there already\\.\nSound: `));
    await expectCopy(source, watched);
    await source.close();
    await watched.close();
  }, 120_000);

  test('says that a chain is broken, which it copied as it is', async () => {
    const store = await openSource();
    const [first, second] = chained([1, 2].map((data) => ({ stream: 'report-a', data })));
    if (!first || !second) throw new Error('two events');
    await store.appendInOrder([{ ...first, events: first.events.map((event) => ({ ...event, data: '伪造' })) }, second]);
    await store.close();
    const copied = await gongkai(folder, 'copy', '--to', target);
    expect(copied).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Copied 2 events/) });
    expect(copied.stdout).not.toMatch(/Sound/);
    expect(copied.stderr).toMatch(/1 of 1 chains are broken, in the source as in the copy:\n {2}report-a: revision 2 .*\[INVALID_EVENT\]/);
  });

  test('refuses a target with other data, and leaves it as it is', async () => {
    await withEvents(3);
    const other = await openCopy();
    await other.appendInOrder(chained(plan(2)));
    const before = await logOf(other);
    const refused = await gongkai(folder, 'copy', '--to', target);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^gongkai: The target is no copy of the source: its event number 1 is revision 1 of .*\[TARGET_DIFFERS\]\n$/,
    );
    expect(await logOf(other)).toEqual(before);
    await other.close();
  });

  test('says of an empty source that there is nothing to copy', async () => {
    await withEvents(0);
    expect(await gongkai(folder, 'copy', '--to', target)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^sqlite:.* holds no events: there is nothing to copy\.\n$/),
    });
  });

  test.each([
    [
      ['--from', 'sqlite:/nowhere/events.db', '--to', 'sqlite:/nowhere/copy.db'],
      /There is no event store at \/nowhere\/events\.db\. \[NOT_FOUND\]/,
    ],
    [['--from', 'sqlite:/tmp/x.db', '--to', 'sqlite:/tmp/../tmp/x.db'], /--from and --to are the same store.*\[BAD_INPUT\]/],
    [['--to', 'postgres://me:secret@host'], /--to must be sqlite:PATH or esdb:.*\[BAD_INPUT\]/],
    [
      ['--from', 'esdb://me:secret@host:1?namespace=a.b', '--to', 'sqlite:/nowhere/copy.db'],
      /--from namespace takes 1 to 40 .*\[BAD_INPUT\]/,
    ],
    [['--from', 'sqlite:/nowhere/events.db'], /required option '--to <address>'/],
  ])('%j', async (args, said) => {
    const { code, stdout, stderr } = await gongkai(folder, 'copy', ...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/secret|at .*\.js:\d+/);
    expect(existsSync('/nowhere')).toBe(false);
  });

  test('tells in its help what is copied, what is not, and that nobody may serve the target meanwhile', async () => {
    const { stdout } = await gongkai(folder, 'copy', '--help');
    expect(stdout).toMatch(/positions and the time .* are the new store's own[\s\S]*Nobody else may write to the store that is copied to/);
  });

  describeOnEventStoreDb('with EventStoreDB', 'EVENTSTOREDB_URL', (server) => {
    test('makes a store there on which verify passes, and one from there that is the same', async () => {
      await withSample();
      const url = inNewNamespace(server);
      expect(await gongkai(folder, 'copy', '--to', url)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/Copied 13 events to esdb:[\s\S]*Sound/),
      });
      const onServer = { ...environmentFor(copyFolder), GONGKAI_EVENT_STORE: url };
      expect(await runGongkai(onServer, ['verify'])).toMatchObject({ code: 0, stdout: 'Sound: 2 hash chains over 13 events.\n' });
      expect(await runGongkai(onServer, ['show', 'yiyang-housing-fund-2020-organ'])).toEqual(
        await gongkai(folder, 'show', 'yiyang-housing-fund-2020-organ'),
      );
      expect(await runGongkai(onServer, ['copy', '--to', target])).toMatchObject({ code: 0, stdout: expect.stringMatching(/Sound/) });
      const [source, back] = [await openSource(), await openCopy()];
      await expectCopy(source, back);
      await source.close();
      await back.close();
    }, 120_000);
  });
});
