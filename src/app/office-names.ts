import { normalise } from '../import/normalise.js';
import type { OfficeRow, Queries } from '../read-model/queries.js';
import { thoseOf } from './same-name.js';

/** An office that a name may mean. */
export interface NamedOffice {
  readonly id: string;
  readonly name: string;
}

/** How a name was recognised: as it is, as one that the office had before, or written in another way (brackets, spaces, script). */
export type NameMatch =
  | { readonly kind: 'one'; readonly office: NamedOffice; readonly by: 'name' | 'formerName' | 'spelling' }
  | { readonly kind: 'several'; readonly offices: readonly NamedOffice[] }
  | { readonly kind: 'none' };

const pageSize = 1000;

/** The offices on file by what they are, and were, called. Read once. */
export class OfficeNames {
  private readonly offices: readonly OfficeRow[];
  private readonly names = new Map<string, OfficeRow[]>();
  private readonly formerNames = new Map<string, OfficeRow[]>();
  private readonly spellings = new Map<string, OfficeRow[]>();
  private readonly ids: Map<string, NamedOffice>;
  private pairs: readonly { readonly office: OfficeRow; readonly ofNames: readonly ReadonlySet<string>[] }[] | undefined;

  constructor(queries: Queries) {
    this.offices = allOffices(queries);
    this.ids = new Map(this.offices.map((office) => [office.id, office]));
    for (const office of this.offices) {
      add(this.names, office.name, office);
      for (const name of office.formerNames) add(this.formerNames, name, office);
      for (const name of new Set([office.name, ...office.formerNames].map(normalise))) add(this.spellings, name, office);
    }
  }

  byId(id: string): NamedOffice | null {
    return this.ids.get(id) ?? null;
  }

  /** Takes in an office that was registered since; it is known by its id only. */
  learn(office: NamedOffice): void {
    this.ids.set(office.id, office);
  }

  /** The office that an exported report names by its id; null where another one has that id here. */
  itself(named: NamedOffice | null): NamedOffice | null {
    const office = named && this.offices.find(({ id }) => id === named.id);
    return office && namesOf(office).includes(named.name) ? office : null;
  }

  /** The office that has, or else had, just this name; of several that which was there in the report's year, as far as their days tell. */
  match(name: string, year: number | null): NameMatch {
    for (const [by, found] of [
      ['name', this.names.get(name)],
      ['formerName', this.formerNames.get(name)],
      ['spelling', this.spellings.get(normalise(name))],
    ] as const)
      if (found) {
        const offices = thoseOf(found, year);
        const [only, ...others] = offices;
        return only && others.length === 0 ? { kind: 'one', office: only, by } : { kind: 'several', offices };
      }
    return { kind: 'none' };
  }

  /**
   * The offices of whose name, present or former, this is the end: reports leave out the city. Each with that name. A name that only begins
   * so, or has it within, is another office's (人民政府, 人民政府办公室).
   */
  endingIn(name: string, year: number | null): readonly { readonly office: NamedOffice; readonly whole: string }[] {
    const end = normalise(name);
    if (end === '') return [];
    const found = this.offices.flatMap((office) => {
      const whole = namesOf(office).find((each) => each.endsWith(end));
      return whole === undefined ? [] : [{ ...office, office, whole }];
    });
    const wholes = new Set(found.map(({ whole }) => whole));
    return [...wholes].flatMap((whole) =>
      thoseOf(
        found.filter((each) => each.whole === whole),
        year,
      ).map(({ office }) => ({ office, whole })),
    );
  }

  /** The offices whose names have most in common with this one, the nearest first. */
  nearest(name: string, count: number): readonly NamedOffice[] {
    const wanted = pairsOf(normalise(name));
    this.pairs ??= this.offices.map((office) => ({ office, ofNames: namesOf(office).map(pairsOf) }));
    return this.pairs
      .map(({ office, ofNames }) => ({ office, likeness: Math.max(...ofNames.map((pairs) => likeness(wanted, pairs))) }))
      .filter((each) => each.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || (a.office.id < b.office.id ? -1 : 1))
      .slice(0, count)
      .map(({ office: { id, name } }) => ({ id, name }));
  }
}

function allOffices(queries: Queries): readonly OfficeRow[] {
  const offices: OfficeRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = queries.offices({ includeDissolved: true }, { first: pageSize, ...(after === undefined ? {} : { after }) });
    for (const { node } of page.edges) offices.push(node);
    after = page.edges.at(-1)?.cursor;
    if (!page.hasNextPage) return offices;
  }
}

function add(names: Map<string, OfficeRow[]>, name: string, office: OfficeRow): void {
  const known = names.get(name);
  if (known) known.push(office);
  else names.set(name, [office]);
}

function namesOf({ name, formerNames }: OfficeRow): string[] {
  return [name, ...formerNames].map(normalise);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** Dice's coefficient: from 0, nothing in common, to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
