import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { endOfChinaDay } from '../../forms/deadlines/china-day.js';
import { goneOn, type StandingOffice } from '../../roll-up/rows.js';
import { allStanding, standingBelow, standingTwins } from './standing-offices.js';

type TableRow = Omit<StandingOffice, 'vertical' | 'dissolved' | 'apart'> & {
  readonly vertical: number;
  readonly apart: number;
};

export interface StandingParameters {
  /** A day in China. */
  readonly on: string;
  /** Nothing recorded after it is known. */
  readonly until: string;
  /** Absent: every office. */
  readonly top?: string;
  readonly sharingCode?: boolean;
}

/** What the statements are asked with. */
type Bound = Omit<StandingParameters, 'sharingCode'> & { readonly onEnd: string };

const treesKept = 50;

/** Offices as they stood. Offices change rarely: what was read is kept until an event of any office comes in. */
export class StandingCache {
  private readonly kept = new LRUCache<string, readonly StandingOffice[]>({ max: treesKept });
  private readonly events: Statement<[], number>;
  private readonly all: Statement<[Bound], TableRow>;
  private readonly below: Statement<[Bound], TableRow>;
  private readonly twins: Statement<[Bound], TableRow>;

  constructor(database: Database) {
    this.events = database.prepare<[], number>('SELECT count(*) FROM office_versions').pluck();
    this.all = database.prepare<[Bound], TableRow>(allStanding);
    this.below = database.prepare<[Bound], TableRow>(standingBelow);
    this.twins = database.prepare<[Bound], TableRow>(standingTwins);
  }

  read({ sharingCode = false, ...parameters }: StandingParameters): readonly StandingOffice[] {
    const { on, until, top } = parameters;
    const key = JSON.stringify([this.events.get(), on, until, top, sharingCode]);
    let offices = this.kept.get(key);
    if (!offices) {
      offices = (sharingCode ? this.twins : top === undefined ? this.all : this.below)
        .all({ ...parameters, onEnd: endOfChinaDay(on) })
        .map((row) => toOffice(row, on));
      this.kept.set(key, offices);
    }
    return offices;
  }
}

function toOffice(row: TableRow, on: string): StandingOffice {
  const gone = goneOn(row);
  return { ...row, vertical: row.vertical === 1, dissolved: gone !== null && gone <= on, apart: row.apart === 1 };
}
