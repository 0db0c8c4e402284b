import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { listPage } from '../../src/graphql/list-page.js';

interface Item {
  readonly late: number;
  readonly id: string;
}

const keyOf = ({ late, id }: Item) => [late, id] as const;
const items = fc
  .uniqueArray(fc.record({ late: fc.integer({ min: -3, max: 3 }), id: fc.string({ maxLength: 3 }) }), {
    selector: (item) => JSON.stringify(keyOf(item)),
  })
  .map((list) => list.sort((one, other) => one.late - other.late || (one.id < other.id ? -1 : 1)));

describe('a page of a list', () => {
  test('forwards and backwards, every item is on one page', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 4 }), (list, size) => {
        const [forwards, backwards]: Item[][] = [[], []];
        for (let after: string | undefined; ; ) {
          const page = listPage(list, keyOf, { first: size, ...(after === undefined ? {} : { after }) });
          forwards?.push(...page.edges.map(({ node }) => node));
          expect([page.totalCount(), page.hasPreviousPage]).toEqual([list.length, after !== undefined]);
          after = page.edges.at(-1)?.cursor;
          if (!page.hasNextPage) break;
        }
        for (let before: string | undefined; ; ) {
          const page = listPage(list, keyOf, { last: size, ...(before === undefined ? {} : { before }) });
          backwards?.unshift(...page.edges.map(({ node }) => node));
          before = page.edges[0]?.cursor;
          if (!page.hasPreviousPage) break;
        }
        expect([forwards, backwards]).toEqual([list, list]);
      }),
    );
  });

  test('goes on behind its cursor also when the list has changed', () => {
    const list = ['a', 'b', 'c', 'd'].map((id) => ({ late: 0, id }));
    const after = listPage(list, keyOf, { first: 2 }).edges.at(-1)?.cursor ?? '';
    const without = list.filter(({ id }) => id !== 'b');
    expect(listPage(without, keyOf, { first: 2, after }).edges.map(({ node }) => node.id)).toEqual(['c', 'd']);
  });

  test.each(['', 'x', Buffer.from('["a",1]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'has no cursor %j',
    (after) => {
      expect(() => listPage([{ late: 1, id: 'a' }], keyOf, { first: 1, after })).toThrow(/cursor/);
    },
  );

  test('is asked for from one end only', () => {
    expect(() => listPage([], keyOf, { first: 1, last: 1 })).toThrow(/first or for last/);
  });
});
