import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import type { OfficeCommand } from '../../src/offices/office.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { release } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { correct, filledReport } from '../support/two-years.js';

const text = (name: string) =>
  `${name}认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，平台建设不断加强，监督保障有力，社会评议良好，未发生责任追究情况。`;

describe('the findings of a past moment', () => {
  let folder: string;
  let core: Core;
  let now = '2020-01-01T00:00:00.000Z';
  const office = (id: string, command: OfficeCommand, expectedRevision: number) =>
    core.app.office(id, command, by(author, { expectedRevision }));
  const register = (id: string, parentId: string | null) => registerOffice(core, id, { parentId });
  const revisionOf = (id: string) => core.app.queries.reportsById([id])[0]?.revision ?? 0;
  const copied = async (id: string, revision: number, queries = core.app.queries) =>
    (await core.findings(id, revision, 'publication', queries))
      .filter(({ ruleId, state }) => ruleId === 'D-COPY' && state === 'fail')
      .map(({ messageEn }) => /the report of (\S+),/.exec(messageEn)?.[1]);
  const gap = async (id: string, revision: number) =>
    (await core.findings(id, revision, 'publication')).find(({ ruleId }) => ruleId === 'X-GAP')?.messageEn;

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { clock: () => new Date(now) });
    await register('city', null);
    await register('county', null);
    await register('a', 'city');
    await register('b', 'city');
    now = '2023-01-10T00:00:00.000Z';
    for (const id of ['a', 'b']) {
      const report = await filledReport(core, id, 2022);
      await core.app.report(report, { type: 'reviseSection', section: 'overview', text: text(`${id}局`) }, by(author));
      await core.app.report(
        report,
        { type: 'reviseSection', section: 'problemsImprovements', text: `${id}局：公开不够及时。` },
        by(author),
      );
      await release(core, report);
    }
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  test('name the office beside as it was called and stood, in worlds and at past revisions', async () => {
    const past = revisionOf('b-2022-organ');
    now = '2023-02-01T00:00:00.000Z';
    await correct(core, 'b-2022-organ', { 'table2/item6.penalty/decisions': '3' });
    const worlds = (['recorded', 'inForce'] as const).map((kind) => core.app.queries.at({ kind, at: '2023-01-20T00:00:00.000Z' }));
    const told = async () => [
      await copied('b-2022-organ', past),
      ...(await Promise.all(worlds.map((world) => copied('b-2022-organ', past, world)))),
    ];
    expect(await told()).toEqual([['a局'], ['a局'], ['a局']]);
    now = '2023-03-01T00:00:00.000Z';
    await office('a', { type: 'moveOffice', parentId: 'county', region: '430900' }, 1);
    expect(await copied('b-2022-organ', revisionOf('b-2022-organ'))).toEqual([]);
    expect(await told()).toEqual([['a局'], ['a局'], ['a局']]);
    now = '2023-03-02T00:00:00.000Z';
    await office('a', { type: 'moveOffice', parentId: 'city', region: '430900' }, 2);
    await office('a', { type: 'renameOffice', name: '甲委员会' }, 3);
    expect(await told()).toEqual([['a局'], ['a局'], ['a局']]);
  });

  test('hold its own office as it was: one that moved has the siblings that it had', async () => {
    const past = revisionOf('b-2022-organ');
    now = '2023-04-01T00:00:00.000Z';
    await correct(core, 'b-2022-organ', { 'table2/item6.penalty/decisions': '4' });
    const before = await core.findings('b-2022-organ', past, 'publication');
    await office('b', { type: 'moveOffice', parentId: 'county', region: '430900' }, 1);
    await office('b', { type: 'renameOffice', name: '乙委员会' }, 2);
    expect(await core.findings('b-2022-organ', past, 'publication')).toEqual(before);
  });

  test('do not know of a report of the year before that was opened later, and know what was withdrawn by then', async () => {
    const past = revisionOf('a-2022-organ') - 1;
    expect(await gap('a-2022-organ', past)).toMatch(/there is no report of 2021/);
    now = '2023-05-01T00:00:00.000Z';
    const last = await filledReport(core, 'a', 2021);
    expect(await gap('a-2022-organ', past)).toMatch(/there is no report of 2021/);
    expect(await gap('a-2022-organ', revisionOf('a-2022-organ'))).toMatch(/on file but not published/);
    await release(core, last);
    now = '2023-05-02T00:00:00.000Z';
    await core.app.report(last, { type: 'withdrawReport', publicNote: '作废。' }, by(author));
    expect(await gap('a-2022-organ', revisionOf('a-2022-organ'))).toMatch(/published and then withdrawn/);
    expect(await gap('a-2022-organ', past)).toMatch(/there is no report of 2021/);
  });
});
