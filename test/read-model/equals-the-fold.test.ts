import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { isGongkaiError } from '../../src/errors.js';
import { contentHash } from '../../src/history/content-hash.js';
import type { ReportEvent } from '../../src/reports/events.js';
import { evolve } from '../../src/reports/evolve.js';
import { reportId, reportStream } from '../../src/reports/report-id.js';
import type { ReportState } from '../../src/reports/state.js';
import { approver, author, by } from '../support/actors.js';
import { commandSequence, type Given, officeId, year } from '../support/command-arbitraries.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { describeOnEachStore } from '../support/each-store.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describeOnEachStore('the read model', (address) => {
  let folder: string;
  let core: Core;
  let runs = 0;

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { eventStore: address(folder) });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  /** Carries out what is allowed, lets the rest be refused, and answers the report's id. */
  async function carriedOut(commands: readonly Given[]): Promise<string> {
    const office = `${officeId}-${++runs}`;
    await registerOffice(core, office);
    const id = reportId(office, year, 'organ');
    await core.app.report(id, { type: 'openReport', officeId: office, year, scope: 'organ' }, by(author));
    for (const { command, actorId } of commands)
      await core.app.report(id, command, by(actorId === 'author' ? author : approver)).catch((error: unknown) => {
        if (!isGongkaiError(error)) throw error;
      });
    return id;
  }

  /** Every state the report ever had, folded from the log, with the instant at which it came about. */
  async function folded(id: string): Promise<{ state: ReportState; at: string; type: string }[]> {
    const states: { state: ReportState; at: string; type: string }[] = [];
    let state: ReportState | null = null;
    for await (const event of core.store.readStream(reportStream(id))) {
      state = evolve(state, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
      states.push({ state, at: event.metadata.time, type: event.type });
    }
    return states;
  }

  test('says of every report, now and at every revision and instant, what its events folded say', async () => {
    await fc.assert(
      fc.asyncProperty(commandSequence(), async (commands) => {
        const id = await carriedOut(commands);
        const states = await folded(id);
        const { queries } = core.app;
        const last = states.at(-1)?.state;
        expect(queries.reportsById([id])[0]).toMatchObject({
          status: last?.status,
          revision: last?.revision,
          edition: last?.edition,
          title: last?.content.title,
          publishedRevision: last?.published?.revision ?? null,
          contentHash: last && contentHash(last.content),
        });
        let inForce: ReportState['published'] = null;
        for (const { state, at, type } of states) {
          expect(queries.contentOf(id, state.revision)).toEqual(state.content);
          expect(queries.revision(id, state.revision)).toMatchObject({
            type,
            at,
            status: state.status,
            edition: state.edition,
            contentHash: contentHash(state.content),
          });
          expect(queries.revisionAsOf(id, at)?.revision).toBe(state.revision);
          inForce = state.published;
          expect(queries.publishedAsOf(id, at)?.revision ?? null).toBe(inForce?.revision ?? null);
        }
        expect(queries.revision(id, states.length + 1)).toBeNull();
        expect(queries.revisionAsOf(id, '2000-01-01T00:00:00.000Z')).toBeNull();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('made again from the events says the same, and the same as before', async () => {
    const before = core.readModel.generation.number;
    const rebuilt = await core.rebuild();
    expect(rebuilt.differences).toEqual([]);
    expect(core.readModel.generation.number).toBeGreaterThan(before);
    const id = reportId(`${officeId}-1`, year, 'organ');
    for (const { state } of await folded(id)) expect(core.app.queries.contentOf(id, state.revision)).toEqual(state.content);
  });
});
