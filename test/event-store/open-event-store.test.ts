import { existsSync } from 'node:fs';
import { link, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type EventStoreAddress, isSamePlace, parseEventStoreAddress } from '../../src/event-store/address.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';
import { describeOnEventStoreDb, inNewNamespace } from '../support/eventstoredb.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => removeFolder(folder));

const at = (address: string): EventStoreAddress => parseEventStoreAddress(address, folder);

describe('a store that is to be there', () => {
  const expectNone = (address: EventStoreAddress) =>
    expect(openEventStore(address, { create: false })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/^There is no event store at /),
    });

  test.each(['none.db', 'no/such/folder/none.db', 'file/none.db'])('is not made at %s', async (path) => {
    await writeFile(join(folder, 'file'), 'x');
    await expectNone(at(`sqlite:${path}`));
    expect(existsSync(join(folder, path))).toBe(false);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  test('is not made of an empty file', async () => {
    await writeFile(join(folder, 'empty.db'), '');
    await expectNone(at('sqlite:empty.db'));
  });

  test('is opened where it is', async () => {
    const made = await openEventStore(at('sqlite:events.db'));
    await made.close();
    const opened = await openEventStore(at('sqlite:events.db'), { create: false });
    expect(opened.id).toBe(made.id);
    await opened.close();
  });

  describeOnEventStoreDb('on EventStoreDB', 'EVENTSTOREDB_URL', (server) => {
    test('is not founded, and is opened once it was', async () => {
      const address = at(inNewNamespace(server));
      for (const _ of ['once', 'again']) await expectNone(address);
      const founded = await openEventStore(address);
      const opened = await openEventStore(address, { create: false });
      expect(opened.id).toBe(founded.id);
      await founded.close();
      await opened.close();
    });
  });
});

describe('two addresses', () => {
  test.each([
    ['sqlite:a.db', 'sqlite:./x/../a.db', true],
    ['sqlite:/nowhere/a.db', 'sqlite:/nowhere/../nowhere/a.db', true],
    ['sqlite:a.db', 'sqlite:symbolic.db', true],
    ['sqlite:a.db', 'sqlite:hard.db', true],
    ['sqlite:a.db', 'sqlite:b.db', false],
    ['sqlite:a.db', 'sqlite:none.db', false],
    ['sqlite:none.db', 'sqlite:none.db', true],
    ['sqlite:a.db', 'sqlite:a.db/none.db', false],
    ['sqlite:a.db', 'esdb://host:2113', false],
    ['esdb://host:2113?tls=false', 'esdb://admin:secret@host:2113?tls=true', true],
    ['esdb://host:2113', 'esdb://host:2113?namespace=gongkai', true],
    ['esdb://host:2113', 'esdb://host:2113?namespace=other', false],
  ])('%s and %s are one place: %s', async (a, b, same) => {
    for (const name of ['a.db', 'b.db']) await writeFile(join(folder, name), name);
    await symlink(join(folder, 'a.db'), join(folder, 'symbolic.db'));
    await link(join(folder, 'a.db'), join(folder, 'hard.db'));
    expect(isSamePlace(at(a), at(b))).toBe(same);
    expect(isSamePlace(at(b), at(a))).toBe(same);
  });
});
