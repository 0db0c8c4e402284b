import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyPatch as applyInPlace, createPatch } from 'rfc6902';
import { isGongkaiError } from '../../src/errors.js';
import { canonicalJson } from '../../src/history/canonical-json.js';
import { contentPatch } from '../../src/history/content-patch.js';
import { contentDocument } from '../../src/history/document.js';
import { applyPatch, type Operation } from '../../src/history/json-patch.js';
import { pointerTo, readPointer } from '../../src/history/json-pointer.js';
import { contentArbitrary, editedArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

describe('a JSON Pointer', () => {
  it.each([
    ['', []],
    ['/a~1b/m~0n', ['a/b', 'm~n']],
    ['/~01', ['~1']],
    ['/', ['']],
    ['/表二/ ', ['表二', ' ']],
  ])('%j is %j, both ways', (pointer, tokens) => {
    expect(readPointer(pointer)).toEqual(tokens);
    expect(pointerTo(tokens)).toBe(pointer);
  });

  it.each(['a', '/~', '/~2', 3, undefined])('%j is none', (pointer) => {
    expect(() => readPointer(pointer)).toThrow('is no JSON Pointer');
  });
});

describe('applying a JSON Patch', () => {
  it.each<[string, unknown, Operation[], unknown]>([
    ['adds a member (RFC 6902 A.1)', { foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
    ['adds an item (A.2)', { foo: ['bar', 'baz'] }, [{ op: 'add', path: '/foo/1', value: 'qux' }], { foo: ['bar', 'qux', 'baz'] }],
    ['removes a member (A.3)', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
    ['removes an item (A.4)', { foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
    ['replaces a value (A.5)', { baz: 'qux', foo: 'bar' }, [{ op: 'replace', path: '/baz', value: 'boo' }], { baz: 'boo', foo: 'bar' }],
    [
      'moves a value (A.6)',
      { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
      [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
      { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
    ],
    [
      'moves an item (A.7)',
      { foo: ['all', 'grass', 'cows', 'eat'] },
      [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
      { foo: ['all', 'cows', 'eat', 'grass'] },
    ],
    [
      'tests values (A.8)',
      { baz: 'qux', foo: ['a', 2, 'c'] },
      [{ op: 'test', path: '/foo/1', value: 2 }],
      { baz: 'qux', foo: ['a', 2, 'c'] },
    ],
    [
      'adds an object (A.10)',
      { foo: 'bar' },
      [{ op: 'add', path: '/child', value: { grandchild: {} } }],
      { foo: 'bar', child: { grandchild: {} } },
    ],
    [
      'tests escaped names, as text is no number (A.14)',
      { '/': 9, '~1': 10 },
      [{ op: 'test', path: '/~01', value: 10 }],
      { '/': 9, '~1': 10 },
    ],
    ['adds at the end (A.16)', { foo: ['bar'] }, [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }], { foo: ['bar', ['abc', 'def']] }],
    ['replaces the whole', { foo: 1 }, [{ op: 'replace', path: '', value: [1] }], [1]],
    ['copies', { a: [1] }, [{ op: 'copy', from: '/a', path: '/b' }], { a: [1], b: [1] }],
    ['replaces what is there by null', [1, 2], [{ op: 'replace', path: '/1', value: null }], [1, null]],
    ['adds a member named __proto__', {}, [{ op: 'add', path: '/__proto__', value: 1 }], JSON.parse('{"__proto__":1}')],
  ])('%s', (_, document, patch, expected) => {
    const before = JSON.stringify(document);
    const after = applyPatch(document, patch);
    expect(canonicalJson(after)).toBe(canonicalJson(expected));
    expect(JSON.stringify(document)).toBe(before);
  });

  it.each<[string, unknown, unknown]>([
    ['a failing test (A.9)', { baz: 'qux' }, { op: 'test', path: '/baz', value: 'bar' }],
    ['a place in nothing (A.12)', { foo: 'bar' }, { op: 'add', path: '/baz/bat', value: 'qux' }],
    ['a comparison of text with a number (A.15)', { '~1': 10 }, { op: 'test', path: '/~01', value: '10' }],
    ['a member that is not there', { a: 1 }, { op: 'remove', path: '/b' }],
    ['a member of the prototype', { a: 1 }, { op: 'replace', path: '/constructor', value: 1 }],
    ['an item past the end', [1], { op: 'add', path: '/2', value: 1 }],
    ['an item with leading zero', [1, 2], { op: 'replace', path: '/01', value: 1 }],
    ['the end, where nothing is', [1], { op: 'remove', path: '/-' }],
    ['a member of text', 'text', { op: 'add', path: '/0', value: 1 }],
    ['a move into itself', { a: { b: {} } }, { op: 'move', from: '/a', path: '/a/b/c' }],
    ['the removal of the whole', {}, { op: 'remove', path: '' }],
    ['no value', {}, { op: 'add', path: '/a' }],
    ['no path', {}, { op: 'add', value: 1 }],
    ['no known operation', {}, { op: 'spam', path: '/a', value: 1 }],
  ])('refuses %s, names the operation, and leaves the document as it was', (_, document, operation) => {
    const before = JSON.stringify(document);
    const good = { op: 'test', path: '', value: document };
    let refusal: unknown;
    try {
      applyPatch(document, JSON.parse(JSON.stringify([good, operation])));
    } catch (error) {
      refusal = error;
    }
    expect(isGongkaiError(refusal, 'BAD_INPUT') && refusal.details.operation).toBe(1);
    expect(JSON.stringify(document)).toBe(before);
  });

  it('shares with the old document all that the patch does not touch', () => {
    const document = { a: { b: [1, 2] }, c: { d: {} } };
    const after = applyPatch(document, [{ op: 'replace', path: '/a/b/1', value: 3 }]) as typeof document;
    expect(after).toEqual({ a: { b: [1, 3] }, c: { d: {} } });
    expect(after.c).toBe(document.c);
  });

  it('agrees with another implementation of RFC 6902 on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (from, to) => {
        const [plainFrom, plainTo] = JSON.parse(JSON.stringify([{ root: from }, { root: to }]));
        expect(applyPatch(plainFrom, JSON.parse(JSON.stringify(createPatch(plainFrom, plainTo))))).toEqual(plainTo);
      }),
    );
  });
});

const pairs = fc.oneof(
  editedArbitrary(f2019),
  editedArbitrary(f2021),
  fc.tuple(contentArbitrary(f2019), contentArbitrary(f2021)),
  fc.tuple(contentArbitrary(f2021), contentArbitrary(f2021)),
);

describe('the patch between two contents', () => {
  it('applied to the one gives the other, here and by another implementation', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        const patch = contentPatch(from, to);
        expect(applyPatch(contentDocument(from), patch)).toEqual(contentDocument(to));
        const copy = JSON.parse(JSON.stringify(contentDocument(from)));
        expect(applyInPlace(copy, JSON.parse(JSON.stringify(patch))).every((result) => result === null)).toBe(true);
        expect(copy).toEqual(to);
      }),
    );
  });

  it('is empty just when the contents are equal, whether or not they share objects', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        const equal = JSON.stringify(contentPatch(from, JSON.parse(JSON.stringify(from))));
        expect(equal).toBe('[]');
        if (contentPatch(from, to).length === 0) expect(to).toEqual(from);
      }),
    );
  });

  it('replaces a cell whole, and only that', () => {
    fc.assert(
      fc.property(contentArbitrary(f2019), (from) => {
        const cell = { raw: '７', state: 'number', value: '7', unit: '宗' } as const;
        const table = from.tables.table3 ?? { rows: {}, localRows: [] };
        const rows = { ...table.rows, received: { ...table.rows.received, total: cell } };
        const to = { ...from, tables: { ...from.tables, table3: { ...table, rows } } };
        expect(contentPatch(from, to)).toEqual([{ op: 'replace', path: '/tables/table3/rows/received/total', value: cell }]);
      }),
      { numRuns: 10 },
    );
  });
});
