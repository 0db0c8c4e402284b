import { echoed, GongkaiError } from '../errors.js';
import type { ReportContent, SectionContent, TableContent } from '../forms/content.js';
import type { PutBackParts, PutBackRow, RecordedFigure } from '../reports/events.js';

/**
 * The named parts of a content (`title`, `section/<key>`, `table/<key>`, `row/<table>/<row>`, `<table>/<row>/<column>`), or all of it.
 * @throws {GongkaiError} BAD_INPUT when a part is not in it
 */
export function partsOfContent(content: ReportContent, parts?: readonly string[]): PutBackParts {
  if (parts === undefined) return { title: content.title, sections: content.sections, tables: content.tables };
  const sections: Record<string, SectionContent> = {};
  const tables: Record<string, TableContent> = {};
  const rows: PutBackRow[] = [];
  const figures: RecordedFigure[] = [];
  let title: string | undefined;
  for (const part of parts) {
    const [kind = '', key = '', column = '', ...beyond] = part.split('/');
    const pieces = beyond.length > 0 ? 0 : part.split('/').length;
    const section = kind === 'section' && pieces === 2 ? member(content.sections, key) : undefined;
    const table = kind === 'table' && pieces === 2 ? member(content.tables, key) : undefined;
    const row = kind === 'row' && pieces === 3 ? rowOf(content, key, column) : undefined;
    const cell = pieces === 3 ? member(member(member(content.tables, kind)?.rows, key), column) : undefined;
    if (part === 'title') title = content.title;
    else if (section) sections[key] = section;
    else if (table) tables[key] = table;
    else if (row) rows.push(row);
    else if (cell) figures.push({ table: kind, row: key, column, cell });
    else throw noSuchPart(part, content);
  }
  return {
    ...(title === undefined ? {} : { title }),
    sections,
    tables,
    ...(rows.length === 0 ? {} : { rows }),
    ...(figures.length === 0 ? {} : { figures }),
  };
}

function rowOf({ tables }: ReportContent, table: string, row: string): PutBackRow | undefined {
  const cells = member(member(tables, table)?.rows, row);
  return cells && { table, row, local: tables[table]?.localRows.find(({ key }) => key === row) ?? null, cells };
}

function member<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function noSuchPart(part: string, content: ReportContent): GongkaiError {
  const known = [
    'title',
    ...Object.keys(content.sections).map((key) => `section/${key}`),
    ...Object.keys(content.tables).map((key) => `table/${key}`),
  ];
  return new GongkaiError(
    'BAD_INPUT',
    `The revision has no part "${echoed(part)}". The parts are: ${known.join(', ')}; also row/<table>/<row>, and cells as <table>/<row>/<column>.`,
    { part: echoed(part), known },
  );
}
