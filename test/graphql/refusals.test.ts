import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { openApi } from '../support/opened-api.js';

const answer = `{ __typename ... on Problem { code message }
  ... on ReportChanged { revisionNumber message merged { madeOn into settled { place choose } theirs { cells { id } } } }
  ... on MergeConflict { staleResolutions conflicts { id } } ... on RevisionConflict { expectedRevision currentRevision } }`;

interface Answer {
  readonly message: string;
  readonly conflicts: readonly { readonly id: string }[];
}

describe('a change that is refused says what to do', () => {
  let close: () => Promise<void>;
  let api: Api;
  let year = 2020;
  let report: string;

  beforeAll(async () => {
    ({ api, close } = await openApi({ bodyLimit: 4_000_000 }));
    await api.data(
      'mutation { registerOffice(input: {officeId: "o", name: "甲局", region: "430900", kind: DEPARTMENT, level: CITY}) { __typename } }',
      {},
      'both',
    );
  });
  afterAll(() => close());
  beforeEach(async () => {
    year++;
    report = `o-${year}-organ`;
    await send('openReport', 'OpenReportInput', { officeId: 'o', year });
  });

  async function send(name: string, type: string, input: object): Promise<Answer> {
    const data = await api.data<Record<string, Answer>>(
      `mutation M($input: ${type}!) { ${name}(input: $input) ${answer} }`,
      { input },
      'writer',
    );
    return data[name] as Answer;
  }
  const record = (expectedRevision: number, raw: string, more: object = {}, column = 'total') =>
    send('recordFigures', 'RecordFiguresInput', {
      report,
      expectedRevision,
      figures: [{ table: 'table3', row: 'received', column, raw }],
      ...more,
    });
  const undo = (revision: number, expectedRevision: number, more: object = {}) =>
    send('undoRevision', 'UndoRevisionInput', { report, revision, expectedRevision, ...more });
  const restore = (parts: string[] | null) =>
    send('restoreRevision', 'RestoreRevisionInput', { report, revision: 1, expectedRevision: 2, parts });
  const idOf = async (query: string) => (await api.data<{ found: { id: string } }>(`{ found: ${query} { id } }`)).found.id;

  test.each([0, -1, 3, 9999])('to undo revision %i, which there is not: which one is the last', async (revision) => {
    await record(1, '1');
    expect(await undo(revision, 2)).toMatchObject({
      __typename: 'NotFound',
      message: `The report ${report} has no revision ${revision}; its last one is 2.`,
    });
  });

  test('to undo what was changed again, on a revision that is not the last: the conflict of revisions comes first', async () => {
    await record(1, '1');
    await record(2, '2');
    for (const expectedRevision of [-1, 0, 2, 7])
      expect(await undo(2, expectedRevision)).toMatchObject({ __typename: 'RevisionConflict', expectedRevision, currentRevision: 3 });
    expect(await record(0, '3')).toMatchObject({ __typename: 'RevisionConflict', expectedRevision: 0, currentRevision: 3 });
    expect(await undo(2, 3)).toMatchObject({ __typename: 'MergeConflict' });
  });

  test('an undoing in which conflicts were settled answers how, also when it is sent again', async () => {
    await record(1, '1');
    await record(2, '2');
    const { conflicts } = await undo(2, 3);
    const resolutions = conflicts.map(({ id }) => ({ conflict: id, choose: 'YOURS' }));
    const settled = {
      __typename: 'ReportChanged',
      revisionNumber: 4,
      merged: { madeOn: 2, into: 3, settled: [{ place: 'table3/received/total', choose: 'YOURS' }], theirs: { cells: [{}] } },
    };
    expect(await undo(2, 3, { resolutions, idempotencyKey: 'k' })).toMatchObject(settled);
    expect(await undo(2, 3, { resolutions, idempotencyKey: 'k' })).toMatchObject(settled);
    const { conflicts: again } = await undo(3, 4);
    await record(4, '7', {}, 'naturalPerson');
    const [{ id = '' } = {}] = again;
    expect(await undo(3, 4, { policy: 'MERGE', resolutions: [{ conflict: id, choose: 'YOURS' }] })).toMatchObject({
      merged: { madeOn: 4, into: 5, settled: [{ choose: 'YOURS' }] },
    });
    expect(await undo(6, 6)).toMatchObject({ __typename: 'ReportChanged', merged: null });
  });

  describe('resolutions that settle nothing', () => {
    const stale = (count: number) => Array.from({ length: count }, (_, index) => ({ conflict: `c${index}`, choose: 'YOURS' }));
    const nothing = 'Nothing was changed.';

    test.each([
      [1, `Of what was chosen, c0 is no conflict any more: leave it out, or look again. ${nothing}`],
      [2, `Of what was chosen, c0, c1 are no conflicts any more: leave them out, or look again. ${nothing}`],
      [300, `Of what was chosen, c0, c1, c2, c3, c4, and 295 more are no conflicts any more: leave them out, or look again. ${nothing}`],
    ])('as %i of them are, are told, the first few by name', async (count, message) => {
      await record(1, '1');
      for (const more of [{}, { policy: 'MERGE' }]) {
        const refused = await record(1, '2', { resolutions: stale(count), policy: 'MERGE', ...more }, 'naturalPerson');
        expect(refused).toMatchObject({ __typename: 'MergeConflict', conflicts: [], message: `The change meets no other. ${message}` });
        expect(refused).toMatchObject({ staleResolutions: { length: count } });
        expect(await record(2, '2', { resolutions: stale(count), ...more })).toMatchObject({ message: refused.message });
      }
    });

    test('are too many past a thousand, and one for a conflict', async () => {
      await record(1, '1');
      const twice = [...stale(1), ...stale(1)];
      for (const [revision, more] of [
        [2, {}],
        [1, { policy: 'MERGE' }],
      ] as const) {
        expect(await record(revision, '2', { resolutions: stale(20_000), ...more }, 'naturalPerson')).toMatchObject({
          __typename: 'InvalidInput',
          message: 'At most 1000 resolutions are taken with a change; 20000 were sent.',
        });
        expect(await record(revision, '2', { resolutions: twice, ...more }, 'naturalPerson')).toMatchObject({
          __typename: 'InvalidInput',
          message: 'A conflict is settled twice.',
        });
      }
    });

    test('are not repeated at length', async () => {
      const resolutions = [{ conflict: 'x'.repeat(5000), choose: 'YOURS' }];
      expect(JSON.stringify(await record(1, '1', { resolutions })).length).toBeLessThan(1000);
    });
  });

  test('a restoration of no part asks for one', async () => {
    await record(1, '1');
    expect(await restore([])).toMatchObject({
      __typename: 'InvalidInput',
      code: 'BAD_INPUT',
      message: expect.stringMatching(/^No part was named\. Name title, section\/<key>/),
    });
    expect(await restore(null)).toMatchObject({ __typename: 'ReportChanged', revisionNumber: 3 });
  });

  describe('the id of something else', () => {
    test('is told for what it is, in questions', async () => {
      const office = await idOf('office(id: "o")');
      const refusal = async (query: string) => (await api.send(`{ ${query} }`)).errors?.[0];
      expect(await refusal(`diff(from: {report: "${office}"}, to: {report: "${report}"}) { isEmpty }`)).toMatchObject({
        message: `"${office}" is the id of an office (o); the id of a report is asked for.`,
        extensions: { code: 'BAD_INPUT' },
      });
      expect(await refusal(`office(id: "${await idOf(`report(id: "${report}")`)}") { name }`)).toMatchObject({
        message: expect.stringMatching(/is the id of a report \(o-\d{4}-organ\); the id of an office is asked for\.$/),
      });
      const { report: found } = await api.data<{ report: { revision: { id: string } } }>(
        `{ report(id: "${report}") { revision(number: 1) { id } } }`,
      );
      expect(await refusal(`report(id: "${found.revision.id}") { title }`)).toMatchObject({
        message: expect.stringMatching(/is the id of a revision \(o-\d{4}-organ@1\)/),
      });
      expect(await refusal(`report(id: "${office}") { title }`)).toMatchObject({ extensions: { code: 'BAD_INPUT' } });
    });

    test('is told for what it is, in changes', async () => {
      const office = await idOf('office(id: "o")');
      expect(await send('reviseTitle', 'ReviseTitleInput', { report: office, expectedRevision: 1, title: '题' })).toMatchObject({
        __typename: 'InvalidInput',
        message: `"${office}" is the id of an office (o); the id of a report is asked for.`,
      });
      const renamed = await api.data<{ renameOffice: object }>(
        `mutation { renameOffice(input: {officeId: "${await idOf(`report(id: "${report}")`)}", name: "乙", expectedRevision: 1}) { __typename ... on Problem { message } } }`,
        {},
        'both',
      );
      expect(renamed.renameOffice).toMatchObject({ __typename: 'InvalidInput', message: expect.stringMatching(/the id of an office/) });
    });

    test('is not repeated at length', async () => {
      const long = 'x'.repeat(5000);
      for (const query of [
        `diff(from: {report: "${long}"}, to: {report: "${report}"}) { isEmpty }`,
        `node(id: "${long}") { id }`,
        `form(id: "${long}") { id }`,
        `report(id: "${report}") { cellBlame(cell: "${long}") { id } }`,
        `report(id: "${report}") { blame(sections: ["${long}"]) { paragraphs { index } } }`,
      ]) {
        const { errors } = await api.send(`{ ${query} }`);
        expect(errors?.[0]?.message).toMatch(/x…/);
        expect(JSON.stringify(errors).length).toBeLessThan(1500);
      }
      for (const input of [
        { report: long, expectedRevision: 1, figures: [{ table: 't', row: 'r', column: 'c', raw: '1' }] },
        { report, expectedRevision: 1, figures: [{ table: long, row: 'r', column: 'c', raw: '1' }] },
      ])
        expect((await send('recordFigures', 'RecordFiguresInput', input)).message.length).toBeLessThan(300);
      for (const [name, type, more] of [
        ['reviseSection', 'ReviseSectionInput', { section: long, text: '文' }],
        ['addLocalRow', 'AddLocalRowInput', { table: long, block: long, label: '行' }],
        ['removeLocalRow', 'RemoveLocalRowInput', { table: 'table2', row: long }],
        ['restoreRevision', 'RestoreRevisionInput', { revision: 1, parts: [long] }],
      ] as const)
        expect((await send(name, type, { report, expectedRevision: 1, ...more })).message.length).toBeLessThan(600);
      expect((await send('openReport', 'OpenReportInput', { officeId: long, year })).message.length).toBeLessThan(300);
      expect((await send('openReport', 'OpenReportInput', { officeId: 'nobody', year })).message).toMatch(/There is no office nobody/);
    });
  });
});
