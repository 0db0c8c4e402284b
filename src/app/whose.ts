import { echoed } from '../errors.js';
import { normalise } from '../import/normalise.js';
import type { ReadReport } from './app.js';
import type { NamedOffice, OfficeNames } from './office-names.js';

/** Whose report a file is, or why that is not known. */
export type Whose =
  | { readonly officeId: string; readonly by: string }
  | { readonly officeId: null; readonly why: string; readonly nearest: readonly NamedOffice[] };

const mostNearest = 5;

/**
 * Whose report was read: the office that an exported report names; else the office of just that name, present or former, however it is spelt; or the one office of whose name it is a
 * part, where the text says the whole name too. Nothing is guessed beyond that: a figure must not end up with another office.
 */
export function whoseIs({ office, officeNameGuess: name, content }: ReadReport, names: OfficeNames): Whose {
  const itself = names.itself(office);
  if (itself) return { officeId: itself.id, by: 'id' };
  if (name === null) return { officeId: null, why: 'It does not say whose report it is', nearest: [] };
  const match = names.match(name);
  if (match.kind === 'one') return { officeId: match.office.id, by: match.by };
  if (match.kind === 'several') return { officeId: null, why: `Several offices are called “${echoed(name)}”`, nearest: match.offices };
  const [part, ...others] = names.havingPart(name).filter((office) => says(content, office.name));
  if (part && others.length === 0) return { officeId: part.id, by: 'partOfName' };
  return { officeId: null, why: `No office on file is called “${echoed(name)}”`, nearest: names.nearest(name, mostNearest) };
}

function says({ title, sections }: ReadReport['content'], name: string): boolean {
  const wanted = normalise(name);
  return [title, ...Object.values(sections).map(({ text }) => text)].some((text) => normalise(text).includes(wanted));
}
