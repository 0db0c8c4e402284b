import type { Database } from 'better-sqlite3';
import type { OfficeKind, OfficeLevel, OfficePlace, OfficeState } from '../offices/office.js';
import { pageOf } from './page.js';
import { prefixEnd } from './prefix.js';
import type { OfficeAsked, OfficeFilter, OfficeRow, Page, PageRequest } from './queries.js';

export interface OfficeTableRow {
  readonly id: string;
  readonly name: string;
  readonly former_names: string;
  readonly uscc: string | null;
  readonly region: string;
  readonly parent_id: string | null;
  readonly kind: OfficeKind;
  readonly level: OfficeLevel;
  readonly vertical: number;
  readonly founded_on: string | null;
  readonly places: string;
  readonly dissolved: number;
  readonly dissolved_on: string | null;
  readonly dissolution_recorded_on: string | null;
  readonly revision: number;
}

/** An office as it was at an instant: its id, and the instant. */
export const officeThen = 'SELECT * FROM office_versions WHERE id = ? AND at <= ? ORDER BY revision DESC LIMIT 1';

export class OfficeQueries {
  private readonly byId;
  private readonly byIdThen;

  constructor(private readonly database: Database) {
    this.byId = database.prepare<[string], OfficeTableRow>('SELECT * FROM offices WHERE id = ?');
    this.byIdThen = database.prepare<[string, string], OfficeTableRow>(officeThen);
  }

  officesById(ids: readonly string[]): (OfficeRow | null)[] {
    return ids.map((id) => {
      const row = this.byId.get(id);
      return row ? toOffice(row) : null;
    });
  }

  /** In the order of `asked`; null where there was no such office. */
  officesAt(asked: readonly OfficeAsked[]): (OfficeRow | null)[] {
    return asked.map(({ officeId, at }) => {
      const row = at === null ? this.byId.get(officeId) : this.byIdThen.get(officeId, at);
      return row ? toOffice(row) : null;
    });
  }

  offices(filter: OfficeFilter, page: PageRequest): Page<OfficeRow> {
    const { conditions, parameters } = officeConditions(filter);
    return pageOf<OfficeRow>(
      this.database,
      { list: 'offices', select: '*', from: 'offices', where: conditions, parameters, order: ['id'], toNode: toOffice },
      page,
    );
  }
}

/** What a filter asks of the columns of an office. */
export function officeConditions({ region, parentId, name, includeDissolved }: OfficeFilter): {
  readonly conditions: readonly string[];
  readonly parameters: readonly string[];
} {
  const conditions: string[] = [];
  const parameters: string[] = [];
  const add = (condition: string, ...values: string[]) => {
    conditions.push(condition);
    parameters.push(...values);
  };
  if (region !== undefined) add('region >= ? AND region < ?', region, prefixEnd(region));
  if (parentId !== undefined) add('parent_id = ?', parentId);
  if (name !== undefined) add('(instr(name, ?) > 0 OR instr(former_names, ?) > 0)', name, JSON.stringify(name).slice(1, -1));
  if (!includeDissolved) add('dissolved = 0');
  return { conditions, parameters };
}

export function toOffice({
  former_names,
  parent_id,
  vertical,
  founded_on,
  places,
  dissolved,
  dissolved_on,
  dissolution_recorded_on,
  id,
  name,
  uscc,
  region,
  kind,
  level,
  revision,
}: OfficeTableRow): OfficeState {
  return {
    id,
    name,
    formerNames: JSON.parse(former_names) as string[],
    uscc,
    region,
    parentId: parent_id,
    kind,
    level,
    vertical: vertical === 1,
    foundedOn: founded_on,
    places: JSON.parse(places) as OfficePlace[],
    dissolved: dissolved === 1,
    dissolution: dissolution_recorded_on === null ? null : { effectiveOn: dissolved_on, recordedOn: dissolution_recorded_on },
    revision,
  };
}
