/**
 * What a comparison may cost, so that it ends in bounded time whatever it is given. Work is counted, not timed: the same texts always get
 * the same answer. A unit is about the comparing of two numbers, some ten nanoseconds.
 */
export class Work {
  constructor(
    private left: number = workOfComparison,
    private readonly whole: Work | null = null,
  ) {}

  /** Takes up so many units; where they are no longer there, takes none and answers false. */
  spend(units: number): boolean {
    if (units > this.left || !(this.whole?.spend(units) ?? true)) return false;
    this.left -= units;
    return true;
  }

  /** A part of this: what is spent of it is spent of the whole. */
  upTo(units: number): Work {
    return new Work(units, this);
  }

  get units(): number {
    return this.left;
  }
}

/** For two texts, or two reports: about a second at the most, some hundred times what usual reports take. */
const workOfComparison = 60_000_000;

/** Units for a character whose words are told apart by dictionary. */
export const segmentingCharacter = 200;
/** Units for a character whose words are told apart by its kind alone. */
export const roughCharacter = 30;
/** Units for a word that is looked up in the words of another text. */
export const lookingUpWord = 10;
