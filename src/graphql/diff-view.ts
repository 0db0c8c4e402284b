import { diffRevisions, type FindingsOf, type RevisionDiff } from '../app/revision-diff.js';
import { slices } from '../app/slices.js';
import { type RevisionVersion, versionAt } from '../app/version-at.js';
import type { PartDiff, RowPartDiff, SectionDiff, Tally } from '../history/content-diff.js';
import { contentPatch } from '../history/content-patch.js';
import type { Label } from '../history/labels.js';
import type { ParagraphDiff, TextDiff } from '../history/paragraph-diff.js';
import type { World } from '../read-model/as-of/world.js';
import type { Steps } from '../steps.js';
import type { ApiContext } from './context.js';
import { within } from './within.js';

export interface RevisionAsked {
  readonly reportId: string;
  readonly revision: number;
  /** In which it is read; absent: that of the context. */
  readonly world?: World | undefined;
}

/** The difference of two revisions as the API shows it. @throws {GongkaiError} NOT_FOUND */
export async function contentDiff(context: ApiContext, from: RevisionAsked, to: RevisionAsked) {
  const version = (asked: RevisionAsked) => versionAt(within(context, asked).app.queries, asked.reportId, asked.revision);
  const findingsOf: FindingsOf = (reportId, revision, stage) => {
    const side = from.reportId === reportId && from.revision === revision ? from : to;
    return within(context, side).findings(reportId, revision, stage);
  };
  const [old, now] = await slices.run(
    read(
      () => version(from),
      () => version(to),
    ),
  );
  return { ...diffView(await diffRevisions(old, now)), compared: { from, to }, findingsOf };
}

/** One after the other: a long revision takes long to read. */
function* read(from: () => RevisionVersion, to: () => RevisionVersion): Steps<readonly [RevisionVersion, RevisionVersion]> {
  const old = from();
  yield;
  return [old, to()];
}

/** What the fields that take arguments are made from is in it: the two revisions, their diff, and how they are held to the rules. */
export type DiffView = Awaited<ReturnType<typeof contentDiff>>;

function diffView(diff: RevisionDiff) {
  const { from, to, parts, isEmpty, coarse, counts, summaryZh, summaryEn, metadata } = diff;
  return {
    diff,
    isEmpty,
    coarse,
    summaryZh,
    summaryEn,
    metadata: metadata.map(({ label, ...change }) => ({ ...change, label: label.zh, labelEn: label.en })),
    title: parts.flatMap((part) => (part.what === 'title' ? part.spans : [])),
    changedParts: parts.map((part) => {
      const { zh, en } = labelOf(part);
      return { part: part.part, kind: part.kind, label: zh, labelEn: en };
    }),
    sections: parts.flatMap((part) => (part.what === 'section' ? [sectionView(part)] : [])),
    cells: parts.flatMap((part) => (part.what === 'row' ? cellViews(part) : [])),
    localRows: parts.flatMap((part) => {
      if (part.what !== 'row' || !part.local) return [];
      const { table, row, kind, rowLabel, moved, relabelled } = part;
      return [{ table, row, kind, rowLabel: rowLabel.zh, moved, relabelled }];
    }),
    counts: { parts: counts.parts, paragraphs: counts.paragraphs, cells: withMoved(counts.cells) },
    parts: counts.parts,
    /** Made only when asked for. */
    get patch() {
      return contentPatch(from.content, to.content).map((operation) => ({
        op: operation.op,
        path: operation.path,
        value: 'value' in operation ? JSON.stringify(operation.value) : null,
      }));
    },
  };
}

function sectionView({ section, label, kind, heading, text }: SectionDiff) {
  return { section, label: label.zh, labelEn: label.en, kind, heading, text, coarse: text.coarse };
}

function cellViews({ cells }: RowPartDiff) {
  return cells.map(({ cell, rowLabel, columnLabel, ...rest }) => ({
    ...rest,
    id: cell,
    rowLabel: rowLabel.zh,
    rowLabelEn: rowLabel.en,
    columnLabel: columnLabel.zh,
    columnLabelEn: columnLabel.en,
  }));
}

/** @param context how many equal paragraphs are shown before and after each that is not; null: all */
export function paragraphViews({ paragraphs }: TextDiff, context: number | null) {
  return nearChanges(paragraphs, context).map((paragraph) => ({
    kind: paragraph.kind,
    oldNumber: paragraph.oldNumber,
    newNumber: paragraph.newNumber,
    text: 'text' in paragraph ? paragraph.text : null,
    spans: 'spans' in paragraph ? paragraph.spans : [{ kind: spanKindOf(paragraph.kind), text: paragraph.text }],
    counterpart: 'counterpart' in paragraph ? paragraph.counterpart : null,
  }));
}

/** The whole of a paragraph that was moved away is no longer there. */
function spanKindOf(kind: Exclude<ParagraphDiff['kind'], 'changed' | 'movedHere'>) {
  return kind === 'movedAway' ? 'removed' : kind;
}

function nearChanges(paragraphs: readonly ParagraphDiff[], context: number | null): readonly ParagraphDiff[] {
  if (context === null) return paragraphs;
  const distances = paragraphs.map(() => Number.POSITIVE_INFINITY);
  const pass = (indices: Iterable<number>) => {
    let distance = Number.POSITIVE_INFINITY;
    for (const index of indices) {
      distance = paragraphs[index]?.kind === 'equal' ? distance + 1 : 0;
      distances[index] = Math.min(distances[index] ?? distance, distance);
    }
  };
  const indices = [...paragraphs.keys()];
  pass(indices);
  pass(indices.reverse());
  return paragraphs.filter((_, index) => (distances[index] ?? 0) <= context);
}

function labelOf(part: PartDiff): Label {
  if (part.what === 'title') return { zh: '标题', en: 'Title' };
  if (part.what === 'section') return part.label;
  return { zh: part.rowLabel.zh.join('·'), en: part.rowLabel.en.join('·') };
}

/** Cells have their places by the form: none is moved. */
function withMoved(tally: Tally) {
  return { ...tally, moved: 0 };
}
