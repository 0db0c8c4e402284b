import type { ReportContent } from '../forms/content.js';
import type { Finding } from '../forms/finding.js';
import type { Form } from '../forms/form.js';
import type { ReportStatus, Scope } from '../reports/status.js';

/** One revision of a report, with what a document that goes out says of where it comes from. */
export interface Exported {
  readonly reportId: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly year: number;
  readonly scope: Scope;
  readonly form: Form;
  readonly revision: number;
  /** 0 before the first publication. */
  readonly edition: number;
  readonly status: ReportStatus;
  /** When the revision was recorded: ISO 8601, UTC. */
  readonly at: string;
  /** SHA-256 that names the exact content. */
  readonly contentHash: string;
  readonly content: ReportContent;
}

/** What the author says to a finding. */
export interface ExportedAnswer {
  readonly reason: string;
  readonly actorId: string;
  readonly actorName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** False: it was given when the finding said something else, and explains nothing now. */
  readonly holds: boolean;
}

/** A revision held to the rules: what the data formats carry beside the content. */
export interface ExportedWithFindings extends Exported {
  readonly findings: readonly (Finding & { readonly answer?: ExportedAnswer | null })[];
}
