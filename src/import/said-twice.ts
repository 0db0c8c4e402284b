import type { Form } from '../forms/form.js';
import type { ImportNote } from './import-note.js';
import { type SourceLine, spokenLine } from './lines.js';
import { normalise } from './normalise.js';
import { type FoundSection, splitSections } from './split-sections.js';

/** A report has at least so many headings. */
const fewestHeadings = 2;

/**
 * A report that a page holds twice, for wide and for narrow screens, is read once where both copies say the same, line for line, and nothing
 * but the title and introduction stands between them. All other sources are left as they are.
 */
export function readOnce(
  form: Form,
  lines: readonly SourceLine[],
): { readonly lines: readonly SourceLine[]; readonly notes: readonly ImportNote[] } {
  const later = splitSections(form, lines);
  const first = splitSections(form, later.before);
  if (first.sections.filter(({ heading }) => heading).length < fewestHeadings) return { lines, notes: [] };
  if (!isSame(first.sections, later.sections, new Set(texts(first.before)))) return { lines, notes: [] };
  const [from, again] = [first.sections, later.sections].map(([section]) => section?.heading?.number ?? section?.lines[0]?.number);
  const message = `The source holds the report twice (from lines ${from} and ${again}), and both say the same: it was read once.`;
  return { lines: [...first.before, ...lines.slice(later.before.length)], notes: [{ kind: 'saidTwice', message }] };
}

/** @param beginning what stands before the first copy: it may stand before the second too */
function isSame(first: readonly FoundSection[], later: readonly FoundSection[], beginning: ReadonlySet<string>): boolean {
  if (first.length !== later.length) return false;
  return first.every(({ section, heading, lines }, index) => {
    const other = later[index];
    if (
      !other ||
      other.section !== section ||
      texts(heading ? [heading] : []).join() !== texts(other.heading ? [other.heading] : []).join()
    )
      return false;
    const [said, again] = [texts(lines), texts(other.lines)];
    if (index < first.length - 1) return said.join('\n') === again.join('\n');
    const differs = said.findIndex((text, at) => text !== again[at]);
    return differs === -1 || said.slice(differs).every((text) => beginning.has(text));
  });
}

function texts(lines: readonly SourceLine[]): string[] {
  return lines.map((line) => normalise(spokenLine(line))).filter((text) => text !== '');
}
