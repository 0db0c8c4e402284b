/** A report has some two hundred cells, and six sections with some sixty paragraphs. */
export const usualCells = 200;
export const usualParagraphs = 60;
const usualSections = 6;

/** The cost of a blame: what is named costs its share of what all would. */
export function blameCost({ args, childComplexity }: { readonly args: Record<string, unknown>; readonly childComplexity: number }): number {
  const { cells, sections } = args;
  if (!Array.isArray(cells) && !Array.isArray(sections)) return 1 + childComplexity;
  const share = Math.max(countOf(cells) / usualCells, countOf(sections) / usualSections);
  return 1 + Math.ceil(share * childComplexity);
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
