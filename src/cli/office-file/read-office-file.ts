import { echoed, GongkaiError, messageOf } from '../../errors.js';
import { type Effective, type OfficeDetails, officeKinds, officeLevels } from '../../offices/office.js';
import { csvRows } from '../csv.js';
import { readListText } from '../list-text.js';

/** An office to register, and where the file names it. */
export interface ListedOffice {
  /** The line of a CSV file (its heading is line 1), or the entry of a JSON list (from 1). */
  readonly line: number;
  readonly id: string;
  readonly details: OfficeDetails & Effective;
}

/** The columns of a CSV file, the keys of an entry in JSON: the options of `gongkai register-office`. */
export const officeColumns = ['id', 'name', 'region', 'uscc', 'parent', 'kind', 'level', 'vertical', 'effectiveOn'] as const;

type Column = (typeof officeColumns)[number];
type Said = Readonly<Partial<Record<Column, string>>>;

/** An error tells no more faults of a file than this. */
const mostTold = 20;

/**
 * Reads a list of offices: CSV with a heading, or a JSON list of objects. `id`, `name` and `region` are needed; what is left out or empty is as
 * for `gongkai register-office`.
 * @throws {GongkaiError} NOT_FOUND; BAD_INPUT that tells every line that can not be read
 */
export async function readOfficeFile(path: string): Promise<readonly ListedOffice[]> {
  const text = await readListText(path);
  const entries = /^\s*\[/.test(text) ? fromJson(text, path) : fromCsv(text, path);
  const faults: string[] = [];
  const lines = new Map<string, number>();
  const offices = entries.flatMap(([line, said]) => {
    const problem = problemOf(said) ?? twice(said.id ?? '', lines.get(said.id ?? ''));
    if (problem === null) lines.set(said.id ?? '', line);
    else faults.push(`line ${line}: ${problem}`);
    return problem === null ? [officeOf(line, said)] : [];
  });
  if (faults.length > 0) throw bad(path, faults);
  return offices;
}

function fromCsv(text: string, path: string): [number, Said][] {
  const [heading = [], ...rows] = csvRows(text);
  const columns = heading.map(columnCalled);
  const unknown = columns.filter((column) => column !== '' && !isColumn(column));
  const missing = ['id', 'name', 'region'].filter((column) => !columns.includes(column));
  if (unknown.length > 0 || missing.length > 0)
    throw bad(path, [
      `line 1: its heading ${unknown.length > 0 ? `has “${echoed(unknown.join(', '))}”` : `lacks ${missing.join(', ')}`}; the columns are ${officeColumns.join(',')}, of which only id, name and region are needed`,
    ]);
  return rows.map((row, index) => [
    index + 2,
    Object.fromEntries(columns.map((column, at) => [column, (row[at] ?? '').trim()]).filter(([, field]) => field !== '')),
  ]);
}

function fromJson(text: string, path: string): [number, Said][] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw bad(path, [`it is no JSON: ${messageOf(error)}`]);
  }
  return (list as unknown[]).map((entry, index): [number, Said] => {
    const fields = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    const unknown = fields.filter(([key]) => !isColumn(key));
    if (fields.length === 0 || unknown.length > 0) throw bad(path, [`entry ${index + 1}: it is no object of ${officeColumns.join(', ')}`]);
    return [
      index + 1,
      Object.fromEntries(fields.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)]]))),
    ];
  });
}

/** The column of a heading, in whatever case; what is none as it stands there. */
function columnCalled(heading: string): string {
  const name = heading.trim().toLowerCase();
  return officeColumns.find((column) => column.toLowerCase() === name) ?? name;
}

function isColumn(name: string): name is Column {
  return officeColumns.some((column) => column === name);
}

function problemOf({ id, name, region, kind, level, vertical }: Said): string | null {
  if (id === undefined || name === undefined || region === undefined) return 'it lacks an id, a name or a region';
  if (kind !== undefined && !officeKinds.some((each) => each === kind)) return `“${echoed(kind)}” is no kind: ${officeKinds.join(', ')}`;
  if (level !== undefined && !officeLevels.some((each) => each === level))
    return `“${echoed(level)}” is no level: ${officeLevels.join(', ')}`;
  if (vertical !== undefined && !truths.has(vertical)) return `“${echoed(vertical)}” is neither true nor false`;
  return null;
}

function twice(id: string, first: number | undefined): string | null {
  return first === undefined ? null : `${echoed(id)} stands in line ${first} already`;
}

function officeOf(line: number, said: Said): ListedOffice {
  return {
    line,
    id: said.id ?? '',
    details: {
      name: said.name ?? '',
      region: said.region ?? '',
      uscc: said.uscc ?? null,
      parentId: said.parent ?? null,
      kind: officeKinds.find((kind) => kind === said.kind) ?? 'department',
      level: officeLevels.find((level) => level === said.level) ?? 'county',
      vertical: truths.get(said.vertical ?? '') ?? false,
      ...(said.effectiveOn === undefined ? {} : { effectiveOn: said.effectiveOn }),
    },
  };
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['是', true],
  ['false', false],
  ['no', false],
  ['0', false],
  ['否', false],
]);

function bad(path: string, faults: readonly string[]): GongkaiError {
  const more = faults.length > mostTold ? `\n  and ${faults.length - mostTold} more` : '';
  const [only] = faults;
  const said = faults.length === 1 ? ` ${only}.` : `\n  ${faults.slice(0, mostTold).join('\n  ')}${more}`;
  return new GongkaiError('BAD_INPUT', `${path} can not be read:${said}${faults.length === 1 ? ' ' : '\n'}Nothing was registered.`, {
    file: path,
  });
}
