import type { StandingOffice, YearReport } from './rows.js';

/** What is known of an office of a roll-up before the governments are looked at that have no report of their own organ. */
export interface Judged {
  readonly office: StandingOffice;
  /** Its report of the organ itself; null also where that makes no difference. */
  readonly organ: YearReport | null;
  /** Of a government: its report for its whole jurisdiction. */
  readonly whole: YearReport | null;
  /** It owes no report. */
  readonly isExempt: boolean;
  /** It is an organ of which a report is expected, here or under the office that it counts as. */
  readonly isOrgan: boolean;
}

/**
 * How a government counts that has no report of its own organ.
 * - `organs`: by the reports that organs below it have, or owe
 * - `standsIn`: by its report for its jurisdiction, since no organ below it has or owes one
 * - `missing`: neither: its part of the sum is missing
 * - otherwise: in the report of the government above with this id, which stands in
 */
export type LowerGovernment = 'organs' | 'standsIn' | 'missing' | { readonly within: string };

/**
 * The governments below the office at the top that have no report of their own organ. Reports of organs and of jurisdictions never both
 * count for one area.
 */
export class LowerGovernments {
  private readonly judged: ReadonlyMap<string, Judged>;
  private readonly withOrgans = new Set<string>();

  constructor(
    private readonly top: string,
    offices: readonly Judged[],
  ) {
    this.judged = new Map(offices.map((judged) => [judged.office.id, judged]));
    for (const { office, isOrgan } of offices) if (isOrgan) this.markAbove(office);
  }

  /** @param government one that owes a report, and has none of its own organ */
  how({ office, whole }: Judged): LowerGovernment {
    const within = office.id === this.top ? null : this.standingInAbove(office);
    if (within !== null) return { within };
    if (office.id === this.top || this.withOrgans.has(office.id)) return office.level === 'township' && !whole ? 'missing' : 'organs';
    return whole?.figures ? 'standsIn' : 'missing';
  }

  /** The topmost of the governments above that stand in. */
  private standingInAbove({ parentId }: StandingOffice): string | null {
    let found: string | null = null;
    for (let above = this.above(parentId); above; above = this.above(above.office.parentId)) {
      const { office, organ, whole, isExempt } = above;
      const canStandIn = office.kind === 'government' && !organ && !isExempt && whole?.figures && !this.withOrgans.has(office.id);
      if (canStandIn) found = office.id;
    }
    return found;
  }

  private markAbove({ id, parentId }: StandingOffice): void {
    if (id === this.top) return;
    for (let above = this.above(parentId); above && !this.withOrgans.has(above.office.id); above = this.above(above.office.parentId))
      this.withOrgans.add(above.office.id);
  }

  /** Null above the top, and at the top itself, which is compared with the sum. */
  private above(parentId: string | null): Judged | null {
    return parentId === null || parentId === this.top ? null : (this.judged.get(parentId) ?? null);
  }
}
