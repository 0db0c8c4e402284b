import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CommandContext } from '../../src/app/app.js';
import type { Core } from '../../src/app/core.js';
import { author, by } from '../support/actors.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { describeOnEachStore } from '../support/each-store.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const id = 'o-2022-organ';

describeOnEachStore('changes from two processes on one set of data', (address) => {
  let folder: string;
  let here: Core;
  let there: Core;

  beforeEach(async () => {
    folder = await temporaryFolder();
    here = await openTestCore(folder, { eventStore: address(folder) });
    there = await openTestCore(folder, { eventStore: address(folder) });
    await registerOffice(here, 'o');
    await here.app.report(id, { type: 'openReport', officeId: 'o', year: 2022, scope: 'organ' }, by(author));
  });
  afterEach(async () => {
    await here.close();
    await there.close();
    await removeFolder(folder);
  });

  const edit = (core: Core, raw: string, options: Partial<CommandContext> = {}) =>
    core.app.report(
      id,
      { type: 'recordFigures', figures: [{ table: 'table3', row: 'received', column: 'total', raw }] },
      by(author, options),
    );

  test('go on from each other: what one knows is brought up to date before it refuses, or says that nothing changes', async () => {
    expect(await edit(here, '1')).toMatchObject({ revision: 2 });
    expect(await edit(there, '2')).toMatchObject({ revision: 3 });
    expect(await edit(here, '1')).toMatchObject({ revision: 4, changed: true });
    expect(await edit(there, '1')).toMatchObject({ revision: 4, changed: false });
    await there.app.report(id, { type: 'submitReport' }, by(author));
    await expect(edit(here, '9')).rejects.toMatchObject({ code: 'WRONG_STATE', details: { status: 'inReview' } });
    await there.app.report(id, { type: 'recallSubmission' }, by(author));
    expect(await edit(here, '9')).toMatchObject({ revision: 7 });
  });

  test('made on a revision that has passed are told of the conflict, and change nothing', async () => {
    await edit(here, '1', { expectedRevision: 1 });
    await expect(edit(there, '2', { expectedRevision: 1 })).rejects.toMatchObject({
      code: 'REVISION_CONFLICT',
      details: { expectedRevision: 1, currentRevision: 2 },
    });
    await expect(edit(here, '2', { expectedRevision: 7 })).rejects.toMatchObject({
      code: 'REVISION_CONFLICT',
      details: { currentRevision: 2 },
    });
    expect(here.app.queries.contentOf(id, 2)?.tables.table3?.rows.received?.total?.raw).toBe('1');
  });

  test('racing from one revision: one wins, the others are told', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => edit(n % 2 ? here : there, String(n + 1), { expectedRevision: 1 })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'REVISION_CONFLICT' });
  });

  test('racing without a revision: all are made, one after another', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => edit(n % 2 ? here : there, String(n + 1))));
    expect(new Set(outcomes.map(({ revision }) => revision)).size).toBe(20);
  });

  test('of a long text are merged with what others append while the merge is prepared: no edit is lost', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `第${at}段。`);
    const write = (core: Core, changed: Readonly<Record<number, string>>, options: Partial<CommandContext> = {}) => {
      const text = lines.map((line, at) => changed[at] ?? line).join('\n');
      return core.app.report(id, { type: 'reviseSection', section: 'overview', text }, by(author, options));
    };
    const { revision } = await write(here, {});
    await write(here, { 5: '甲改。' });
    const madeOn = { expectedRevision: revision, policy: 'merge' } as const;
    const outcomes = await Promise.all([
      write(here, { 19000: '乙改。' }, madeOn),
      edit(here, '1'),
      write(there, { 10000: '丙改。' }, madeOn),
      edit(there, '2'),
    ]);
    expect(outcomes.map((outcome) => outcome.revision).sort()).toEqual([4, 5, 6, 7]);
    await here.app.atLeast(
      outcomes
        .map(({ position }) => position ?? '')
        .sort()
        .at(-1) ?? '',
    );
    const text = here.app.queries.contentOf(id, 7)?.sections.overview?.text;
    expect(text).toBe(lines.with(5, '甲改。').with(10_000, '丙改。').with(19_000, '乙改。').join('\n'));
  });

  test('sent again under one key, to either, are made once', async () => {
    const first = await edit(here, '1', { idempotencyKey: 'k', expectedRevision: 1 });
    await edit(here, '5');
    const again = await edit(there, '1', { idempotencyKey: 'k', expectedRevision: 1 });
    expect(again).toEqual({ ...first, repeated: true });
    await expect(edit(there, '7', { idempotencyKey: 'k' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const both = await Promise.all([edit(here, '8', { idempotencyKey: 'l' }), edit(there, '8', { idempotencyKey: 'l' })]);
    expect(both.map(({ revision }) => revision)).toEqual([4, 4]);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });

  test('are read by each as soon as it has made its own', async () => {
    const { position } = await edit(there, '1');
    await here.app.atLeast(position ?? '');
    expect(here.app.queries.reportsById([id])[0]?.revision).toBe(2);
    await expect(here.app.atLeast('9000000000000000', 50)).rejects.toMatchObject({ code: 'READ_MODEL_BEHIND' });
  });

  test('are projected by the other when one that did it goes', async () => {
    await here.close();
    expect(await edit(there, '1')).toMatchObject({ revision: 2 });
    expect(there.app.queries.reportsById([id])[0]?.revision).toBe(2);
    here = await openTestCore(folder, { eventStore: address(folder) });
  });

  test('carry in each event who, why, from which request, and the hash of the one before', async () => {
    await edit(here, '1', { reason: '更正', requestId: 'r-7', correlationId: 'c-7' });
    const events = [];
    for await (const event of here.store.readStream(`report-${id}`)) events.push(event);
    expect(events[1]?.metadata).toMatchObject({
      actor: { id: 'author', name: '作者' },
      reason: '更正',
      requestId: 'r-7',
      $correlationId: 'c-7',
      $causationId: 'r-7',
      previousHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('restore an earlier revision, whole or in part, from the log where the read model lacks it', async () => {
    await edit(here, '1');
    await here.app.report(id, { type: 'reviseTitle', title: '新标题' }, by(author));
    expect(await here.app.restore(id, { revision: 2, parts: ['title'] }, by(author))).toMatchObject({ revision: 4 });
    expect(here.app.queries.contentOf(id, 4)).toEqual(here.app.queries.contentOf(id, 2));
    await expect(here.app.restore(id, { revision: 99 }, by(author))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(here.app.restore(id, { revision: 2, parts: ['section/__proto__'] }, by(author))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
