import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { eventOf } from '../support/bad-events.js';
import { gongkai, RunningService, removeFolder, temporaryFolder } from '../support/service.js';

/** The upkeep of the read model from the command line, beside a service. */
describe('upkeep from the command line', () => {
  let folder: string;
  let service: RunningService;
  beforeEach(async () => {
    folder = await temporaryFolder();
    service = await RunningService.start(folder, { GONGKAI_SAMPLE: 'false' });
    await gongkai(folder, 'register-office', 'o', '--name', '甲局', '--region', '430900');
  });
  afterEach(async () => {
    await service.stop('SIGKILL');
    await removeFolder(folder);
  });

  const name = async () => (await service.graphql<{ office: { name: string } }>('{ office(id: "o") { name } }')).office.name;

  test('an event nobody knows is parked by the service, listed, tried again and discarded from outside, and the service goes on', async () => {
    expect((await gongkai(folder, 'parked')).stdout).toMatch(/No event is parked/);
    const store = await openSqliteEventStore({ path: join(folder, 'events.db') });
    const { position } = await store.append('office-o', [eventOf('OfficeTeleported', {}), eventOf('OfficeRenamed', { name: '乙局' })], 1);
    await store.close();
    await service.graphql(`{ office(id: "o", atLeast: "${position}") { name } }`);
    expect(service.output).toMatch(/an event could not be projected and was parked/);
    expect(await (await fetch(`${service.url}/readyz`)).json()).toMatchObject({ status: 'ready', parked: 2 });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^gongkai_parked_events 2$/m);
    // What the CLI, another process, appended was measured until it could be read here.
    expect(metrics).toMatch(/^gongkai_projection_delay_seconds_count [1-9]/m);

    const listed = (await gongkai(folder, 'parked')).stdout;
    expect(listed).toMatch(/parked +OfficeTeleported +office-o +2 +1 .*UNKNOWN_EVENT/);
    expect(listed).toMatch(/waiting +OfficeRenamed +office-o +3 +0 .*one before it in its stream is parked/);
    expect((await gongkai(folder, 'parked', 'retry', 'office-o')).stdout).toMatch(
      /2 events are still parked[\s\S]*OfficeTeleported +office-o +2 +2/,
    );

    const stopped = await gongkai(folder, 'rebuild');
    expect([stopped.code, stopped.stderr]).toEqual([
      1,
      expect.stringMatching(/OfficeTeleported, revision 2 of office-o[\s\S]*UNKNOWN_EVENT/),
    ]);
    expect(stopped.stderr).toMatch(/gongkai parked discard/);

    const [{ position: bad }] = JSON.parse((await gongkai(folder, '--json', 'parked')).stdout) as [{ position: string }];
    const discarded = await gongkai(folder, 'parked', 'discard', bad, '--reason', '不是本系统的事件');
    expect(discarded).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nothing is left parked there/) });
    expect(await name()).toBe('乙局');
    expect((await gongkai(folder, 'parked')).stdout).toMatch(/discarded .*admin: 不是本系统的事件/);
    expect((await gongkai(folder, 'rebuild')).stdout).toMatch(/It says the same as the one before/);
  });

  test('a rebuild is gone back from while the service is read', async () => {
    expect((await gongkai(folder, 'rebuild', '--revert')).stderr).toMatch(/none was replaced yet\. \[NOT_FOUND\]/);
    expect((await gongkai(folder, 'rebuild')).stdout).toMatch(/Rebuilt from 1 events .*generation 2 is read now/);
    expect(await name()).toBe('甲局');
    expect((await gongkai(folder, 'rebuild', '--revert')).stdout).toMatch(/Generation 1 is read again/);
    expect(await name()).toBe('甲局');
  });

  test('a discard without a reason is refused', async () => {
    const refused = await gongkai(folder, 'parked', 'discard', '0000000000000001');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/required option '--reason <text>'/)]);
  });
});
