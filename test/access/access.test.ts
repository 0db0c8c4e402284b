import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Action, can } from '../../src/access/access.js';
import type { Actor, Role } from '../../src/access/actor.js';
import { developmentIdentities, identities } from '../../src/access/development-identities.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const actor = (role: Role, offices = ['*']): Actor => ({ id: role, name: role, roles: [role], offices });
const may = (role: Role, action: Action, offices?: string[]) => can(actor(role, offices), action, { officeId: 'o' }).allowed;

describe('who may do what', () => {
  test.each([
    [
      'author',
      ['recordFigures', 'submitReport', 'importReport', 'openCorrection', 'answerFinding', 'withdrawAnswer'],
      ['approveReport', 'publishReport', 'returnReport', 'registerOffice', 'withdrawReport'],
    ],
    [
      'approver',
      ['approveReport', 'publishReport', 'returnReport', 'withdrawReport'],
      ['answerFinding', 'recordFigures', 'submitReport', 'registerOffice'],
    ],
    ['auditor', ['read'], ['recordFigures', 'approveReport', 'registerOffice', 'submitReport']],
    ['registrar', ['registerOffice', 'dissolveOffice'], ['recordFigures', 'approveReport']],
    ['admin', ['recordFigures', 'approveReport', 'registerOffice', 'read'], []],
  ] as const)('%s', (role, allowed, refused) => {
    for (const action of allowed) expect([action, may(role, action)]).toEqual([action, true]);
    for (const action of refused) expect([action, may(role, action)]).toEqual([action, false]);
  });
  test('only for their own offices', () => {
    expect(may('author', 'recordFigures', ['o'])).toBe(true);
    expect(may('author', 'recordFigures', ['other'])).toBe(false);
  });
  test('and a refusal says which role it takes', () => {
    expect(can(actor('auditor'), 'approveReport', { officeId: 'o' })).toEqual({
      allowed: false,
      why: expect.stringMatching(/approver or admin/),
    });
  });
});

describe('development identities', () => {
  test('are built in, with an author and an approver who are two', async () => {
    expect(await identities('')).toBe(developmentIdentities);
    const [author, approver] = (['author', 'approver'] as const).map((role) =>
      developmentIdentities.find(({ roles }) => roles.includes(role)),
    );
    expect(author?.id).not.toBe(approver?.id);
  });
  test('come from a file where one is named, which is checked', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'identities.json');
    const own = [{ id: 'me', name: '我', roles: ['admin'], offices: ['*'] }];
    await writeFile(file, JSON.stringify(own));
    expect(await identities(file)).toEqual(own);
    for (const wrong of ['{', '[]', '[{"id":"me"}]', '[{"id":"me","name":"我","roles":["king"],"offices":["*"]}]']) {
      await writeFile(file, wrong);
      await expect(identities(file)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    await expect(identities(join(folder, 'missing.json'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await removeFolder(folder);
  });
});
