import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Core } from '../../src/app/core.js';
import { approver, author, by } from '../support/actors.js';
import { openTestCore } from '../support/core.js';
import { nameOf, registerNamed, reportText } from '../support/report-folder.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

describe('a report in the form of another year', () => {
  let folder: string;
  let core: Core;
  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    await registerNamed(core, 1);
  });
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });
  const id = 'o0-2021-organ';
  const text = async () => Buffer.from((await reportText(nameOf(0), 2020)).replaceAll('2020年', '2021年'));
  const source = async () => ({ name: 'x.txt', mediaType: 'text/plain', bytes: await text() });

  test('is imported as it was reported, and told to be in the wrong form', async () => {
    const outcome = await core.app.importText({ source: await source() }, by(author));
    expect(outcome).toMatchObject({ id, revision: 2, formId: 'f2019', cellsFound: 198 });
    expect(outcome.notes).toEqual([expect.stringMatching(/form f2019, which is not the one for 2021/)]);
    expect(core.app.queries.reportsById([id])[0]?.formId).toBe('f2019');
    const wrong = (await core.findings(id, 2, 'publication')).find(({ ruleId }) => ruleId === 'X-FMT');
    expect(wrong).toMatchObject({ grade: 'error', state: 'fail', answerable: false });
    expect(wrong?.messageEn).toMatch(/can not be published so: to be published it has to be in the form of .*\(f2021\)/);
  });

  test('is said the same of when it is imported over itself, and not mixed with another form', async () => {
    const again = by(author, { expectedRevision: 2 });
    expect(await core.app.importText({ source: await source() }, again)).toMatchObject({ changed: false, revision: 2 });
    const request = { officeId: 'o0', year: 2021, scope: 'organ' } as const;
    const read = { ...(await readAs('f2021')), formId: 'f2021' };
    await expect(core.app.recordImport(read, request, again)).rejects.toThrow(
      /o0-2021-organ is kept in the form f2019, which is not the one for 2021.*Nothing was changed/,
    );
  });

  test('is not published in that form', async () => {
    await core.app.report(id, { type: 'submitReport' }, by(author));
    await core.app.report(id, { type: 'approveReport' }, by(approver));
    await expect(core.app.report(id, { type: 'publishReport' }, by(approver))).rejects.toMatchObject({
      code: 'FINDINGS_STAND',
      message: expect.stringMatching(/X-FMT: The form of .* is not the one for the report year 2021.*has to be in the form of .*\(f2021\)/),
    });
  });

  const readAs = async (formId: string) => {
    const { importReport } = await import('../../src/import/import-report.js');
    const { form: _form, ...read } = importReport(await source(), {});
    return { ...read, formId, office: null, scope: null };
  };
});
