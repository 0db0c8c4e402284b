import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newEvent, streamOf } from './contract-events.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What goes in comes out. */
export function survivalContract(current: () => StoreUnderTest): void {
  test.each([
    ['characters beyond the basic plane', { text: '𠮷野家 👩‍👩‍👧 \u{10ffff}', 键𠮷: '值' }],
    ['composed and decomposed letters, each as it was', { composed: '\u00e9', decomposed: 'e\u0301' }],
    ['control characters, line ends and a byte order mark', { text: '\u0000\u0001\t\r\n\u2028\u2029\ufeff"\\' }],
    ['a lone surrogate', { text: 'a\ud83d' }],
    ['keys in their order', { z: 1, a: 2, m: { b: 1, a: [] } }],
    ['null', null],
    ['text alone', '全文'],
    ['numbers at their limits', [0, -1.5e-7, 1e300, Number.MAX_SAFE_INTEGER, 5e-324]],
    ['900 KB of text', { text: '政府信息公开年度报告'.repeat(30_000) }],
  ])('%s survive byte for byte', async (_, data) => {
    const { store, reopen } = current();
    await store.append('report-a', [newEvent({ data })], 0);
    await store.close();
    const [recorded] = await streamOf(await reopen(), 'report-a');
    expect(JSON.stringify(recorded?.data)).toBe(JSON.stringify(data));
  });

  test('any JSON survives', async () => {
    const { store } = current();
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 }), async (values) => {
        const from = count + 1;
        const events = values.map((data) => newEvent({ data }));
        count = (await store.append('report-a', events, count)).revision;
        let index = 0;
        for await (const { data } of store.readStream('report-a', { from }))
          expect(JSON.stringify(data)).toBe(JSON.stringify(values[index++]));
        expect(index).toBe(values.length);
      }),
      { numRuns: 50 },
    );
  });

  test('type, schema version and metadata survive', async () => {
    const { store } = current();
    const event = newEvent({
      type: 'ReportPublished',
      schemaVersion: 7,
      metadata: {
        actor: { id: 'reviewer-1', name: '审核人𠮷' },
        reason: '依法公开\n第二行',
        time: '2021-03-31T23:59:59.999Z',
        requestId: 'request-1',
        $correlationId: 'correlation-1',
        $causationId: 'causation-1',
        previousHash: 'f'.repeat(64),
        commandHash: '0'.repeat(64),
        merged: { madeOn: 3, settled: [{ place: 'section/overview', choose: 'theirs' }] },
      },
    });
    await store.append('report-益阳-2020', [event], 0);
    expect(await streamOf(store, 'report-益阳-2020')).toMatchObject([event]);
  });

  test('the store keeps its id', async () => {
    const { store, reopen } = current();
    const { id } = store;
    await store.append('report-a', [newEvent()], 0);
    await store.close();
    const reopened = await reopen();
    expect(id).not.toBe('');
    expect(reopened.id).toBe(id);
  });
}
