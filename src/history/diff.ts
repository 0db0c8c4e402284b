import { type ContentDiff, countsOf, type PartDiff, type SectionDiff } from './content-diff.js';
import { changedParts } from './content-hash.js';
import { diffRow } from './diff-tables.js';
import { diffText } from './diff-text.js';
import { diffWords } from './diff-words.js';
import type { Version } from './labels.js';
import { type PartKey, placeOf } from './parts.js';
import { inReadingOrder } from './reading-order.js';
import { summaryLines } from './summary.js';

/**
 * Compares two revisions of a report, or two reports, also of different forms: cells are matched by id, and what only one form has is
 * added or removed. Looks only at parts whose hashes differ. The contents' parts must not be changed afterwards: their hashes are kept.
 */
export function diffContents(from: Version, to: Version): ContentDiff {
  const keys = inReadingOrder(changedParts(from.content, to.content), from, to);
  const parts = keys.flatMap((key) => diffPart(key, from, to) ?? []);
  const summary = parts.flatMap((part) => summaryLines(part, from, to));
  return {
    parts,
    isEmpty: parts.length === 0,
    counts: countsOf(parts),
    summaryZh: summary.map(({ zh }) => zh),
    summaryEn: summary.map(({ en }) => en),
  };
}

function diffPart(part: PartKey, from: Version, to: Version): PartDiff | null {
  const place = placeOf(part);
  if (place.kind === 'title') return { part, what: 'title', kind: 'changed', spans: diffWords(from.content.title, to.content.title).spans };
  if (place.kind === 'section') return diffSection(part, place.section, from, to);
  const row = diffRow(from, to, place.table, place.row);
  return row && { part, what: 'row', ...row };
}

function diffSection(part: PartKey, section: string, from: Version, to: Version): SectionDiff {
  const [old, now] = [from.content.sections[section], to.content.sections[section]];
  const known = [...to.form.sections, ...from.form.sections].find(({ key }) => key === section);
  return {
    part,
    what: 'section',
    kind: !old ? 'added' : !now ? 'removed' : 'changed',
    section,
    label: known ? { zh: known.heading, en: known.headingEn } : { zh: section, en: section },
    heading: diffWords(old?.heading ?? '', now?.heading ?? '').spans,
    text: diffText(old?.text ?? '', now?.text ?? ''),
  };
}
