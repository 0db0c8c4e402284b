import type { Form, FormSection } from '../forms/form.js';
import type { SourceLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

export interface FoundSection {
  readonly section: FormSection;
  /** The heading as printed. */
  readonly heading: SourceLine;
  readonly lines: readonly SourceLine[];
}

/**
 * Finds the headings, each after the one before it, and what stands under each. A heading is a line of its own that says what the form's
 * heading says, or one of its known variants; its numeral may be missing or in another style.
 */
export function splitSections(
  form: Form,
  lines: readonly SourceLine[],
): { readonly before: readonly SourceLine[]; readonly sections: readonly FoundSection[] } {
  const found: { section: FormSection; index: number }[] = [];
  let next = 0;
  for (const [index, { text }] of lines.entries()) {
    const normal = withoutNumeral(normalise(text).replace(/\|+$/, ''));
    if (normal === '' || normal.length > 60) continue;
    const offset = form.sections
      .slice(next)
      .findIndex(({ heading, aliases }) => [heading, ...aliases].some((known) => normalise(known) === normal));
    const section = form.sections[next + offset];
    if (offset === -1 || !section) continue;
    found.push({ section, index });
    next += offset + 1;
  }
  return {
    before: lines.slice(0, found[0]?.index ?? lines.length),
    sections: found.flatMap(({ section, index }, order) => {
      const heading = lines[index];
      return heading ? [{ section, heading, lines: lines.slice(index + 1, found[order + 1]?.index ?? lines.length) }] : [];
    }),
  };
}
