import type { ReportContent } from '../forms/content.js';
import { finished, type Steps } from '../steps.js';
import type { Sides } from './conflict.js';
import { mergeText, type TextMerge } from './merge-text.js';

/**
 * The merges of long texts, which take long, made beforehand in steps: a decision that must be made at once finds them here. A merge
 * depends on the three texts alone, so that it holds for as long as those are the same, whatever else has changed in the report.
 */
export class MergedTexts {
  private made: { readonly sides: Sides<string>; readonly merge: TextMerge }[] = [];

  /** Merges the texts of all sections. What was made before for other texts is forgotten. */
  *prepare({ base, theirs, yours }: Sides<ReportContent>): Steps<void> {
    const made: typeof this.made = [];
    for (const key of Object.keys(theirs.sections)) {
      const [old, now, own] = [base, theirs, yours].map(({ sections }) => sections[key]?.text);
      if (old === undefined || now === undefined || own === undefined) continue;
      const sides = { base: old, theirs: now, yours: own };
      if (takenWhole(sides) !== null) continue;
      made.push({ sides, merge: this.known(sides) ?? (yield* mergeText(sides)) });
    }
    this.made = made;
  }

  /** What the three texts come to: one of them where only one side changed it. */
  of(sides: Sides<string>): string | TextMerge {
    return takenWhole(sides) ?? this.known(sides) ?? finished(mergeText(sides));
  }

  private known({ base, theirs, yours }: Sides<string>): TextMerge | undefined {
    return this.made.find(({ sides }) => sides.base === base && sides.theirs === theirs && sides.yours === yours)?.merge;
  }
}

/** The text of the side that alone changed it, or of both where they agree; null where there is something to merge. */
function takenWhole({ base, theirs, yours }: Sides<string>): string | null {
  if (yours === base || yours === theirs) return theirs;
  return theirs === base ? yours : null;
}
