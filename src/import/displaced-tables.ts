import type { Form, FormTable } from '../forms/form.js';
import { marksOf } from './furniture.js';
import { fieldsOfLine, type SourceLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';
import type { FoundSection } from './split-sections.js';

/** So many of a table's own words must be in a table, for it to be known without its heading. */
const fewestMarks = 3;

/**
 * Puts tables that stand elsewhere, such as after the text, where they belong: a table of the source that has the words of a table of the
 * form goes to that one's section, unless one with its words is there already.
 */
export function withDisplacedTables(form: Form, before: readonly SourceLine[], sections: readonly FoundSection[]): readonly FoundSection[] {
  const marks = new Map(form.tables.map((table) => [table, marksOf(table, form.tables)]));
  const wordsOf = (lines: readonly SourceLine[], table: FormTable): number =>
    marksIn(
      lines.filter(({ cells }) => cells),
      marks.get(table) ?? new Set(),
    );
  let result = sections;
  for (const table of form.tables) {
    const section = form.sections.find(({ key }) => key === table.section);
    const home = result.find((found) => found.section === section);
    if (!section || (home && marksIn(home.lines, marks.get(table) ?? new Set()) > 0)) continue;
    const elsewhere = [before, ...result.map(({ lines }) => lines)].flatMap(tablesIn);
    const displaced = elsewhere.filter(
      (lines) => wordsOf(lines, table) >= fewestMarks && form.tables.every((other) => wordsOf(lines, other) <= wordsOf(lines, table)),
    );
    if (displaced.length === 0) continue;
    const moved = new Set(displaced.flat());
    const others = result.map((found) => (found === home ? found : { ...found, lines: found.lines.filter((line) => !moved.has(line)) }));
    result = home
      ? others.map((found) => (found === home ? { ...found, lines: [...found.lines, ...moved] } : found))
      : inOrder(form, [...others, { section, heading: null, lines: [...moved] }]);
  }
  return result;
}

function tablesIn(lines: readonly SourceLine[]): SourceLine[][] {
  const tables = new Map<number, SourceLine[]>();
  for (const line of lines) {
    const [first] = line.cells ?? [];
    if (first) tables.set(first.at.table, [...(tables.get(first.at.table) ?? []), line]);
  }
  return [...tables.values()];
}

function marksIn(lines: readonly SourceLine[], marks: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const line of lines)
    for (const field of fieldsOfLine(line)) {
      const normal = normalise(field.slice(0, 100));
      for (const word of [normal, withoutNumeral(normal)]) if (marks.has(word)) found.add(word);
    }
  return found.size;
}

function inOrder({ sections }: Form, found: readonly FoundSection[]): FoundSection[] {
  return [...found].sort((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section));
}
