import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeOnEventStoreDb } from '../support/eventstoredb.js';
import { EventStoreDbServer } from '../support/eventstoredb-server.js';
import { eventually } from '../support/eventually.js';
import { openReports, reasonsOf, shown } from '../support/reports-api.js';
import { gongkaiWith, RunningService, removeFolder, temporaryFolder } from '../support/service.js';
import { Listener } from './heard.js';
import { Writer } from './writer.js';

const office = 'o';
const reportCount = 3;
const writersOfOneReport = 2;
/** Edits acknowledged before the first kill, and after each restart. */
const editsBetween = 60;
/** Queries answered while the store is away. */
const queriesAway = 30;

describeOnEventStoreDb('an event store that is killed under load, and started again', 'EVENTSTOREDB_SERVER', (command) => {
  let folder: string;
  let server: EventStoreDbServer;
  let environment: { GONGKAI_EVENT_STORE: string };
  let service: RunningService;

  beforeEach(async () => {
    folder = await temporaryFolder();
    server = await EventStoreDbServer.start(command);
    environment = { GONGKAI_EVENT_STORE: server.url };
    service = await RunningService.start(folder, { ...environment, GONGKAI_SAMPLE: 'false', GONGKAI_LOG_LEVEL: 'fatal' });
  });
  afterEach(async () => {
    await service.stop('SIGKILL');
    await server.remove();
    await removeFolder(folder);
  });

  test('loses no acknowledged edit and doubles none; subscribers hear each once, in order; queries are answered all the while', async () => {
    const reports = await openReports(service, office, reportCount);
    const steady = await Listener.open(service, office);
    const restless = await Listener.open(service, office);
    const hearing = { steady: true, restless: true };
    const listening = [
      (async () => {
        while (hearing.steady) await steady.next();
      })(),
      (async () => {
        while (hearing.restless) {
          for (let n = 0; n < 7; n++) await restless.next();
          await restless.reconnect();
        }
      })(),
    ];
    for (const one of listening) one.catch(() => {});

    let asking = true;
    let answers = 0;
    const asked = (async () => {
      for (; asking; answers++)
        expect(await shown(service, reports[answers % reportCount] ?? '')).toMatchObject({ contentHash: expect.any(String) });
    })();
    asked.catch(() => {});

    const writers = reports.flatMap((report, index) =>
      Array.from({ length: writersOfOneReport }, (_, which) => new Writer(service, report, index * writersOfOneReport + which + 1)),
    );
    const acknowledged = () => writers.flatMap((writer) => writer.acknowledged);
    const refusals = () => writers.reduce((sum, writer) => sum + writer.refusals, 0);
    const more = async (what: string, count: () => number, atLeast: number) => {
      const before = count();
      await eventually(what, async () => {
        for (const { failure } of writers) if (failure !== null) throw failure;
        return count() - before >= atLeast || null;
      });
    };

    await more('edits', () => acknowledged().length, editsBetween);
    for (let kills = 0; kills < 2; kills++) {
      await server.kill();
      await Promise.all([more('refusals', refusals, writers.length), more('answers', () => answers, queriesAway)]);
      const resumed = await Listener.open(service, office, steady.heard[0]?.cursor);
      const heard = steady.heard.slice(1);
      await resumed.take(heard.length);
      expect(resumed.heard).toEqual(heard);
      resumed.close();
      await server.start();
      await more('edits', () => acknowledged().length, editsBetween);
    }
    for (const writer of writers) await writer.stop();
    asking = false;
    await asked;

    const total = acknowledged().length;
    const expected: Record<string, number[]> = {};
    for (const report of reports) {
      const reasons = await reasonsOf(service, report);
      const of = acknowledged().filter((edit) => edit.report === report);
      for (const { revision, reason } of of) expect(reasons[revision - 1]).toBe(reason);
      expect(reasons).toHaveLength(1 + of.length);
      expect(new Set(reasons).size).toBe(reasons.length);
      expected[report] = Array.from({ length: of.length }, (_, index) => index + 2);
    }
    await eventually('every change to be heard', async () => (steady.heard.length === total && restless.heard.length === total) || null);
    expect(steady.revisions()).toEqual(expected);
    expect(restless.revisions()).toEqual(expected);
    hearing.steady = hearing.restless = false;
    steady.close();
    restless.close();
    await Promise.allSettled(listening);

    expect((await gongkaiWith(folder, environment, 'verify')).stdout).toMatch(
      `Sound: ${reportCount + 1} hash chains over ${total + reportCount + 1} events`,
    );
  }, 180_000);
});
