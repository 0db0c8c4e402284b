import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { release } from '../support/report-steps.js';
import { removeFolder, temporaryFolder } from '../support/service.js';
import { filledReport } from '../support/two-years.js';

const written = (name: string, requests: number) =>
  `2022年，${name}认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，全年主动公开政府信息${requests * 40}条，收到政府信息公开申请0件，平台建设不断加强，监督保障有力，社会评议良好，未发生责任追究情况。`;

describe('a text that an office beside has too', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder, { environment: { GONGKAI_WARNINGS_NEED_ANSWERS: 'true' } });
    for (const [id, parentId] of [
      ['city', null],
      ['a', 'city'],
      ['b', 'city'],
      ['elsewhere', null],
    ] as const)
      await registerOffice(core, id, { parentId });
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  const reportOf = async (office: string, text: string) => {
    const id = await filledReport(core, office, 2022);
    await core.app.report(id, { type: 'reviseSection', section: 'overview', text }, by(author));
    return id;
  };
  const copies = async (id: string) => {
    const findings = await core.findings(id, core.app.queries.reportsById([id])[0]?.revision ?? 0, 'publication');
    return findings.filter(({ ruleId, state }) => ruleId === 'D-COPY' && state === 'fail');
  };

  test('is told once that one is published, holds up publication where warnings need an answer, and is answered', async () => {
    const [first, second] = [await reportOf('a', written('a局', 3)), await reportOf('b', written('b局', 5))];
    expect(await copies(second)).toEqual([]);
    await release(core, first);
    const [copy] = await copies(second);
    expect(copy).toMatchObject({
      subject: `overview/${first}`,
      left: '100',
      basis: [{ reportId: first, edition: 1 }],
      messageEn: expect.stringMatching(/the report of a局/),
    });
    await core.app.report(second, { type: 'submitReport' }, by(author));
    await core.app.report(second, { type: 'approveReport' }, by(approver));
    await expect(core.app.report(second, { type: 'publishReport' }, by(approver))).rejects.toMatchObject({
      code: 'FINDINGS_STAND',
      message: expect.stringMatching(/1 warning is not answered.*D-COPY/),
    });
    await core.app.report(second, { type: 'returnReport', comments: [{ target: null, text: '请说明。' }] }, by(approver));
    await core.app.report(second, { type: 'answerFinding', fingerprint: copy?.fingerprint ?? '', reason: '两局合署办公。' }, by(author));
    await release(core, second);
    // The office that was copied sees it too, from now on.
    expect(await copies(first)).toMatchObject([{ subject: `overview/${second}` }]);
  });

  test('is told whatever either office is called since, and whatever it was called when the text was written', async () => {
    await registerOffice(core, 'town', { parentId: null });
    await registerOffice(core, 'c', { parentId: 'town' });
    await registerOffice(core, 'd', { parentId: 'town' });
    const rename = (id: string, name: string) => core.app.office(id, { type: 'renameOffice', name }, by(author));
    await rename('c', 'c市文化广电新闻出版局');
    const third = await reportOf('c', written('c市文化广电新闻出版局', 7));
    await rename('c', 'c市文化和旅游局');
    const fourth = await reportOf('d', written('d局', 2));
    await release(core, fourth);
    const ofFourth = async () => (await copies(third)).map(({ subject, left }) => [subject, left]);
    expect(await ofFourth()).toEqual([[`overview/${fourth}`, '100']]);
    await rename('d', 'd市教育体育局');
    expect(await ofFourth()).toEqual([[`overview/${fourth}`, '100']]);
    await core.app.report(third, { type: 'reviseSection', section: 'overview', text: written('c市文化和旅游局', 8) }, by(author));
    expect(await ofFourth()).toEqual([[`overview/${fourth}`, '100']]);
  });

  test('of last year is told after a renaming, and told anew with the renaming itself', async () => {
    await registerOffice(core, 'e', { parentId: null });
    const speaking = (name: string, requests: number) => written(name, requests).replaceAll('，', `，${name}`);
    await release(core, await reportOf('e', speaking('e局', 3)));
    const next = await filledReport(core, 'e', 2023);
    const text = speaking('e市文化广电和旅游体育局', 4);
    await core.app.report(next, { type: 'reviseSection', section: 'overview', text }, by(author));
    expect((await copies(next)).map(({ subject }) => subject)).not.toContain('overview/lastYear');
    await core.app.office('e', { type: 'renameOffice', name: 'e市文化广电和旅游体育局' }, by(author));
    expect((await copies(next)).map(({ subject }) => subject)).toEqual(['overview/lastYear']);
  });

  test('is not looked for under another parent', async () => {
    expect(await copies(await reportOf('elsewhere', written('elsewhere局', 3)))).toEqual([]);
  });
});
