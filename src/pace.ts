/** Units of work (see history/work.ts) that a step takes, give or take: some milliseconds. */
const unitsPerStep = 200_000;

/** Tells a computation when it is time to pause. */
export class Pace {
  private done = 0;

  constructor(private readonly units = unitsPerStep) {}

  /** Counts so many units as done; true where the computation should pause now. */
  isDue(units: number): boolean {
    this.done += units;
    if (this.done < this.units) return false;
    this.done = 0;
    return true;
  }
}
