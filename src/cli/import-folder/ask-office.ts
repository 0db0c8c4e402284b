import type { NamedOffice, OfficeNames } from '../../app/office-names.js';
import { type OfficeDetails, type OfficeLevel, officeKinds, officeLevels } from '../../offices/office.js';
import type { Output } from '../output.js';
import type { FileOutcome } from './file-outcome.js';

/** Asks a person. */
export interface Asking {
  readonly output: Output;
  readonly names: OfficeNames;
  /** A line that the person types; null at the end of the input, or when it was interrupted. */
  readonly line: (question: string) => Promise<string | null>;
  /** @throws {GongkaiError} when it can not be registered so */
  readonly register: (id: string, details: OfficeDetails) => Promise<NamedOffice>;
}

const mostOffered = 6;

/**
 * Asks whose the reports are of which that is not known: once for each name, and once for each file that gives none.
 * @returns the office of each file that was answered for
 */
export async function askOffices(unknown: readonly FileOutcome[], asking: Asking): Promise<ReadonlyMap<string, NamedOffice>> {
  const groups = new Map<string, { readonly name: string | null; readonly files: string[] }>();
  for (const { file, officeName = null } of unknown) {
    const key = officeName ?? `/${file}`;
    const group = groups.get(key);
    if (group) group.files.push(file);
    else groups.set(key, { name: officeName, files: [file] });
  }
  const answers = new Map<string, NamedOffice>();
  for (const { name, files } of groups.values()) {
    const answer = await ask(name, files, asking);
    if (answer === 'stop') break;
    if (answer !== 'skip') for (const file of files) answers.set(file, answer);
  }
  return answers;
}

async function ask(name: string | null, files: readonly string[], asking: Asking): Promise<NamedOffice | 'skip' | 'stop'> {
  const { output, names, line } = asking;
  const offered = name === null ? [] : names.nearest(name, mostOffered);
  const which = `${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`;
  output.note(name === null ? `\nWhose report is ${which}?` : `\nWhose report is “${name}”? (${which})`);
  for (const [index, office] of offered.entries()) output.note(`  ${index + 1}  ${office.name}  (${office.id})`);
  for (;;) {
    const answer = await line(`${offered.length > 0 ? 'A number, an' : 'An'} office id, n: register a new one, s: skip it, q: skip all: `);
    if (answer === null || answer === 'q') return 'stop';
    if (answer === 's' || answer === '') return 'skip';
    if (answer === 'n') {
      const made = await registerNew(name, asking);
      if (made) return made;
      continue;
    }
    const chosen = offered[Number(answer) - 1] ?? names.byId(answer);
    if (chosen) return chosen;
    output.note(`There is no office ${answer}.`);
  }
}

async function registerNew(given: string | null, asking: Asking): Promise<NamedOffice | null> {
  const { output, line, register } = asking;
  const name = given ?? (await line('Its full name: '));
  const id = name && (await line('Its id (letters, digits, and . _ - between them): '));
  const region = id && (await line('Its 行政区划代码 (6, 9 or 12 digits): '));
  if (!name || !id || !region) return null;
  const kind = await oneOf('kind', officeKinds, /人民政府$/.test(name) ? 'government' : 'department', asking);
  const level = kind && (await oneOf('level', officeLevels, levelOf(region), asking));
  if (!kind || !level) return null;
  try {
    return await register(id, { name, region, uscc: null, parentId: null, kind, level, vertical: false });
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** One of some words, or the likeliest where just Enter is pressed; null where no answer comes. */
async function oneOf<Word extends string>(
  what: string,
  words: readonly Word[],
  likeliest: Word,
  { output, line }: Asking,
): Promise<Word | null> {
  for (;;) {
    const answer = await line(`Its ${what}: ${words.join(', ')} (Enter: ${likeliest}): `);
    const chosen = answer === '' ? likeliest : words.find((word) => word === answer);
    if (answer === null || chosen !== undefined) return chosen ?? null;
    output.note(`“${answer}” is none of them.`);
  }
}

/** A code's last digits are zeros for what has no such part: 430000 is a province, 430900 a city, 430902 a county, 430902001 a township. */
function levelOf(region: string): OfficeLevel {
  if (/^\d{6}(?!000)\d{3}/.test(region)) return 'township';
  if (/^\d{2}0000/.test(region)) return 'province';
  return /^\d{4}00/.test(region) ? 'city' : 'county';
}
