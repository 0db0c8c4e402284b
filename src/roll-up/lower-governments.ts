import type { StandingOffice, YearReport } from './rows.js';

/** What is known of an office of a roll-up before the governments are looked at. */
export interface Judged {
  readonly office: StandingOffice;
  /** Its report of the organ itself; null also where that makes no difference. */
  readonly organ: YearReport | null;
  /** Of a government: its report for its whole jurisdiction. */
  readonly whole: YearReport | null;
  /** It owes no report. */
  readonly isExempt: boolean;
  /** It is an organ of which a report is expected; no second registration, since the organ counts where the first one stands. */
  readonly isOrgan: boolean;
}

/**
 * How a government counts.
 * - `organ`: by the report of its own organ, beside those that organs below it have, or owe
 * - `organAlone`: by the report of its own organ, with no other: its jurisdiction is not in the sum
 * - `organs`: by the reports that organs below it have, or owe
 * - `standsIn`: by its report for its jurisdiction, since no organ below it has or owes one; that of its own organ is within it
 * - `missing`: by none: its part of the sum is missing
 * - otherwise: in the report of the government above with this id, which stands in
 */
export type LowerGovernment = 'organ' | 'organAlone' | 'organs' | 'standsIn' | 'missing' | { readonly within: string };

/** The governments of a roll-up. Reports of organs and of jurisdictions never both count for one area. */
export class LowerGovernments {
  private readonly judged: ReadonlyMap<string, Judged>;
  private readonly withOrgans = new Set<string>();

  constructor(
    private readonly top: string,
    offices: readonly Judged[],
  ) {
    this.judged = new Map(offices.map((judged) => [judged.office.id, judged]));
    // What has a report for its jurisdiction stands in, or has an organ below it that says the same of those above.
    for (const { office, isOrgan, whole } of offices) if (isOrgan && !whole?.figures) this.markAbove(office);
  }

  /** @param government one that owes a report */
  how({ office, organ, whole }: Judged): LowerGovernment {
    const isTop = office.id === this.top;
    const within = isTop ? null : this.standingInAbove(office);
    if (within !== null) return { within };
    const withOrgans = isTop || this.withOrgans.has(office.id);
    if (!withOrgans && whole?.figures) return 'standsIn';
    if (organ) return withOrgans || office.level === 'township' ? 'organ' : 'organAlone';
    return withOrgans && (office.level !== 'township' || whole) ? 'organs' : 'missing';
  }

  /** The topmost of the governments above that stand in. */
  private standingInAbove({ parentId }: StandingOffice): string | null {
    let found: string | null = null;
    for (let above = this.above(parentId); above; above = this.above(above.office.parentId)) {
      const { office, whole, isExempt } = above;
      const canStandIn = office.kind === 'government' && !isExempt && whole?.figures && !this.withOrgans.has(office.id);
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
