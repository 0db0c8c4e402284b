import { echoed } from '../errors.js';
import { normalise } from '../import/normalise.js';
import type { ReadReport } from './app.js';
import type { NamedOffice, NameMatch, OfficeNames } from './office-names.js';

/** Whose report a file is, or why that is not known; `name` is what it calls the office itself. */
export type Whose =
  | { readonly officeId: string; readonly by: string }
  | { readonly officeId: null; readonly name: string | null; readonly why: string; readonly nearest: readonly NamedOffice[] };

const mostNearest = 5;

/**
 * Whose report was read: the office that an exported report names; else the office of just that name, present or former, however it is
 * spelt; or the one office of whose name it is the end, where the text says the whole name too. Nothing is guessed beyond that: a figure
 * must not end up with another office.
 * @param year that it is recorded for
 */
export function whoseIs(read: ReadReport, names: OfficeNames, year: number | null): Whose {
  const itself = names.itself(read.office);
  if (itself) return { officeId: itself.id, by: 'id' };
  const { officeNameGuess: name } = read;
  if (name === null) return { officeId: null, name, why: 'The text names no office', nearest: [] };
  const match = nameMatch(read, names, year);
  if (match.kind === 'one') return { officeId: match.office.id, by: match.by };
  if (match.kind === 'several')
    return { officeId: null, name, why: `Several offices are called “${echoed(name)}”`, nearest: match.offices };
  const said = names
    .endingIn(read.officeNameInTitle ?? name, year)
    .filter(({ whole }) => agree(whole, normalise(name)) && says(read.content, whole));
  const [only, ...others] = said;
  if (only && others.length === 0) return { officeId: only.office.id, by: 'partOfName' };
  if (only)
    return {
      officeId: null,
      name,
      why: `The text names several offices whose names end in “${echoed(name)}”`,
      nearest: said.map(({ office }) => office),
    };
  return { officeId: null, name, why: `No office on file is called “${echoed(name)}”`, nearest: names.nearest(name, mostNearest) };
}

/** The office of the name in the title, or else of that name with the place before it in the text. */
export function nameMatch(
  { officeNameInTitle, officeNameGuess }: Pick<ReadReport, 'officeNameInTitle' | 'officeNameGuess'>,
  names: OfficeNames,
  year: number | null,
): NameMatch {
  const inTitle: NameMatch = officeNameInTitle === null ? { kind: 'none' } : names.match(officeNameInTitle, year);
  return inTitle.kind !== 'none' || officeNameGuess === null ? inTitle : names.match(officeNameGuess, year);
}

/** Whether one is the other with a place before it: 河东区教育局 and 长宁市教育局 do not agree, though the text may say both. */
function agree(name: string, other: string): boolean {
  return name.endsWith(other) || other.endsWith(name);
}

/** @param normal a name without what does not tell names apart */
function says({ title, sections }: ReadReport['content'], normal: string): boolean {
  return [title, ...Object.values(sections).map(({ text }) => text)].some((text) => normalise(text).includes(normal));
}
