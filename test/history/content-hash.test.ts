import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportContent } from '../../src/forms/content.js';
import { emptyContent } from '../../src/forms/layout.js';
import { canonicalJson } from '../../src/history/canonical-json.js';
import { changedParts, contentHash, manifestJson, manifestOf } from '../../src/history/content-hash.js';
import { sha256Hex } from '../../src/history/hash.js';
import { assemble, partHash, partOf, partsOf } from '../../src/history/parts.js';
import { contentArbitrary, editedArbitrary, f2019, f2021 } from '../support/content-arbitraries.js';

const anyContent = fc.oneof(contentArbitrary(f2019), contentArbitrary(f2021));
const anyEdited = fc.oneof(editedArbitrary(f2019), editedArbitrary(f2021));

describe('sha256Hex', () => {
  it('hashes text as UTF-8, and bytes as they are', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('公开')).toBe(sha256Hex(new Uint8Array([0xe5, 0x85, 0xac, 0xe5, 0xbc, 0x80])));
  });
});

describe('the parts of a content', () => {
  it('are its title, its sections and the rows of its tables', () => {
    const keys = [...partsOf(emptyContent(f2019, '2020年年度报告')).keys()];
    expect(keys).toHaveLength(1 + 6 + 8 + 23 + 1);
    expect(keys).toEqual(
      expect.arrayContaining(['title', 'section/overview', 'row/table3/results.denied.stateSecret', 'row/table4/cases']),
    );
  });

  it('put together again are the content, local rows in their order, from whatever order the parts come in', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(assemble(partsOf(content))).toEqual(content);
        expect(assemble([...partsOf(content)].reverse())).toEqual(content);
      }),
    );
  });

  it('can be had one at a time', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        for (const [key, part] of partsOf(content)) expect(partOf(content, key)).toEqual(part);
      }),
      { numRuns: 20 },
    );
    const content = emptyContent(f2021, '2020年年度报告');
    expect(partOf(content, 'section/none')).toBeUndefined();
    expect(partOf(content, 'row/table2/constructor')).toBeUndefined();
    expect(() => partOf(content, 'table/table2')).toThrow(TypeError);
  });
});

describe('the manifest', () => {
  it('holds the hash of every part, in the order of the keys, and is canonical JSON as it stands', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const hashes = Object.fromEntries([...partsOf(content)].map(([key, part]) => [key, partHash(part)]));
        expect(manifestOf(content)).toEqual(hashes);
        expect(manifestJson(content)).toBe(canonicalJson(hashes));
      }),
    );
  });

  it('sorts tables whose keys begin alike', () => {
    const row = { a: { total: { raw: '', state: 'blank', value: null, unit: '件' } } } as const;
    const table = { rows: row, localRows: [] };
    const content: ReportContent = { title: '', sections: {}, tables: { table: table, 'table-a': table, table2: table } };
    expect(manifestJson(content)).toBe(canonicalJson(manifestOf(content)));
  });
});

describe('the content hash', () => {
  it('is of the canonical manifest', () => {
    const content = emptyContent(f2019, '2020年年度报告');
    expect(contentHash(content)).toBe(sha256Hex(canonicalJson(manifestOf(content))));
  });

  it('is equal just when the contents are, though hashes of parts are remembered by identity', () => {
    fc.assert(
      fc.property(anyEdited, ([before, after]) => {
        expect(contentHash(before) === contentHash(after)).toBe(isDeepStrictEqual(before, after));
        expect(contentHash(copyOf(after))).toBe(contentHash(after));
      }),
    );
  });

  it('tells apart local rows that share their cells, and the order that they stand in', () => {
    const content = emptyContent(f2019, '2020年年度报告');
    const table = content.tables.table2;
    const cells = table?.rows['item8.fees'] ?? {};
    const localRows = [1, 2].map((n) => ({ key: `item8.local${n}`, block: 'item8', label: '其他' }));
    const rows = { ...table?.rows, 'item8.local1': cells, 'item8.local2': cells };
    const hashOf = (locals: typeof localRows) =>
      contentHash({ ...content, tables: { ...content.tables, table2: { rows, localRows: locals } } });
    expect(hashOf(localRows)).toBe(hashOf([...localRows]));
    expect(hashOf(localRows)).not.toBe(hashOf(localRows.toReversed()));
  });
});

describe('changedParts', () => {
  it('names just the parts whose hashes differ, whether or not the contents share objects', () => {
    fc.assert(
      fc.property(anyEdited, ([before, after]) => {
        const [old, now] = [manifestOf(before), manifestOf(after)];
        const expected = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => old[key] !== now[key]).sort();
        expect(changedParts(before, after)).toEqual(expected);
        expect(changedParts(before, copyOf(after))).toEqual(expected);
        expect(changedParts(after, before)).toEqual(expected);
      }),
    );
  });

  it('across two forms names what only one of them has', () => {
    const changed = changedParts(emptyContent(f2019, '2020年年度报告'), emptyContent(f2021, '2020年年度报告'));
    expect(changed).toEqual(expect.arrayContaining(['row/table2/item9.procurement', 'row/table3/results.otherHandling.other']));
    expect(changed).not.toContain('row/table3/received');
  });
});

function copyOf(content: ReportContent): ReportContent {
  return JSON.parse(JSON.stringify(content));
}
