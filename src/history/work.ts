/**
 * What a comparison may cost, so that it ends in bounded time whatever it is given. Work is counted, not timed: the same texts always get
 * the same answer. A unit is about the comparing of two numbers, some nanoseconds.
 */
export class Work {
  constructor(private left: number = workOfText) {}

  /** Takes up so many units; where they are no longer there, takes none and answers false. */
  spend(units: number): boolean {
    if (units > this.left) return false;
    this.left -= units;
    return true;
  }

  get units(): number {
    return this.left;
  }
}

/** For one text: a few tenths of a second. */
const workOfText = 60_000_000;

/** Units for a character whose words are told apart by dictionary. */
export const segmentingCharacter = 300;
/** Units for a character whose words are told apart by its kind alone. */
export const roughCharacter = 60;
/** Units for a word that is looked up in the words of another text. */
export const lookingUpWord = 10;
