import type { ReportContent } from '../../forms/content.js';
import { saidHash } from '../../history/said-hash.js';
import type { Queries } from '../../read-model/queries.js';
import type { FileOutcome } from './file-outcome.js';

/** A file that is a report, in this run or, recorded from the same bytes, in one before. */
interface Claim {
  readonly file: string;
  readonly sha256: string;
  /** Hash of what it says; null where that is not known. */
  readonly said: () => string | null;
}

/** Which file each report is. */
export class Claims {
  private readonly byReport = new Map<string, Claim>();

  constructor(private readonly queries: Pick<Queries, 'contentOf'>) {}

  /** The report is this file's, which says so. */
  take(reportId: string, file: string, sha256: string, content: ReportContent): void {
    const said = saidHash(content);
    this.byReport.set(reportId, { file, sha256, said: () => said });
  }

  /** The report was recorded from these bytes, as that revision: by this file, or another that has them too, whose name is given. */
  takeRecorded(reportId: string, file: string, sha256: string, revision: number): string | null {
    const other = this.byReport.get(reportId);
    if (other?.sha256 === sha256) return other.file;
    const said = () => {
      const content = this.queries.contentOf(reportId, revision);
      return content && saidHash(content);
    };
    this.byReport.set(reportId, { file, sha256, said });
    return null;
  }

  /** What becomes of a file where another is its report: nothing is left to do where both say the same. Null where no other is. */
  against(reportId: string, sha256: string, content: ReportContent): Pick<FileOutcome, 'outcome' | 'message'> | null {
    const other = this.byReport.get(reportId);
    if (!other) return null;
    if (other.sha256 === sha256) return { outcome: 'duplicate', message: sameAs(other.file) };
    if (other.said() === saidHash(content))
      return { outcome: 'duplicate', message: `It says the same as ${other.file}, which is the report ${reportId}.` };
    return {
      outcome: 'sameReport',
      message: `${other.file} is the report ${reportId} too, and says something else. Keep one of the two in the folder, or say whose they are with --offices.`,
    };
  }
}

export function sameAs(file: string): string {
  return `The same as ${file}.`;
}
