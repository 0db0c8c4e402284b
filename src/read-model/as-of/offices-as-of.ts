import type { Database } from 'better-sqlite3';
import { type OfficeTableRow, officeConditions, officeThen, toOffice } from '../office-queries.js';
import { pageOf } from '../page.js';
import type { OfficeFilter, OfficeRow, Page, PageRequest } from '../queries.js';
import type { World } from './world.js';

const from = '(SELECT ? AS at) AS world JOIN office_versions AS then_ ON then_.at <= world.at';
const where = `NOT EXISTS (SELECT 1 FROM office_versions AS later
  WHERE later.id = then_.id AND later.revision > then_.revision AND later.at <= world.at)`;

/** The offices as they were at an instant, the one parameter: to go on with AND. */
export const officesThen = `${from} WHERE ${where}`;

/** The offices as a world has them. */
export class OfficesAsOf {
  private readonly last;

  constructor(
    private readonly database: Database,
    private readonly world: World,
  ) {
    this.last = database.prepare<[string, string], OfficeTableRow>(officeThen);
  }

  byId(id: string): OfficeRow | null {
    const row = this.last.get(id, this.world.at);
    return row ? this.toOffice(row) : null;
  }

  list(filter: OfficeFilter, page: PageRequest): Page<OfficeRow> {
    const { conditions, parameters } = officeConditions(filter);
    return pageOf<OfficeRow>(
      this.database,
      {
        list: 'offices then',
        select: 'then_.*',
        from,
        where: [where, ...conditions],
        parameters: [this.world.at, ...parameters],
        order: ['id'],
        toNode: (row: OfficeTableRow) => this.toOffice(row),
      },
      page,
    );
  }

  private toOffice(row: OfficeTableRow): OfficeRow {
    return { ...toOffice(row), world: this.world };
  }
}
