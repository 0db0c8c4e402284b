import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { exportedAt } from '../../src/app/exported-at.js';
import { exportReport } from '../../src/export/export-report.js';
import type { ExportFormat } from '../../src/export/formats.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('an exported report that is imported elsewhere', () => {
  const folders: string[] = [];
  let here: Core;
  let there: Core;
  const id = 'town-2022-jurisdiction';

  beforeAll(async () => {
    for (let index = 0; index < 2; index++) folders.push(await temporaryFolder());
    [here, there] = await Promise.all([openTestCore(folders[0] ?? ''), openTestCore(folders[1] ?? '')]);
    await registerOffice(here, 'town');
    await here.app.report(id, { type: 'openReport', officeId: 'town', year: 2022, scope: 'jurisdiction' }, by(author));
    await here.app.report(id, { type: 'reviseSection', section: 'overview', text: ' 二、主动公开政府信息情况\n\n规章' }, by(author));
    await here.app.report(id, { type: 'addLocalRow', table: 'table4', block: 'cases', label: '其中：网上' }, by(author));
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    await Promise.all(folders.map(removeFolder));
  });

  const imported = async (format: ExportFormat) => {
    const bytes = await exportReport(await exportedAt(here.app.queries, here.findings, { reportId: id }, format), format);
    return there.app.importText({ source: { name: `x.${format}`, mediaType: 'text/plain', bytes } }, by(author));
  };

  test('is refused while its office is not registered, with what to do', async () => {
    await expect(imported('json')).rejects.toThrow(/Whose report is it\? No office on file is called “town局”\. Name the office/);
  });

  test('is of the office, year and scope that it says, and says the same to the letter', async () => {
    await registerOffice(there, 'town');
    const outcome = await imported('docx');
    expect([outcome.id, outcome.unplaced, outcome.notes]).toEqual([id, [], []]);
    const content = (core: Core) => core.app.queries.contentOf(id, core.app.queries.reportsById([id])[0]?.revision ?? 0);
    expect(content(there)).toEqual(content(here));
    const { detail } = there.app.queries.revision(id, outcome.revision) ?? {};
    expect(detail?.source).toMatchObject({ name: 'x.docx', mediaType: expect.stringContaining('wordprocessingml') });
  });

  test('is not taken for a second report', async () => {
    await expect(imported('html')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});
