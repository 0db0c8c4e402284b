import { finished, type Steps } from '../steps.js';
import { alignTextSteps } from './align-text.js';
import { type ContentDiff, countsOf, type PartDiff, type SectionDiff, summaryTold } from './content-diff.js';
import { changedParts } from './content-hash.js';
import { diffRow, movedRows } from './diff-tables.js';
import { diffWordsSteps } from './diff-words.js';
import type { Label, Version } from './labels.js';
import { withMoves } from './moves.js';
import { type PartKey, placeOf } from './parts.js';
import { inReadingOrder } from './reading-order.js';
import { summaryLines } from './summary.js';
import { Work } from './work.js';

/**
 * Compares two revisions of a report, or two reports, also of different forms: cells are matched by id, and what only one form has is
 * added or removed. Looks only at parts whose hashes differ. The contents' parts must not be changed afterwards: their hashes are kept.
 */
export function diffContents(from: Version, to: Version): ContentDiff {
  return finished(diffContentsSteps(from, to));
}

/** The same, pausing now and then: with long texts it takes up to a second. */
export function* diffContentsSteps(from: Version, to: Version): Steps<ContentDiff> {
  const work = new Work();
  const keys = inReadingOrder(changedParts(from.content, to.content), from, to);
  const parts: PartDiff[] = [];
  const moves = new Map<string, ReadonlySet<string>>();
  for (const part of keys) {
    const place = placeOf(part);
    if (place.kind === 'title') {
      const { spans } = yield* diffWordsSteps(from.content.title, to.content.title, work);
      parts.push({ part, what: 'title', kind: 'changed', spans });
    } else if (place.kind === 'section') {
      parts.push(yield* diffSection(part, place.section, from, to, work));
    } else {
      const { table, row: key } = place;
      if (!moves.has(table)) moves.set(table, movedRows(from, to, table));
      const row = diffRow(from, to, table, key, moves.get(table) ?? new Set());
      if (row) parts.push({ part, what: 'row', ...row });
    }
  }
  return contentDiff(yield* movesTold(parts, work), from, to);
}

function contentDiff(parts: readonly PartDiff[], from: Version, to: Version): ContentDiff {
  return {
    parts,
    isEmpty: parts.length === 0,
    coarse: parts.some((part) => part.what === 'section' && part.text.coarse),
    counts: countsOf(parts),
    ...summaryTold(parts.flatMap((part) => summaryLines(part, from, to))),
  };
}

function* diffSection(part: PartKey, section: string, from: Version, to: Version, work: Work): Steps<SectionDiff> {
  const [old, now] = [from.content.sections[section], to.content.sections[section]];
  const heading = yield* diffWordsSteps(old?.heading ?? '', now?.heading ?? '', work);
  const text = yield* alignTextSteps(old?.text ?? '', now?.text ?? '', work);
  return {
    part,
    what: 'section',
    kind: !old ? 'added' : !now ? 'removed' : 'changed',
    section,
    label: sectionLabel(section, from, to),
    heading: heading.spans,
    text: { ...text, coarse: text.coarse || heading.coarse },
  };
}

function sectionLabel(section: string, from: Version, to: Version): Label {
  const known = [...to.form.sections, ...from.form.sections].find(({ key }) => key === section);
  return known ? { zh: known.heading, en: known.headingEn } : { zh: section, en: section };
}

function* movesTold(parts: readonly PartDiff[], work: Work): Steps<readonly PartDiff[]> {
  const sections = parts.filter((part) => part.what === 'section');
  const texts = yield* withMoves(
    sections.map(({ section, text }) => ({ section, text })),
    work,
  );
  const told = new Map(texts.map(({ section, text }) => [section, text]));
  return parts.map((part) => (part.what === 'section' ? { ...part, text: told.get(part.section) ?? part.text } : part));
}
