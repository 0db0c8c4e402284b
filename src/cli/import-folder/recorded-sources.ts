import type { Queries } from '../../read-model/queries.js';

const pageSize = 1000;

/** Which file each report was last imported from, by the SHA-256 of its bytes. Read once, when the import begins. */
export class RecordedSources {
  private readonly lastOf = new Map<string, { readonly sha256: string; readonly revision: number }>();
  private readonly reportsOf = new Map<string, Set<string>>();

  constructor(queries: Queries) {
    for (let after: string | undefined; ; ) {
      const page = queries.auditTrail({ types: ['ReportImported'] }, { first: pageSize, ...(after === undefined ? {} : { after }) });
      for (const { node } of page.edges) this.take(node.reportId, node.revision, node.detail.source);
      after = page.edges.at(-1)?.cursor;
      if (!page.hasNextPage) break;
    }
    for (const [reportId, { sha256 }] of this.lastOf) this.reportsOf.set(sha256, (this.reportsOf.get(sha256) ?? new Set()).add(reportId));
  }

  /** The reports whose last import was of these bytes. */
  from(sha256: string): readonly string[] {
    return [...(this.reportsOf.get(sha256) ?? [])];
  }

  /** The revision that the report's last import made; null where it has none. */
  revisionOf(reportId: string): number | null {
    return this.lastOf.get(reportId)?.revision ?? null;
  }

  private take(reportId: string | null, revision: number, source: unknown): void {
    if (reportId === null || typeof source !== 'object' || source === null || !('sha256' in source)) return;
    this.lastOf.set(reportId, { sha256: String(source.sha256), revision });
  }
}
