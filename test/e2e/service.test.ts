import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';
import { describeOnEachStore } from '../support/each-store.js';
import { environmentFor, gongkai, gongkaiWith, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const report = 'yiyang-housing-fund-2020-organ';
const state = `{ report(id: "${report}") { status edition revisionNumber contentHash updatedAt revisions(first: 100) { nodes { number event at reason contentHash } } } }`;

describeOnEachStore('the service', (address) => {
  let folder: string;
  const started: RunningService[] = [];
  const on = () => ({ GONGKAI_EVENT_STORE: address(folder) });
  const cli = (...args: string[]) => gongkaiWith(folder, on(), ...args);
  const start = async (environment: Record<string, string> = {}) => {
    const service = await RunningService.start(folder, { ...on(), ...environment });
    started.push(service);
    return service;
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    for (const service of started.splice(0)) await service.stop('SIGKILL');
    await removeFolder(folder);
  });

  test('fills an empty store with the sample and its worked history, each step marked as a demonstration', async () => {
    const service = await start();
    const { report: sample } = await service.graphql<{ report: { revisions: { nodes: { event: string; reason: string }[] } } }>(state);
    expect(sample).toMatchObject({ status: 'PUBLISHED', edition: 2, revisionNumber: 12 });
    for (const { reason } of sample.revisions.nodes) expect(reason).toMatch(/^示例 Demonstration: /);
    expect(sample.revisions.nodes.map(({ event }) => event)).toEqual([
      ...['ReportOpened', 'ReportImported', 'TitleRevised', 'FiguresRecorded', 'ReportSubmitted', 'ReportApproved', 'ReportPublished'],
      ...['CorrectionOpened', 'FiguresRecorded', 'ReportSubmitted', 'ReportApproved', 'ReportPublished'],
    ]);
    expect(service.output).toMatch(/graphiql[\s\S]*query Report[\s\S]*query Correction[\s\S]*query AuditTrail/);
  });

  test('ends cleanly at SIGTERM, and finds the data as it was at the next start', async () => {
    const first = await start();
    const before = await first.graphql(state);
    expect(await first.stop('SIGTERM')).toBe(0);
    expect(first.output).toMatch(/Stopped\./);
    const second = await start();
    expect(await second.graphql(state)).toEqual(before);
  });

  test('started by npm ends cleanly too when npm is told to', async () => {
    // Without the build before it, which other tests run on.
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      env: { ...environmentFor(folder), ...on(), GONGKAI_PORT: '0', GONGKAI_LOG_LEVEL: 'warn' },
      cwd: packageRoot,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    const closed = once(npm.stdout, 'close');
    npm.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    while (!printed.includes('AuditTrail')) await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    await closed;
    expect(printed).toMatch(/SIGTERM: finishing what is under way[\s\S]*Stopped\./);
  });

  test('leaves a store with other data alone', async () => {
    await cli('register-office', 'mine', '--name', '我的局', '--region', '110000');
    const service = await start();
    expect(await service.graphql('{ offices { nodes { officeId } } reports { totalCount } }')).toEqual({
      offices: { nodes: [{ officeId: 'mine' }] },
      reports: { totalCount: 0 },
    });
  });

  test('killed under load loses no acknowledged edit, and doubles none when they are sent again', async () => {
    const service = await start();
    await service.graphql(
      `mutation { openCorrection(input: {report: "${report}", expectedRevision: 12, kind: FIGURES, publicNote: "更正。"}) { __typename } }`,
      {},
      'li.author',
    );
    const edit =
      'mutation E($input: RecordFiguresInput!) { recordFigures(input: $input) { __typename ... on ReportChanged { revisionNumber repeated } ... on Problem { code } } }';
    const send = (to: RunningService, n: number) =>
      to.graphql<{ recordFigures: { __typename: string; revisionNumber: number; repeated: boolean } }>(
        edit,
        {
          input: {
            report,
            expectedRevision: 12 + n,
            idempotencyKey: `edit-${n}`,
            figures: [{ table: 'table3', row: 'received', column: 'total', raw: String(n) }],
          },
        },
        'li.author',
      );
    const acknowledged: number[] = [];
    const killed = once(service.child, 'exit');
    try {
      for (let n = 1; ; n++) {
        const { recordFigures } = await send(service, n);
        acknowledged.push(recordFigures.revisionNumber);
        if (n === 60) service.child.kill('SIGKILL');
      }
    } catch {
      await killed;
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    const again = await start();
    for (const [index, revision] of acknowledged.entries())
      expect((await send(again, index + 1)).recordFigures).toMatchObject({ revisionNumber: revision, repeated: true });
    const { report: after } = await again.graphql<{ report: { revisionNumber: number } }>(state);
    expect(after.revisionNumber - acknowledged.length).toBeGreaterThanOrEqual(13);
    expect(after.revisionNumber - acknowledged.length).toBeLessThanOrEqual(14);
    expect((await cli('verify')).stdout).toMatch(/Sound/);
  });

  test('and the CLI see what the other changes, and its subscribers hear of an import made by the CLI', async () => {
    const service = await start();
    const query = encodeURIComponent(
      'subscription { changes(filter: {officeId: "by-cli"}) { ... on Change { event reportId actor { id } report { title } } } }',
    );
    const controller = new AbortController();
    const stream = await fetch(`${service.url}/graphql/stream?query=${query}`, { signal: controller.signal });
    const heard = (async () => {
      let text = '';
      for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        if (text.includes('ReportImported')) break;
      }
      return text;
    })();
    expect(await cli('register-office', 'by-cli', '--name', '命令行局', '--region', '430900')).toMatchObject({ code: 0 });
    const imported = await cli('import', join(packageRoot, 'samples/yiyang-housing-fund-2020.txt'), '--office', 'by-cli');
    expect(imported.stdout).toMatch(/Imported by-cli-2020-organ: revision 2, form f2019, 198 of 198 cells found/);
    const text = await heard;
    expect(text).toMatch(/OfficeRegistered[\s\S]*ReportOpened[\s\S]*ReportImported/);
    expect(text).toMatch(/"reportId":"by-cli-2020-organ"/);
    expect(await service.graphql('{ report(officeId: "by-cli", year: 2020) { revisionNumber } }')).toEqual({
      report: { revisionNumber: 2 },
    });

    await service.graphql(
      'mutation { reviseTitle(input: {report: "by-cli-2020-organ", expectedRevision: 2, title: "由服务修改的标题"}) { __typename } }',
      {},
      'li.author',
    );
    expect((await cli('show', 'by-cli-2020-organ')).stdout).toMatch(/由服务修改的标题/);
    controller.abort();
  });

  test('goes on with queries while the read model is made again, and sees the new one', async () => {
    const service = await start();
    let asking = true;
    const asked = (async () => {
      let answers = 0;
      while (asking) {
        expect(await service.graphql(`{ report(id: "${report}") { revisionNumber } }`)).toEqual({ report: { revisionNumber: 12 } });
        answers++;
      }
      return answers;
    })();
    for (let round = 0; round < 3; round++) expect((await cli('rebuild')).stdout).toMatch(/It says the same as the one before/);
    asking = false;
    expect(await asked).toBeGreaterThan(10);
    await service.graphql(
      `mutation { openCorrection(input: {report: "${report}", expectedRevision: 12, kind: TEXT, publicNote: "更正。"}) { __typename } }`,
      {},
      'li.author',
    );
    expect(await service.graphql(`{ report(id: "${report}") { status } }`)).toEqual({ report: { status: 'CORRECTION' } });
  });
});

describe('a service that can not start', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  test('says all that is wrong with its settings, and does not start', async () => {
    const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js')], {
      env: { ...environmentFor(folder), GONGKAI_HOST: '0.0.0.0', GONGKAI_PORT: 'x' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(stderr).toMatch(/GONGKAI_HOST=0\.0\.0\.0: must be a loopback address[\s\S]*GONGKAI_PORT=x: must be a whole number/);
    expect(stderr).not.toMatch(/at .*\.js/);
  });

  test('says that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(RunningService.start(folder, { GONGKAI_PORT: String(port) })).rejects.toThrow(/EADDRINUSE/);
    taken.close();
  });
});

describe('the command line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => removeFolder(folder));

  test.each([
    [['reports'], 0, /There is no such report\. Import one/],
    [['offices'], 0, /No office is registered\. Register one/],
    [['show', 'nobody-2020-organ'], 1, /There is no report nobody-2020-organ.*\[NOT_FOUND\]/],
    [['show', 'nonsense'], 1, /There is no report nonsense/],
    [['import', '/nowhere.txt'], 1, /can not be read \(ENOENT\)/],
    [['import', 'docs/dependencies.md', '--office', 'nobody'], 1, /There is no office nobody\. Register it first/],
    [['reports', '--at', '2001-01-01'], 0, /No such report had been recorded at 2000-12-31T16:00:00\.000Z/],
    [['reports', '--published'], 0, /No such report was in force at this moment/],
    [['offices', '--at', '2001-01-01'], 0, /No office was registered at 2000-12-31T16:00:00\.000Z/],
    [['reports', '--at', 'yesterday'], 1, /"yesterday" is no instant. .*BAD_INPUT/],
    [['reports', '--limit', '0'], 1, /must be a whole number from 1 to 1000/],
    [['reports', '--as', 'nobody'], 1, /There is no identity "nobody"\. Take one of: admin/],
    [['nonsense'], 1, /unknown command/],
    [['verify'], 0, /Sound: 0 hash chains over 0 events/],
  ])('gongkai %j', async (args, code, said) => {
    const result = await gongkai(folder, ...args);
    expect(result.code).toBe(code);
    expect(result.stdout + result.stderr).toMatch(said);
    expect(result.stderr).not.toMatch(/at .*\.js:\d+/);
  });

  test('refuses a file that is no report, and changes nothing', async () => {
    await gongkai(folder, 'register-office', 'o', '--name', '局', '--region', '430900');
    const refused = await gongkai(folder, 'import', 'docs/dependencies.md', '--office', 'o', '--year', '2020');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/This is no annual report.*\[NOT_A_REPORT\]/)]);
    expect((await gongkai(folder, 'reports')).stdout).toMatch(/no such report/);
  });

  test('takes a report that has no title, and says what it lacks', async () => {
    await gongkai(folder, 'register-office', 'o', '--name', '局', '--region', '110112');
    const imported = await gongkai(
      folder,
      'import',
      'test/fixtures/reports/03_bjtzh_2019_f2019_excerpt.txt',
      '--office',
      'o',
      '--year',
      '2019',
    );
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringMatching(/Imported o-2019-organ[\s\S]*结转下年度继续办理/) });
  });

  test('finds the office that the text names, and does not import the same twice', async () => {
    await gongkai(folder, 'register-office', 'hpf', '--name', '益阳市住房公积金管理中心', '--region', '430900');
    const file = 'samples/yiyang-housing-fund-2020.txt';
    expect((await gongkai(folder, 'import', file)).stdout).toMatch(/Imported hpf-2020-organ/);
    const again = await gongkai(folder, 'import', file);
    expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/exists already, at revision 2.*--expected-revision/)]);
    expect((await gongkai(folder, 'import', file, '--expected-revision', '2')).stdout).toMatch(
      /says the same already: no revision was made/,
    );
  });

  test('prints data where it is asked to', async () => {
    await gongkai(folder, 'register-office', 'o', '--name', '局', '--region', '430900');
    const { stdout } = await gongkai(folder, '--json', 'offices');
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'o', name: '局' }]);
  });
});
