import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { verifyStream } from '../../src/audit/verify-chain.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import { reportStream } from '../../src/reports/report-id.js';
import { openTestCore } from '../support/core.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the hash chain of a report', () => {
  let folder: string;
  let core: Core;
  let events: RecordedEvent[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    const id = await publishedReport(core);
    events = [];
    for await (const event of core.store.readStream(reportStream(id))) events.push(event);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  async function verified(changed: readonly (RecordedEvent | undefined)[]) {
    async function* stream() {
      for (const event of changed) if (event) yield event;
    }
    return verifyStream(stream());
  }

  test('is sound from the first event to the last', async () => {
    expect(await verified(events)).toMatchObject({ events: 13, break: null, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(events[0]?.metadata.previousHash).toBeNull();
  });

  test.each([
    ['who did it', (event: RecordedEvent) => ({ ...event, metadata: { ...event.metadata, actor: { id: 'mallory', name: '马' } } })],
    ['when', (event: RecordedEvent) => ({ ...event, metadata: { ...event.metadata, time: '2020-01-01T00:00:00.000Z' } })],
    [
      'a figure',
      (event: RecordedEvent) => ({ ...event, data: JSON.parse(JSON.stringify(event.data).replace('"raw":"2"', '"raw":"3"')) as unknown }),
    ],
    ['the type', (event: RecordedEvent) => ({ ...event, type: 'TitleRevised' })],
  ])('breaks when somebody changes %s', async (_what, change) => {
    const changed = events.map((event) => (event.revision === 10 ? change(event) : event));
    expect((await verified(changed)).break).toMatchObject({ revision: 11, message: expect.stringMatching(/hash of the event before/) });
  });

  test('shows any one value changed in any event, there or at the next; in the last one by another last hash', async () => {
    const sound = await verified(events);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: events.length - 1 }), fc.nat(), async (index, roll) => {
        const event = structuredClone(events[index]) as RecordedEvent;
        const leaves = leavesOf(event).filter(({ name }) => name !== 'position' && name !== 'recordedAt');
        leaves[roll % leaves.length]?.change();
        const report = await verified(events.with(index, event));
        if (report.break) expect([index, index + 1]).toContain(report.events);
        else expect([index, report.lastHash === sound.lastHash]).toEqual([events.length - 1, false]);
      }),
    );
  });

  test('breaks when an event is taken out, put twice, or two change places', async () => {
    expect((await verified(events.filter(({ revision }) => revision !== 5))).break).toMatchObject({ revision: 6 });
    expect((await verified([...events.slice(0, 5), events[4], ...events.slice(5)])).break).not.toBeNull();
    expect((await verified([events[1], events[0], ...events.slice(2)])).break).toMatchObject({ revision: 2 });
  });

  test('does not show by itself that the tail was cut, but its last hash does', async () => {
    const [whole, cut] = [await verified(events), await verified(events.slice(0, -1))];
    expect(cut.break).toBeNull();
    expect(cut.lastHash).not.toBe(whole.lastHash);
  });

  test('is the same whatever the store adds of its own', async () => {
    const moved = events.map((event) => ({ ...event, position: `x${event.position}`, recordedAt: '2030-01-01T00:00:00.000Z' }));
    expect((await verified(moved)).lastHash).toBe((await verified(events)).lastHash);
  });
});

/** Every value in an event that is no object, with what makes it another. */
function leavesOf(holder: object): { name: string; change: () => void }[] {
  return Object.entries(holder).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return leavesOf(value);
    const other = typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : 'x';
    return [{ name, change: () => Object.assign(holder, { [name]: other }) }];
  });
}
