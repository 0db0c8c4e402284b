import { comparable, type Fit, fitOf, type Labelled } from './label-fit.js';

/** More texts than this that look like labels are in no table; the rest finds no place. */
const mostCandidates = 2_000;

/**
 * Finds the labels among texts: each label at most once, in the form's order, so that as many as possible and the best fitting are
 * found. A missing label thus shifts none of the others, and a short one (其他) is found only at its place. Of two that are as good
 * the later is taken: a contents list stands before what it lists, and a label said twice is followed by its figures the second time.
 * @returns for each label the index of its text, or null
 */
export function alignLabels(texts: readonly string[], labels: readonly Labelled[]): (number | null)[] {
  const fits = labels.map(fitOf);
  return align(texts, labels.length, (text) => {
    const ready = comparable(text);
    return fits.map((howWell) => howWell(ready));
  });
}

/** @param scores how well a text fits each label, from 0 (not at all) to 4 */
export function align(texts: readonly string[], labels: number, scores: (text: string) => readonly Fit[]): (number | null)[] {
  const candidates: { index: number; scores: readonly Fit[] }[] = [];
  for (const [index, text] of texts.entries()) {
    if (candidates.length === mostCandidates) break;
    const scored = text === '' ? [] : scores(text);
    if (scored.some((score) => score > 0)) candidates.push({ index, scores: scored });
  }
  // best[i][j]: what the candidates from i on and the labels from j on can add up to; finding one more counts before fitting better.
  const best = Array.from({ length: candidates.length + 1 }, () => new Float64Array(labels + 1));
  const bestAt = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const taking = (i: number, j: number): number => {
    const score = candidates[i]?.scores[j] ?? 0;
    return score === 0 ? 0 : 10 + score + bestAt(i + 1, j + 1);
  };
  for (let i = candidates.length - 1; i >= 0; i--)
    for (let j = labels - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(taking(i, j), bestAt(i + 1, j), bestAt(i, j + 1));
    }
  const found: (number | null)[] = Array.from({ length: labels }, () => null);
  for (let i = 0, j = 0; i < candidates.length && j < labels; ) {
    const now = bestAt(i, j);
    if (now === bestAt(i + 1, j)) i++;
    else if (now === bestAt(i, j + 1)) j++;
    else found[j++] = candidates[i++]?.index ?? null;
  }
  return found;
}
