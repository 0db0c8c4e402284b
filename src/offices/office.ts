/** An office that must report. */
export interface OfficeState extends OfficeDetails {
  readonly id: string;
  readonly formerNames: readonly string[];
  /** The day since when it exists; null: unknown. */
  readonly foundedOn: string | null;
  /** Where it stood since when: first as it was registered, last as it stands now. */
  readonly places: readonly OfficePlace[];
  readonly dissolved: boolean;
  readonly dissolution: Dated | null;
  readonly revision: number;
}

/** A government (政府), or a department or other organ of one (部门). Article 49 sets their deadlines apart. */
export type OfficeKind = (typeof officeKinds)[number];
export type OfficeLevel = (typeof officeLevels)[number];

export const officeKinds = ['government', 'department'] as const;
export const officeLevels = ['national', 'province', 'city', 'county', 'township'] as const;

export type OfficeEvent =
  | Event<'OfficeRegistered', OfficeDetails & { officeId: string } & Effective>
  | Event<'OfficeRenamed', { name: string }>
  | Event<'OfficeMoved', { parentId: string | null; region: string } & Effective>
  | Event<'OfficeDissolved', { successorId: string | null } & Effective>;

export type OfficeCommand =
  | ({ readonly type: 'registerOffice'; readonly officeId: string } & OfficeDetails & Effective)
  | { readonly type: 'renameOffice'; readonly name: string }
  | ({ readonly type: 'moveOffice'; readonly parentId: string | null; readonly region: string } & Effective)
  | ({ readonly type: 'dissolveOffice'; readonly successorId: string | null } & Effective);

export interface Effective {
  /**
   * The day in China (YYYY-MM-DD) on which it took effect. Absent: of a move or a dissolution the day on which it is recorded, of a
   * registration unknown.
   */
  readonly effectiveOn?: string;
}

/** The two times of a fact, as days in China: when it took effect, null where that was not said, and when it was recorded. */
export interface Dated {
  readonly effectiveOn: string | null;
  readonly recordedOn: string;
}

/** Where an office stands. */
export interface OfficePlace extends Dated {
  readonly parentId: string | null;
  readonly region: string;
}

export interface OfficeDetails {
  readonly name: string;
  /** 统一社会信用代码 (GB 32100-2015), or null: townships, parks and the like may have none. */
  readonly uscc: string | null;
  /** 行政区划代码 (GB/T 2260): 6, 9 or 12 digits. */
  readonly region: string;
  readonly parentId: string | null;
  readonly kind: OfficeKind;
  readonly level: OfficeLevel;
  /** Led by its own system (tax, customs …), so not a child of the local government in a roll-up. */
  readonly vertical: boolean;
}

interface Event<T extends string, D> {
  readonly type: T;
  readonly data: Readonly<D>;
}
