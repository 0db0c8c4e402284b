import type { Form } from '../forms/form.js';
import { type Places, placesOf } from '../forms/places.js';
import { Exact, inUnit } from '../history/units.js';
import type { Contribution } from './contribution.js';
import type { SumCell } from './sum-cell.js';

type Lacking = Record<keyof SumCell['lacking'], number>;

/** The place that a report's cell has in the form of the sum; null: none. */
type ToPlace = (place: number) => number | null;

/** Sums under way. Whole numbers are added as they are, which is exact below 2^53; everything else as decimals. */
export class RunningSums {
  private readonly places: Places;
  private readonly whole: Float64Array;
  private readonly exact = new Map<number, InstanceType<typeof Exact>>();
  private readonly contributing: Uint32Array;
  private readonly converted: Uint32Array;
  private readonly differing: Uint32Array;
  private readonly lacking: readonly Lacking[];

  constructor(form: Form) {
    this.places = placesOf(form);
    const { length } = this.places.ids;
    this.whole = new Float64Array(length);
    this.contributing = new Uint32Array(length);
    this.converted = new Uint32Array(length);
    this.differing = new Uint32Array(length);
    this.lacking = Array.from({ length }, () => ({ blank: 0, na: 0, text: 0, unit: 0, form: 0 }));
  }

  add({ whole, lacks, exact, differing }: Contribution, toPlace: ToPlace): void {
    for (let place = 0; place < whole.length; place++) {
      const value = whole[place] as number;
      const to = Number.isNaN(value) ? null : toPlace(place);
      if (to === null) continue;
      this.whole[to] = (this.whole[to] as number) + value;
      count(this.contributing, to);
    }
    for (const [place, why] of lacks) this.lack(toPlace(place), why);
    for (const { place, value, unit } of exact) this.addExact(toPlace(place), value, unit);
    for (const place of differing) {
      const to = toPlace(place);
      if (to !== null) count(this.differing, to);
    }
  }

  /** Of a report in another form: all other places have no figure there. */
  lackAllBut(reached: ReadonlySet<number>): void {
    for (let place = 0; place < this.lacking.length; place++) if (!reached.has(place)) this.lack(place, 'form');
  }

  /** @param absent reports that belong to the sums and were not added */
  cells(absent: number): SumCell[] {
    return this.places.ids.map((id, place) => {
      const { unit = '', signed = false } = this.places.columns[place] ?? {};
      const lacking = { ...(this.lacking[place] as Lacking) };
      const missing = Object.values(lacking).reduce((sum, each) => sum + each, 0);
      const contributing = this.contributing[place] ?? 0;
      const sum = new Exact(this.whole[place] ?? 0).plus(this.exact.get(place) ?? 0);
      return {
        id,
        value: contributing === 0 ? null : sum.toFixed(),
        atLeast: missing + absent > 0 && contributing > 0 && !signed,
        absent,
        missing,
        lacking,
        contributing,
        unit,
        converted: this.converted[place] ?? 0,
        differing: this.differing[place] ?? 0,
      };
    });
  }

  private addExact(to: number | null, value: string, unit: string): void {
    if (to === null) return;
    const declared = this.places.columns[to]?.unit ?? '';
    const amount = inUnit(value, unit, declared);
    if (amount === null) {
      this.lack(to, 'unit');
      return;
    }
    this.exact.set(to, (this.exact.get(to) ?? new Exact(0)).plus(amount));
    count(this.contributing, to);
    if (unit !== declared) count(this.converted, to);
  }

  private lack(place: number | null, why: keyof Lacking): void {
    const cell = place === null ? undefined : this.lacking[place];
    if (cell) cell[why]++;
  }
}

function count(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}
