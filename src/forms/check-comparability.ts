import { GongkaiError } from '../errors.js';
import { type Comparability, type ComparabilityGrade, comparabilityGrades, type FigureLink, inReadingOrder } from './comparability.js';
import type { CellId, Form } from './form.js';
import { cellIds } from './layout.js';

/** What a file of `schema/forms/comparability` holds. A `*` in a cell id stands for anything but a slash, the same all over the link. */
interface ComparabilityFile {
  readonly old: string;
  readonly new: string;
  readonly links: readonly LinkPattern[];
}

interface LinkPattern {
  readonly old: readonly CellId[];
  readonly new: readonly CellId[];
  readonly grade: ComparabilityGrade;
  readonly note?: { readonly zh: string; readonly en: string };
}

/**
 * Reads how two forms compare, and holds the file to what the program relies on: every cell of both forms in exactly one link, each link
 * of the shape of its grade, and a cell that both forms have under one id linked to itself.
 * @param formOf finds a form by its id, or throws
 * @throws {GongkaiError} INTERNAL naming the file and what is wrong in it
 */
export function checkComparability(value: unknown, file: string, formOf: (id: string) => Form): Comparability {
  const fail = (problem: string): never => {
    throw new GongkaiError('INTERNAL', `schema/forms/comparability/${file} does not hold together: ${problem}.`, { file });
  };
  if (typeof value !== 'object' || value === null) return fail('it is not an object');
  const { old: oldId, new: newId, links: patterns } = value as ComparabilityFile;
  if (!Array.isArray(patterns)) return fail('links is no list');
  const [old, now] = [formOf(oldId), formOf(newId)];
  if (old.reportYears.from >= now.reportYears.from) fail(`${old.id} is not older than ${now.id}`);
  const [oldCells, newCells] = [new Set(cellIds(old)), new Set(cellIds(now))];
  const links = patterns.flatMap((pattern) => {
    const expanded = expand(pattern, oldCells, newCells);
    if (expanded.length === 0) fail(`${JSON.stringify([pattern.old, pattern.new])} stands for no cell`);
    return expanded;
  });
  for (const link of links) if (!hasShape(link)) fail(`${JSON.stringify([link.old, link.new])} can not be ${link.grade}`);
  for (const [side, cells] of [
    ['old', oldCells],
    ['new', newCells],
  ] as const) {
    const linked = links.flatMap((link) => link[side]);
    const twice = linked.find((id, index) => linked.indexOf(id) !== index);
    if (twice !== undefined) fail(`${side} ${twice} is in two links`);
    const left = [...cells].find((id) => !linked.includes(id));
    if (left !== undefined) fail(`${side} ${left} is in no link`);
  }
  for (const link of links)
    for (const id of link.old)
      if (newCells.has(id) && !link.new.includes(id)) fail(`both forms have ${id}, and it is not linked to itself`);
  return { old, new: now, links: inReadingOrder(links, old, now) };
}

function hasShape({ old, new: now, grade }: FigureLink): boolean {
  switch (grade) {
    case 'exact':
    case 'approximate':
      return old.length === 1 && now.length === 1;
    case 'derived':
      return old.length > 0 && now.length > 0 && old.length + now.length > 2;
    case 'none':
      return old.length <= 1 && now.length <= 1;
    default:
      return comparabilityGrades.includes(grade);
  }
}

/** One link for each reading of the stars under which all of its cells are there. */
function expand({ old, new: now, grade, note = undefined }: LinkPattern, oldCells: Cells, newCells: Cells): FigureLink[] {
  const [first] = [...old, ...now];
  if (first === undefined) return [];
  return readings(first, old.length > 0 ? oldCells : newCells).flatMap((stars) => {
    const [left, right] = [old.map((id) => filled(id, stars)), now.map((id) => filled(id, stars))];
    const complete = left.every((id) => oldCells.has(id)) && right.every((id) => newCells.has(id));
    return complete ? [{ old: left, new: right, grade, note: note ?? null }] : [];
  });
}

type Cells = ReadonlySet<CellId>;

function readings(pattern: string, cells: Cells): string[][] {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '([^/]+)');
  return [...cells].flatMap((id) => {
    const match = new RegExp(`^${source}$`).exec(id);
    return match ? [match.slice(1)] : [];
  });
}

function filled(pattern: string, stars: readonly string[]): CellId {
  let next = 0;
  return pattern.replace(/\*/g, () => stars[next++] ?? '*');
}
