import { comparabilityBetween } from '../forms/comparabilities.js';
import type { RuleStage } from '../forms/finding.js';
import type { ContentDiff } from '../history/content-diff.js';
import { diffFindings, type FindingDiff, findingLine } from '../history/diff-findings.js';
import { diffMetadata, type MetadataDiff, metadataLine } from '../history/diff-metadata.js';
import { diffReportsSteps } from '../history/diff-reports.js';
import type { SummaryLine } from '../history/summary-line.js';
import { unifiedTextSteps } from '../history/unified.js';
import type { FindingShown } from './finding-shown.js';
import { slices } from './slices.js';
import type { RevisionVersion } from './version-at.js';

/** A revision held to the rules. */
export type FindingsOf = (reportId: string, revision: number, stage: RuleStage) => Promise<readonly FindingShown[]>;

/** Everything that became of a report between two revisions, or is other in two reports. */
export interface RevisionDiff extends ContentDiff {
  readonly from: RevisionVersion;
  readonly to: RevisionVersion;
  readonly metadata: readonly MetadataDiff[];
}

/** Long texts are compared in slices: other requests are answered in between. */
export async function diffRevisions(from: RevisionVersion, to: RevisionVersion): Promise<RevisionDiff> {
  const content = await slices.run(diffReportsSteps(from, to, comparabilityBetween(from.form, to.form)));
  return { from, to, metadata: diffMetadata(from.metadata, to.metadata), ...content };
}

/** Both sides are held to the rules at the same stage: else a fault would come or go with the stage alone. */
export async function findingsBetween(
  from: RevisionVersion,
  to: RevisionVersion,
  findings: FindingsOf,
  stage: RuleStage,
): Promise<FindingDiff<FindingShown>[]> {
  const of = ({ reportId, revision }: RevisionVersion) => findings(reportId, revision, stage);
  // One after the other: each takes a first slice at once.
  const old = await of(from);
  return diffFindings(old, await of(to));
}

/** A line for each change: of metadata, of the content, of the findings. */
export function wholeSummary({ metadata, summary }: RevisionDiff, findings: readonly FindingDiff[]): SummaryLine[] {
  const beside = metadata.filter(({ field }) => field !== 'title').map(metadataLine);
  return [...beside, ...summary, ...findings.map(findingLine)];
}

/** The difference as unified text, each side named by its revision. */
export function unifiedBetween(from: RevisionVersion, to: RevisionVersion, context?: number): Promise<string> {
  return slices.run(unifiedTextSteps(from, to, [nameOf(from), nameOf(to)], context));
}

function nameOf({ reportId, revision, metadata: { status, edition } }: RevisionVersion): string {
  return `${reportId}@${revision} (${status.en}, edition ${edition.en})`;
}
