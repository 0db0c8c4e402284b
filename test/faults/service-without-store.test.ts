import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { EventStoreDbServer } from '../support/eventstoredb-server.js';
import { eventually } from '../support/eventually.js';
import { openReports, reasonsOf, record, shown } from '../support/reports-api.js';
import { RunningService, removeFolder, temporaryFolder } from '../support/service.js';

describeOnEventStoreDb('the service without its event store', 'EVENTSTOREDB_SERVER', (command) => {
  let server: EventStoreDbServer;
  beforeAll(async () => {
    server = await EventStoreDbServer.start(command);
  });
  afterAll(() => server.remove());

  const dies = { goes: () => server.kill(), comes: () => server.start() };
  const hangs = { goes: async () => server.freeze(), comes: async () => server.thaw() };

  describe.each([
    ['dies and is started again', dies],
    ['hangs and goes on', hangs],
  ])('which %s', (_, { goes, comes }) => {
    let folder: string;
    let service: RunningService;
    let report: string;

    beforeEach(async () => {
      folder = await temporaryFolder();
      service = await RunningService.start(folder, {
        GONGKAI_EVENT_STORE: `${inNewNamespace(server.url)}&defaultDeadline=1000`,
        GONGKAI_SAMPLE: 'false',
        GONGKAI_WAIT_MS: '30000',
        GONGKAI_LOG_LEVEL: 'fatal',
      });
      report = (await openReports(service, 'o', 1))[0] ?? '';
    });
    afterEach(async () => {
      await comes();
      await service.stop('SIGKILL');
      await removeFolder(folder);
    });

    const readiness = async (status: number) => {
      const response = await fetch(`${service.url}/readyz`);
      return response.status === status ? ((await response.json()) as { reasons: string[] }) : null;
    };
    const change = { expectedRevision: 1, raw: '7', idempotencyKey: 'the-one', reason: 'the one' };

    test('says that it is not ready and why, refuses changes with a hint when to retry, answers queries, and recovers by itself', async () => {
      expect(await readiness(200)).toMatchObject({ reasons: [] });
      const before = await shown(service, report);
      await goes();
      const refused = {
        __typename: 'Unavailable',
        code: 'UNAVAILABLE',
        retryable: true,
        retryAfterMs: expect.any(Number),
        mayHaveBeenRecorded: expect.any(Boolean),
      };
      const refusals = [await record(service, { report, ...change })];
      // All of them are answered while the server is away: none waits for it to come back.
      refusals.push(...(await Promise.all(Array.from({ length: 50 }, () => record(service, { report, ...change })))));
      for (const refusal of refusals) {
        expect(refusal).toMatchObject(refused);
        expect(refusal.retryAfterMs).toBeGreaterThan(0);
      }
      const { reasons } = await eventually('a service that is not ready', () => readiness(503));
      expect(reasons).toEqual(expect.arrayContaining([expect.stringMatching(/the event store can not be read/)]));
      expect(await shown(service, report)).toEqual(before);

      await comes();
      await eventually('a service that is ready', () => readiness(200));
      expect(await record(service, { report, ...change })).toMatchObject({ __typename: 'ReportChanged', revisionNumber: 2 });
      expect(await record(service, { report, ...change })).toMatchObject({ revisionNumber: 2, repeated: true });
      expect(await reasonsOf(service, report)).toEqual([null, 'the one']);
    });
  });
});
