import { normalise, withoutNumeral } from './normalise.js';

/** Something with a label that is looked for, in the order in which the form has it. */
export interface Labelled {
  readonly label: string;
  readonly aliases: readonly string[];
}

/** How well a text fits a label: 0 not at all, 4 to the letter. */
export function fitness(text: string, { label, aliases }: Labelled): number {
  const normal = normalise(text);
  if (normal === '') return 0;
  const bare = withoutNumeral(normal);
  let best = 0;
  for (const known of [label, ...aliases]) {
    const wanted = normalise(known);
    const bareWanted = withoutNumeral(wanted);
    if (wanted === '') continue;
    if (normal === wanted) best = Math.max(best, 4);
    else if (bare === bareWanted) best = Math.max(best, 3);
    else if (bareWanted.length >= 4 && bare.startsWith(bareWanted)) best = Math.max(best, 2);
    else if (bareWanted.length >= 10 && bare.length >= 6 && bareWanted.startsWith(bare)) best = Math.max(best, 1);
  }
  return best;
}

/**
 * Finds the labels among texts: each label at most once, in the form's order, so that as many as possible and the best fitting are
 * found. A missing label thus shifts none of the others, and a short one (其他) is found only at its place.
 * @returns for each label the index of its text, or null
 */
export function alignLabels(texts: readonly string[], labels: readonly Labelled[]): (number | null)[] {
  const scores = texts.map((text) => labels.map((label) => fitness(text, label)));
  // best[i][j]: what the texts from i on and the labels from j on can add up to.
  const best = Array.from({ length: texts.length + 1 }, () => new Float64Array(labels.length + 1));
  for (let i = texts.length - 1; i >= 0; i--)
    for (let j = labels.length - 1; j >= 0; j--) {
      const score = scores[i]?.[j] ?? 0;
      const taken = score === 0 ? 0 : 10 + score + (best[i + 1]?.[j + 1] ?? 0);
      (best[i] as Float64Array)[j] = Math.max(taken, best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
    }
  const found: (number | null)[] = labels.map(() => null);
  for (let i = 0, j = 0; i < texts.length && j < labels.length; ) {
    const now = best[i]?.[j] ?? 0;
    const score = scores[i]?.[j] ?? 0;
    if (score > 0 && now === 10 + score + (best[i + 1]?.[j + 1] ?? 0)) found[j++] = i++;
    else if (now === (best[i]?.[j + 1] ?? 0)) j++;
    else i++;
  }
  return found;
}
