import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { OfficeNames } from '../../src/app/office-names.js';
import { author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { registerAs, reportText } from '../support/report-folder.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('the offices by their names', () => {
  let folder: string;
  let core: Core;
  let names: OfficeNames;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerAs(core, 'finance', '益阳市财政局');
    await registerAs(core, 'park', '益阳市高新区（东部）管委会');
    await registerAs(core, 'old', '益阳市统计局');
    await registerAs(core, 'new', '益阳市统计局');
    await registerAs(core, 'renamed', '益阳市卫计委');
    await core.app.office('renamed', { type: 'renameOffice', name: '益阳市卫健委' }, by(author));
    await core.app.office('old', { type: 'dissolveOffice', successorId: 'new' }, by(author));
    names = new OfficeNames(core.app.queries);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test.each([
    ['益阳市财政局', 'finance', 'name'],
    ['益阳市卫计委', 'renamed', 'formerName'],
    ['益阳市高新區(東部)管委會', 'park', 'spelling'],
    ['益阳市高新区(东部) 管委会', 'park', 'spelling'],
    ['益陽市財政局', 'finance', 'spelling'],
    ['益阳市財政局', 'finance', 'spelling'],
    ['益阳市统计局', 'new', 'name'],
    ['财政局', null, null],
  ])('%s is %s, by its %s', (name, id, how) => {
    const match = names.match(name, null);
    expect(match.kind === 'one' ? [match.office.id, match.by] : [null, null]).toEqual([id, how]);
  });

  test('are found by the end of a name, and by likeness', () => {
    const endingIn = (name: string) => names.endingIn(name, null).map(({ office, whole }) => [office.id, whole]);
    expect(endingIn('财政局')).toEqual([['finance', '益阳市财政局']]);
    expect(endingIn('卫计委')).toEqual([['renamed', '益阳市卫计委']]);
    expect(endingIn('统计局')).toEqual([['new', '益阳市统计局']]);
    expect(endingIn('益阳市')).toEqual([]);
    expect(endingIn('')).toEqual([]);
    expect(names.nearest('益阳财政局', 2)).toEqual([
      { id: 'finance', name: '益阳市财政局' },
      expect.objectContaining({ name: '益阳市统计局' }),
    ]);
  });

  test('a single report is matched by them too', async () => {
    const text = await reportText('益阳市卫计委', 2019);
    const source = { name: 'a.txt', mediaType: 'text/plain', bytes: Buffer.from(text) };
    expect((await core.app.importText({ source }, by(author))).id).toBe('renamed-2019-organ');
  });
});
