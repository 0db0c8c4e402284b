/** An event's payload as a version of its schema has it. */
export interface VersionedEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/** Takes an event of one version to the next; keyed `<type>.v<version it takes>`. */
export type Upcasters = Readonly<Record<string, (event: VersionedEvent) => VersionedEvent>>;

/** None yet: every event type is in its first version. */
const upcasters: Upcasters = {};

/** The event in its newest version: old ones are lifted when read, and never rewritten. */
export function upcast<E extends VersionedEvent>(event: E, chain: Upcasters = upcasters): E {
  let current: E = event;
  for (;;) {
    const lift = chain[`${current.type}.v${current.schemaVersion}`];
    if (!lift) return current;
    current = { ...current, ...lift(current) };
  }
}
