import type { LocalDeadline } from './local-deadlines.js';
import { type ReporterKind, statutoryDueOn } from './statutory.js';

export interface DueDate {
  /** The last day in time (YYYY-MM-DD, China). */
  readonly on: string;
  /** What the law says; never before `on`. */
  readonly statutory: string;
  /** The local setting that set an earlier day; null: the law's own. */
  readonly local: LocalDeadline | null;
}

/** When reports are due: by the law, or by the earlier day that the settings have for a region. */
export class DeadlineCalendar {
  constructor(private readonly local: readonly LocalDeadline[] = []) {}

  /**
   * Of several settings for an office, the one of the longest region counts, and of these the one for that year alone.
   * @returns null where the law sets no day for the year
   * @throws {GongkaiError} BAD_INPUT when no form is known for the year
   */
  dueDate({ kind, region }: { readonly kind: ReporterKind; readonly region: string }, year: number): DueDate | null {
    const statutory = statutoryDueOn(year, kind);
    if (statutory === null) return null;
    let local: LocalDeadline | null = null;
    for (const setting of this.local)
      if (setting.kind === kind && region.startsWith(setting.region) && (setting.year === null || setting.year === year))
        if (local === null || weight(setting) > weight(local)) local = setting;
    return { on: local ? `${year + 1}-${local.date}` : statutory, statutory, local };
  }
}

function weight({ region, year }: LocalDeadline): number {
  return region.length * 2 + (year === null ? 0 : 1);
}
