import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { projections } from '../../projections/index.js';
import { developmentIdentities } from '../../src/access/development-identities.js';
import type { Core } from '../../src/app/core.js';
import { createApp } from '../../src/app/create-app.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import type { ChangeItem } from '../../src/notifications/change-feed.js';
import { encodeCursor } from '../../src/notifications/cursor.js';
import type { Projection } from '../../src/read-model/projection.js';
import { ReadModel } from '../../src/read-model/read-model.js';
import { author, by } from '../support/actors.js';
import { eventOf } from '../support/bad-events.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const [admin, writer] = developmentIdentities;
if (!admin || !writer) throw new Error('no identities');

describe('an event that the projections can not take', () => {
  let folder: string;
  let core: Core;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerOffice(core, 'o');
    await registerOffice(core, 'p');
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  /** Appends behind the application's back, and waits until the read model has passed it. */
  async function appended(office: string, expected: number, ...events: ReturnType<typeof eventOf>[]): Promise<string> {
    const { position } = await core.store.append(`office-${office}`, events, expected);
    await core.app.atLeast(position);
    return position;
  }
  const names = () => core.app.queries.officesById(['o', 'p']).map((office) => office?.name);
  const rename = (name: string) => eventOf('OfficeRenamed', { name });

  test.each([
    ['of an unknown type', eventOf('OfficeTeleported', {}), /UNKNOWN_EVENT: .*OfficeTeleported/],
    ['of an unknown version', eventOf('OfficeRenamed', { name: '新' }, 2), /UNKNOWN_EVENT: .*version 2/],
    ['that does not match its schema', eventOf('OfficeRenamed', { name: 7 }), /INVALID_EVENT: .*name/],
  ])('%s is parked with its error, and everything else goes on', async (_what, event, error) => {
    const position = await appended('o', 1, event);
    expect(core.parked.list()).toMatchObject([
      { position, stream: 'office-o', revision: 2, eventId: event.id, type: event.type, state: 'parked', attempts: 1 },
    ]);
    expect(core.parked.list()[0]?.error).toMatch(error);
    expect(core.readModel.status()).toMatchObject({ state: 'projecting', position, fault: null, parked: 1 });
    await core.app.office('p', { type: 'renameOffice', name: '乙局' }, by(author));
    expect(names()).toEqual(['o局', '乙局']);
  });

  test('of no known kind of stream is parked too', async () => {
    const { position } = await core.store.append('nonsense', [eventOf('OfficeRenamed', { name: '新' })], 0);
    await core.app.atLeast(position);
    expect(core.parked.list()).toMatchObject([{ stream: 'nonsense', state: 'parked', error: expect.stringMatching(/no known kind/) }]);
  });

  test('holds up those behind it in its stream, and only those', async () => {
    await appended('o', 1, eventOf('OfficeTeleported', {}), rename('二'));
    await appended('o', 3, rename('三'));
    await appended('p', 1, rename('乙'));
    expect(core.parked.list().map(({ revision, state, attempts }) => [revision, state, attempts])).toEqual([
      [2, 'parked', 1],
      [3, 'waiting', 0],
      [4, 'waiting', 0],
    ]);
    expect(names()).toEqual(['o局', '乙']);
  });

  test('is not looped on: it stays as it is while others come, also over a restart', async () => {
    await appended('o', 1, eventOf('OfficeTeleported', {}));
    const before = core.parked.list();
    for (let n = 1; n <= 20; n++) await appended('p', n, rename(`乙${n}`));
    await core.close();
    core = await openTestCore(folder);
    await appended('p', 21, rename('丙'));
    expect(core.parked.list()).toEqual(before);
  });

  test('lets nobody write behind it, until it is discarded', async () => {
    await appended('o', 1, eventOf('OfficeTeleported', {}));
    const renamed = () => core.app.office('o', { type: 'renameOffice', name: '三' }, by(author, { expectedRevision: 2 }));
    await expect(renamed()).rejects.toMatchObject({ code: 'UNKNOWN_EVENT' });
    await core.parked.discard(admin, core.parked.list()[0]?.position ?? '', '错');
    expect(await renamed()).toMatchObject({ revision: 3 });
    expect(names()).toEqual(['三', 'p局']);
  });

  test('is tried again when asked, and stays parked with one try more when it fails again', async () => {
    await appended('o', 1, eventOf('OfficeTeleported', {}), rename('三'));
    const left = await core.parked.retry(admin, 'office-o');
    expect(left.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['parked', 2],
      ['waiting', 0],
    ]);
  });

  test('can be discarded with a reason: those behind it are taken, each as the revision that it is', async () => {
    const position = await appended('o', 1, eventOf('OfficeTeleported', {}), rename('三'), rename('四'));
    const bad = core.parked.list()[0]?.position ?? '';
    expect(await core.parked.discard(admin, bad, '不是本系统的事件')).toEqual([]);
    expect(core.app.queries.officesById(['o'])[0]).toMatchObject({ name: '四', formerNames: ['o局', '三'], revision: 4 });
    expect(core.app.queries.auditTrail({ officeId: 'o' }, { first: 10 }).edges.map(({ node }) => node.revision)).toEqual([1, 3, 4]);
    expect(core.parked.list()).toMatchObject([{ state: 'discarded', discardedBy: 'admin', reason: '不是本系统的事件' }]);
    expect(core.readModel.status()).toMatchObject({ position, parked: 0 });
  });

  test('when discarded stays so in a read model that is made again', async () => {
    await appended('o', 1, eventOf('OfficeTeleported', {}), rename('三'));
    await core.parked.discard(admin, core.parked.list()[0]?.position ?? '', '不是本系统的事件');
    expect(await core.rebuild()).toMatchObject({ differences: [] });
    expect(names()).toEqual(['三', 'p局']);
    expect(core.parked.list()).toMatchObject([{ state: 'discarded', reason: '不是本系统的事件' }]);
    await appended('o', 3, rename('四'));
    expect(names()).toEqual(['四', 'p局']);
  });

  test('stops a rebuild, which names it and leaves everything as it was', async () => {
    const position = await appended('o', 1, eventOf('OfficeTeleported', {}));
    const before = core.readModel.status();
    await expect(core.rebuild()).rejects.toMatchObject({
      code: 'UNKNOWN_EVENT',
      message: expect.stringMatching(/OfficeTeleported, revision 2 of office-o, at position/),
      details: { stream: 'office-o', revision: 2, position },
    });
    expect(core.readModel.status()).toEqual(before);
    expect(core.readModel.catalog.entries().map(({ state }) => state)).toEqual(['active']);
    expect(names()).toEqual(['o局', 'p局']);
  });

  test('taken up after all is told to every subscriber once, also to those whose cursor is past it', async () => {
    const heard: ChangeItem[] = [];
    const ending = new AbortController();
    const hearing = (async () => {
      for await (const item of core.changes.subscribe({ after: encodeCursor(core.store.id, ''), signal: ending.signal })) heard.push(item);
    })();
    await appended('o', 1, eventOf('OfficeTeleported', {}), rename('三'));
    await appended('p', 1, rename('乙'));
    while (heard.length < 3) await new Promise(setImmediate);
    const cursorPast = heard.at(-1)?.cursor ?? '';
    await core.parked.discard(admin, core.parked.list()[0]?.position ?? '', '错');
    await appended('p', 2, rename('丙'));
    while (heard.length < 5) await new Promise(setImmediate);
    const told = (item: ChangeItem | undefined) => item?.kind === 'change' && [item.row.officeId, item.row.revision];
    expect(heard.map(told)).toEqual([
      ['o', 1],
      ['p', 1],
      ['p', 2],
      ['o', 3],
      ['p', 3],
    ]);
    // From any cursor, also the one of the event that was taken up late, what came after it and nothing else.
    for (const [index, { cursor }] of [...heard.slice(2).entries()]) {
      const again = core.changes.subscribe({ after: cursor, signal: ending.signal })[Symbol.asyncIterator]();
      for (const expected of heard.slice(3 + index)) expect((await again.next()).value).toEqual(expected);
      await again.return?.();
    }
    expect(heard[2]?.cursor).toBe(cursorPast);
    ending.abort();
    await hearing;
  });

  test.each([
    ['retried', () => core.parked.retry(admin, 'office-o'), 'NOT_FOUND'],
    ['discarded', () => core.parked.discard(admin, '0000000000000001', '错'), 'NOT_FOUND'],
    ['discarded without a reason', () => core.parked.discard(admin, '0000000000000001', ' '), 'BAD_INPUT'],
    ['discarded by an author', () => core.parked.discard(writer, '0000000000000001', '错'), 'FORBIDDEN'],
    ['retried by an author', () => core.parked.retry(writer), 'FORBIDDEN'],
  ])('that is not there can not be %s', async (_how, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
    expect(core.parked.list()).toEqual([]);
  });

  test('another process asks for is tried by the one that projects', async () => {
    const other = await openTestCore(folder);
    expect([core.readModel.status().state, other.readModel.status().state].sort()).toEqual(['projecting', 'standby']);
    await appended('o', 1, eventOf('OfficeTeleported', {}), rename('三'));
    for (const each of [core, other]) expect(await each.parked.retry(admin)).toMatchObject([{ state: 'parked' }, { state: 'waiting' }]);
    const standby = core.readModel.status().state === 'standby' ? core : other;
    expect(await standby.parked.discard(admin, core.parked.list()[0]?.position ?? '', '错')).toEqual([]);
    expect(names()).toEqual(['三', 'p局']);
    await other.close();
  });
});

describe('a projection that fails', () => {
  let folder: string;
  let core: Core;
  beforeEach(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    for (const id of ['a', 'b', 'c']) await registerOffice(core, id);
  });
  afterEach(async () => {
    await core.close();
    await removeFolder(folder);
  });

  /** A projection that fails as told, beside the real ones. */
  function failing(apply: (event: RecordedEvent) => void, flush: (held: readonly RecordedEvent[]) => void = () => {}): Projection {
    return {
      name: 'failing',
      version: 1,
      tables: '',
      open: () => {
        let held: RecordedEvent[] = [];
        return {
          apply: ({ event }) => {
            apply(event);
            held.push(event);
          },
          flush: () => {
            flush(held);
            held = [];
          },
          reset: () => {
            held = [];
          },
        };
      },
    };
  }
  async function projected(projection: Projection): Promise<ReadModel> {
    const readModel = new ReadModel({ folder: `${folder}/failing`, store: core.store, projections: [...projections, projection] });
    await readModel.waitFor((await core.store.head()) ?? '', 10_000);
    return readModel;
  }
  const officesOf = (readModel: ReadModel) => readModel.queries.officesById(['a', 'b', 'c']).map((office) => office?.id ?? null);

  test('once or twice is tried again, and loses nothing', async () => {
    let failures = 2;
    const readModel = await projected(
      failing(({ stream }) => {
        if (stream === 'office-b' && failures-- > 0) throw new Error('a hiccup');
      }),
    );
    expect(officesOf(readModel)).toEqual(['a', 'b', 'c']);
    expect(readModel.parked.list()).toEqual([]);
    await readModel.close();
  });

  test('at an event each time has it parked after three tries, and nothing of it is in any table', async () => {
    let tries = 0;
    const readModel = await projected(
      failing(({ stream }) => {
        if (stream !== 'office-b') return;
        tries++;
        throw new Error('never');
      }),
    );
    expect(tries).toBe(3);
    expect(officesOf(readModel)).toEqual(['a', null, 'c']);
    expect(readModel.queries.auditTrail({ officeId: 'b' }, { first: 5 }).edges).toEqual([]);
    expect(readModel.parked.list()).toMatchObject([{ stream: 'office-b', state: 'parked', attempts: 3, error: 'never' }]);
    await readModel.close();
  });

  test('at a change has whoever made it told that it is recorded, but can not be seen', async () => {
    const readModel = await projected(
      failing(({ type }) => {
        if (type === 'OfficeRenamed') throw new Error('never');
      }),
    );
    const waitFor = (position: string, ms: number) => readModel.waitFor(position, ms);
    const app = createApp({ store: core.store, queries: readModel.queries, waitFor, clock: () => new Date(), waitMs: 10_000 });
    await expect(app.office('b', { type: 'renameOffice', name: '乙' }, by(author))).rejects.toMatchObject({
      code: 'READ_MODEL_BEHIND',
      message: expect.stringMatching(/Recorded as revision 2 of b, but/),
    });
    expect(core.app.queries.officesById(['b'])[0]).toMatchObject({ name: '乙' });
    await readModel.close();
  });

  test('only when the batch is written has the one event parked that it fails at', async () => {
    const readModel = await projected(
      failing(
        () => {},
        (held) => {
          if (held.some(({ stream }) => stream === 'office-b')) throw new Error('at the end');
        },
      ),
    );
    expect(officesOf(readModel)).toEqual(['a', null, 'c']);
    expect(readModel.parked.list()).toMatchObject([{ stream: 'office-b', state: 'parked', error: 'at the end' }]);
    await readModel.close();
  });
});
