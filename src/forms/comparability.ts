import type { CellId, Form } from './form.js';
import { cellIds } from './layout.js';

/**
 * How far figures of two reports may be compared:
 * - `exact`: the same figure
 * - `derived`: the same once the cells of a side are added up
 * - `approximate`: nearly the same; the note says what differs
 * - `none`: not at all, or only one of the forms has it
 */
export type ComparabilityGrade = 'exact' | 'derived' | 'approximate' | 'none';

/** Best first. */
export const comparabilityGrades: readonly ComparabilityGrade[] = ['exact', 'derived', 'approximate', 'none'];

/** Cells of one form, and those of another that stand for them. Several on a side are added up. */
export interface FigureLink {
  /** Empty when only the newer form has the figure. */
  readonly old: readonly CellId[];
  /** Empty when only the older form has the figure. */
  readonly new: readonly CellId[];
  readonly grade: ComparabilityGrade;
  /** What to tell whoever compares the two. */
  readonly note: { readonly zh: string; readonly en: string } | null;
}

/** What may be compared from a report of one form to a report of another: every cell of both is in exactly one link. */
export interface Comparability {
  readonly old: Form;
  readonly new: Form;
  /** In the order of reading of the newer form; what only the older has stands after what it followed there. */
  readonly links: readonly FigureLink[];
}

/** Every cell stands for itself. */
export function sameForm(form: Form): Comparability {
  return { old: form, new: form, links: cellIds(form).map((id) => ({ old: [id], new: [id], grade: 'exact', note: null })) };
}

/** The same the other way round. */
export function reversed({ old, new: now, links }: Comparability): Comparability {
  return {
    old: now,
    new: old,
    links: inReadingOrder(
      links.map((link) => ({ ...link, old: link.new, new: link.old })),
      now,
      old,
    ),
  };
}

/** Nothing is comparable: two forms of which no file says how they compare. */
export function unrelated(old: Form, now: Form): Comparability {
  const note = { zh: '两种格式之间没有对照关系', en: 'Nothing says how the two forms compare' };
  const links: FigureLink[] = [
    ...cellIds(old).map((id): FigureLink => ({ old: [id], new: [], grade: 'none', note })),
    ...cellIds(now).map((id): FigureLink => ({ old: [], new: [id], grade: 'none', note })),
  ];
  return { old, new: now, links: inReadingOrder(links, old, now) };
}

export function inReadingOrder(links: readonly FigureLink[], old: Form, now: Form): FigureLink[] {
  const ordered = inOrderOf(links, 'new', now);
  let before: FigureLink | undefined;
  for (const link of inOrderOf(links, 'old', old)) {
    if (link.new.length === 0) ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, link);
    before = link;
  }
  return ordered;
}

function inOrderOf(links: readonly FigureLink[], side: 'old' | 'new', form: Form): FigureLink[] {
  const byCell = linkOfCell(links, side);
  return [...new Set(cellIds(form).flatMap((id) => byCell.get(id) ?? []))];
}

export function linkOfCell(links: readonly FigureLink[], side: 'old' | 'new'): ReadonlyMap<CellId, FigureLink> {
  return new Map(links.flatMap((link) => link[side].map((id) => [id, link] as const)));
}
