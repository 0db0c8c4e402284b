import { allForms } from '../../forms/forms.js';
import { normalise } from '../normalise.js';

/** So many headings that are nowhere to be seen show that the report itself is hidden. */
const fewestHeadings = 2;

/** Whether what a page's style hides is the report, which a script would show: its headings are there, and not in what is seen. */
export function holdsReport(hidden: string, seen: string): boolean {
  if (hidden === '') return false;
  const [inHidden, inSeen] = [hidden, seen].map(normalise);
  const headings = new Set(allForms().flatMap(({ sections }) => sections.map(({ heading }) => normalise(heading))));
  return [...headings].filter((heading) => inHidden?.includes(heading) && !inSeen?.includes(heading)).length >= fewestHeadings;
}
