import { inGbk } from './laid-out/gbk.js';

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Chance {
  constructor(private readonly next: () => number) {}

  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, by: this.next() }))
      .sort((a, b) => a.by - b.by)
      .map(({ item }) => item);
  }
}

/** What a corruption makes of a page or of a document's XML: other text, or the bytes of it. */
export type Corruption = (source: string, chance: Chance) => string | Buffer;

/** Tags of rows and cells: of a page, or of a document. */
export interface Tags {
  readonly table: string;
  readonly row: string;
  readonly cell: string;
}

const element = (name: string): RegExp => new RegExp(`<${name}(?: [^>]*)?>[\\s\\S]*?</${name}>`, 'g');

function replaceOne(source: string, pattern: RegExp, chance: Chance, change: (found: string) => string): string {
  const found = [...source.matchAll(pattern)];
  if (found.length === 0) return source;
  const one = chance.of(found);
  return source.slice(0, one.index) + change(one[0]) + source.slice(one.index + one[0].length);
}

/** Faults in which what the source still says is as true as before: each figure is where it was, or is not there any more. */
export function structuralCorruptions({ table, row, cell }: Tags): Readonly<Record<string, Corruption>> {
  const inRow = (change: (cells: string[], chance: Chance) => string[]): Corruption => {
    return (source, chance) =>
      replaceOne(source, element(row), chance, (found) => {
        const cells = [...found.matchAll(element(cell))].map(([text]) => text);
        return `<${row}>${change(cells, chance).join('')}</${row}>`;
      });
  };
  return {
    'rows in another order': (source, chance) =>
      replaceOne(source, element(table), chance, (found) => {
        const rows = [...found.matchAll(element(row))].map(([text]) => text);
        return `<${table}>${chance.shuffled(rows).join('')}</${table}>`;
      }),
    'a row gone': (source, chance) => replaceOne(source, element(row), chance, () => ''),
    'a row twice': (source, chance) => replaceOne(source, element(row), chance, (found) => found + found),
    'a cell gone': inRow((cells, chance) => cells.toSpliced(chance.below(cells.length), 1)),
    'three cells gone': (source, chance) => {
      let result = source;
      for (let times = 0; times < 3; times++) result = replaceOne(result, element(cell), chance, () => '');
      return result;
    },
    'a table gone': (source, chance) => replaceOne(source, element(table), chance, () => ''),
    'a table twice': (source, chance) => replaceOne(source, element(table), chance, (found) => found + found),
  };
}

export const pageCorruptions: Readonly<Record<string, Corruption>> = {
  ...structuralCorruptions({ table: 'table', row: 'tr', cell: 'td' }),
  'cut at a byte': (page, chance) => Buffer.from(page).subarray(0, 1 + chance.below(Buffer.byteLength(page) - 1)),
  'cut at a character': (page, chance) => page.slice(0, 1 + chance.below(page.length - 1)),
  'a piece cut out': (page, chance) => {
    const from = chance.below(page.length);
    return page.slice(0, from) + page.slice(from + 1 + chance.below(400));
  },
  'signs of tags gone': (page, chance) => {
    let result = page;
    for (let times = 0; times < 5; times++) result = replaceOne(result, /[<>/]/g, chance, () => '');
    return result;
  },
  'tables never closed': (page) => page.replaceAll('</table>', ''),
  'a table never closed': (page, chance) => replaceOne(page, /<\/table>/g, chance, () => ''),
  'rows and cells never closed': (page) => page.replaceAll(/<\/(td|tr)>/g, ''),
  'some ends of cells and rows gone': (page, chance) => {
    let result = page;
    for (let times = 0; times < 10; times++) result = replaceOne(result, /<\/(td|tr|p)>/g, chance, () => '');
    return result;
  },
  'ends too many': (page, chance) => {
    let result = page;
    for (let times = 0; times < 10; times++) result = replaceOne(result, /<\/(td|tr|p)>/g, chance, (found) => `</div></span>${found}</p>`);
    return result;
  },
  'GBK that says UTF-8': (page) => inGbk(page.replaceAll('&nbsp;', ' ')),
  'UTF-8 that says GBK': (page) =>
    `<meta http-equiv="Content-Type" content="text/html; charset=gbk">${page.replaceAll('charset="utf-8"', '')}`,
  'UTF-8 read as GBK and saved': (page) => new TextDecoder('gbk').decode(Buffer.from(page)),
  'bytes overwritten': (page, chance) => {
    const bytes = Buffer.from(page);
    for (let times = 0; times < 8; times++) bytes[chance.below(bytes.length)] = chance.below(256);
    return bytes;
  },
  'scripts and frames': (page, chance) =>
    replaceOne(
      page,
      /<p[^>]*>|<td[^>]*>/g,
      chance,
      (found) =>
        `<script>alert(1)</script><iframe src="javascript:alert(2)"></iframe>${found.slice(0, -1)} onclick="alert(3)"><a href="javascript:alert(4)"></a><svg onload=alert(5)><style>td{alert:6}</style></svg>`,
    ),
  'cells that say they reach far': (page, chance) =>
    replaceOne(page, /<td/g, chance, (found) => `${found} rowspan=1000000 colspan="1000000"`),
  'in very many elements': (page) => `${'<div><b>'.repeat(50_000)}${page}`,
  'in very many tables': (page) => `${'<table><tr><td>'.repeat(50_000)}${page}`,
};
