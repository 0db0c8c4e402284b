import {
  type Comparability,
  type ComparabilityGrade,
  comparabilityGrades,
  type FigureLink,
  inReadingOrder,
  linkOfCell,
} from './comparability.js';

/**
 * How a form compares with a third one, by way of the form between them: a new form needs a file for the form before it, and no other.
 * Links that share cells of the middle form are one, as good as the worst of them; a sum that is only partly comparable is not.
 * @param first from the older form to the middle one
 * @param second from the middle form to the newer one
 */
export function composed(first: Comparability, second: Comparability): Comparability {
  const [back, onward] = [linkOfCell(first.links, 'new'), linkOfCell(second.links, 'old')];
  const seen = new Set<FigureLink>();
  const follow = (link: FigureLink, isFirst: boolean, chain: Chain): Chain => {
    if (seen.has(link)) return chain;
    seen.add(link);
    (isFirst ? chain.first : chain.second).push(link);
    for (const id of isFirst ? link.new : link.old) {
      const next = (isFirst ? onward : back).get(id);
      if (next) follow(next, !isFirst, chain);
    }
    return chain;
  };
  const chains = [
    ...first.links.map((link) => follow(link, true, { first: [], second: [] })),
    ...second.links.map((link) => follow(link, false, { first: [], second: [] })),
  ];
  return { old: first.old, new: second.new, links: inReadingOrder(chains.flatMap(joined), first.old, second.new) };
}

interface Chain {
  readonly first: FigureLink[];
  readonly second: FigureLink[];
}

function joined({ first, second }: Chain): FigureLink[] {
  const links = [...first, ...second];
  const [old, now] = [first.flatMap((link) => link.old), second.flatMap((link) => link.new)];
  const grade = old.length === 0 || now.length === 0 ? 'none' : worst(links.map((link) => link.grade));
  const note = notesOf(links);
  if (grade !== 'none') return [{ old, new: now, grade: grade === 'exact' && old.length + now.length > 2 ? 'derived' : grade, note }];
  if (old.length === 1 && now.length === 1) return [{ old, new: now, grade, note }];
  return [
    ...old.map((id): FigureLink => ({ old: [id], new: [], grade, note })),
    ...now.map((id): FigureLink => ({ old: [], new: [id], grade, note })),
  ];
}

function worst(grades: readonly ComparabilityGrade[]): ComparabilityGrade {
  return comparabilityGrades[Math.max(...grades.map((grade) => comparabilityGrades.indexOf(grade)))] ?? 'none';
}

function notesOf(links: readonly FigureLink[]): FigureLink['note'] {
  const notes = links.flatMap(({ note }) => note ?? []);
  if (notes.length === 0) return null;
  return { zh: [...new Set(notes.map(({ zh }) => zh))].join('；'), en: [...new Set(notes.map(({ en }) => en))].join('; ') };
}
