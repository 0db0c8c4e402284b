import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { StandingOffice } from '../../roll-up/rows.js';
import { allStanding, standingBelow } from './standing-offices.js';

type TableRow = Omit<StandingOffice, 'vertical' | 'dissolved' | 'apart'> & {
  readonly vertical: number;
  readonly dissolved: number;
  readonly apart: number;
};

export interface StandingParameters {
  readonly asOf: string;
  /** Nothing recorded after it is known. */
  readonly until: string;
  /** Absent: every office. */
  readonly top?: string;
}

const treesKept = 50;

/** Offices as they stood. Offices change rarely: what was read is kept until an event of any office comes in. */
export class StandingCache {
  private readonly kept = new LRUCache<string, readonly StandingOffice[]>({ max: treesKept });
  private readonly events: Statement<[], number>;
  private readonly all: Statement<[StandingParameters], TableRow>;
  private readonly below: Statement<[StandingParameters], TableRow>;

  constructor(database: Database) {
    this.events = database.prepare<[], number>('SELECT count(*) FROM office_versions').pluck();
    this.all = database.prepare<[StandingParameters], TableRow>(allStanding);
    this.below = database.prepare<[StandingParameters], TableRow>(standingBelow);
  }

  read(parameters: StandingParameters): readonly StandingOffice[] {
    const { asOf, until, top } = parameters;
    const key = JSON.stringify([this.events.get(), asOf, until, top]);
    let offices = this.kept.get(key);
    if (!offices) {
      offices = (top === undefined ? this.all : this.below).all(parameters).map(toOffice);
      this.kept.set(key, offices);
    }
    return offices;
  }
}

function toOffice(row: TableRow): StandingOffice {
  return { ...row, vertical: row.vertical === 1, dissolved: row.dissolved === 1, apart: row.apart === 1 };
}
