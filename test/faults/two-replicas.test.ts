import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeOnEachStore } from '../support/each-store.js';
import { type ChangeAnswer, openReports, record, shown } from '../support/reports-api.js';
import { RunningService, removeFolder, temporaryFolder } from '../support/service.js';

const rounds = 20;

describeOnEachStore('two replicas, each with a read model of its own', (address) => {
  let folder: string;
  const started: RunningService[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    for (const service of started.splice(0)) await service.stop('SIGKILL');
    await removeFolder(folder);
  });

  /** Both started at the same moment, on a store that nobody has used. */
  async function twoReplicas(environment: Record<string, string> = {}): Promise<[RunningService, RunningService]> {
    const start = async (name: string) => {
      const readModel = join(folder, `read-model-${name}`);
      const service = await RunningService.start(folder, {
        GONGKAI_EVENT_STORE: address(folder),
        GONGKAI_READ_MODEL: readModel,
        ...environment,
      });
      started.push(service);
      return service;
    };
    return Promise.all([start('a'), start('b')]);
  }

  test('started at the same moment on an empty store both come up, with the sample loaded once', async () => {
    const replicas = await twoReplicas();
    for (const replica of replicas) {
      const { reports, auditTrail } = await replica.graphql<{
        reports: { nodes: { revisionNumber: number; status: string }[] };
        auditTrail: { nodes: { event: string }[] };
      }>('{ reports { nodes { revisionNumber status } } auditTrail(first: 100) { nodes { event } } }');
      expect(reports.nodes).toEqual([{ revisionNumber: 12, status: 'PUBLISHED' }]);
      expect(auditTrail.nodes.map(({ event }) => event).filter((event) => event === 'OfficeRegistered')).toHaveLength(1);
      expect(auditTrail.nodes).toHaveLength(13);
    }
  });

  test('show each other an edit, to whoever asks for at least its position', async () => {
    const [a, b] = await twoReplicas({ GONGKAI_SAMPLE: 'false' });
    const [report = ''] = await openReports(a, 'o', 1);
    for (let revision = 1; revision <= 10; revision++) {
      const [here, there] = revision % 2 ? [a, b] : [b, a];
      const { position = null } = await record(here, { report, expectedRevision: revision, raw: String(revision) });
      expect(position).not.toBeNull();
      expect(await shown(there, report, position)).toEqual(await shown(here, report));
    }
  });

  test('edited at once from one revision: one makes the change, the other is told of the conflict, reads, and makes its own', async () => {
    const [a, b] = await twoReplicas({ GONGKAI_SAMPLE: 'false' });
    const [report = ''] = await openReports(a, 'o', 1);
    let revision = 1;
    let last: ChangeAnswer | undefined;
    for (let round = 0; round < rounds; round++) {
      const edits = [a, b].map((replica, index) => ({ replica, raw: `${round}${index + 1}` }));
      const answers = await Promise.all(edits.map(({ replica, raw }) => record(replica, { report, expectedRevision: revision, raw })));
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ReportChanged', 'RevisionConflict']);
      const refused = answers.findIndex(({ __typename }) => __typename === 'RevisionConflict');
      const conflict = answers[refused];
      const loser = edits[refused];
      if (!loser) throw new Error('nobody was refused');
      expect(answers[1 - refused]).toMatchObject({ revisionNumber: revision + 1, repeated: false });
      expect(conflict).toMatchObject({ code: 'REVISION_CONFLICT', currentRevision: revision + 1, retryable: true });
      last = await record(loser.replica, { report, expectedRevision: conflict?.currentRevision ?? 0, raw: loser.raw });
      expect(last).toMatchObject({ __typename: 'ReportChanged', revisionNumber: revision + 2 });
      revision += 2;
    }
    const states = await Promise.all([a, b].map((replica) => shown(replica, report, last?.position)));
    expect(states[0]).toMatchObject({ revisionNumber: 1 + 2 * rounds });
    expect(states[1]).toEqual(states[0]);
  });
});
