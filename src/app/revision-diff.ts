import type { Finding, RuleStage } from '../forms/finding.js';
import type { ContentDiff } from '../history/content-diff.js';
import { diffContentsSteps } from '../history/diff.js';
import { diffFindings, type FindingDiff, findingLine } from '../history/diff-findings.js';
import { diffMetadata, type MetadataDiff, metadataLine } from '../history/diff-metadata.js';
import type { SummaryLine } from '../history/summary-line.js';
import { unifiedTextSteps } from '../history/unified.js';
import type { ComparedRevision } from './compared-revision.js';
import { Slices } from './in-slices.js';

/** A revision held to the rules. */
export type FindingsOf = (reportId: string, revision: number, stage: RuleStage) => readonly Finding[];

/** Everything that became of a report between two revisions, or is other in two reports. */
export interface RevisionDiff extends ContentDiff {
  readonly from: ComparedRevision;
  readonly to: ComparedRevision;
  readonly metadata: readonly MetadataDiff[];
}

/** One process compares one long pair of texts at a time. */
const slices = new Slices();

/** Long texts are compared in slices: other requests are answered in between. */
export async function diffRevisions(from: ComparedRevision, to: ComparedRevision): Promise<RevisionDiff> {
  const content = await slices.run(diffContentsSteps(from, to));
  return { from, to, metadata: diffMetadata(from.metadata, to.metadata), ...content };
}

/** Both sides are held to the rules at the same stage: else a fault would come or go with the stage alone. */
export function findingsBetween(from: ComparedRevision, to: ComparedRevision, findings: FindingsOf, stage: RuleStage): FindingDiff[] {
  const of = ({ reportId, revision }: ComparedRevision) => findings(reportId, revision, stage);
  return diffFindings(of(from), of(to));
}

/** A line for each change: of metadata, of the content, of the findings. */
export function wholeSummary({ metadata, summary }: RevisionDiff, findings: readonly FindingDiff[]): SummaryLine[] {
  const beside = metadata.filter(({ field }) => field !== 'title').map(metadataLine);
  return [...beside, ...summary, ...findings.map(findingLine)];
}

/** The difference as unified text, each side named by its revision. */
export function unifiedBetween(from: ComparedRevision, to: ComparedRevision, context?: number): Promise<string> {
  return slices.run(unifiedTextSteps(from, to, [nameOf(from), nameOf(to)], context));
}

function nameOf({ reportId, revision, metadata: { status, edition } }: ComparedRevision): string {
  return `${reportId}@${revision} (${status.en}, edition ${edition.en})`;
}
