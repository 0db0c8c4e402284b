import type { RunningService } from './service.js';

/** What a change of a report was answered. */
export interface ChangeAnswer {
  readonly __typename: string;
  readonly message: string;
  /** Of ReportChanged. */
  readonly revisionNumber?: number;
  readonly position?: string;
  readonly repeated?: boolean;
  /** Of a Problem. */
  readonly code?: string;
  readonly retryable?: boolean;
  readonly currentRevision?: number;
  readonly retryAfterMs?: number;
  readonly mayHaveBeenRecorded?: boolean;
}

export interface Figure {
  readonly report: string;
  readonly expectedRevision: number;
  readonly raw: string;
  readonly idempotencyKey?: string;
  readonly reason?: string;
}

export interface ReportShown {
  readonly revisionNumber: number;
  readonly contentHash: string;
}

const recordFigure = `mutation RecordFigure($input: RecordFiguresInput!) {
  recordFigures(input: $input) {
    __typename
    ... on ReportChanged { message revisionNumber position repeated }
    ... on Problem { message code retryable }
    ... on RevisionConflict { currentRevision }
    ... on Unavailable { retryAfterMs mayHaveBeenRecorded }
  }
}`;

/** Writes one cell of a report. */
export async function record(service: RunningService, { raw, ...change }: Figure): Promise<ChangeAnswer> {
  const input = { ...change, figures: [{ table: 'table3', row: 'received', column: 'total', raw }] };
  return (await service.graphql<{ recordFigures: ChangeAnswer }>(recordFigure, { input }, 'li.author')).recordFigures;
}

/** Registers an office and opens reports of its, each at revision 1. @returns their ids */
export async function openReports(service: RunningService, officeId: string, count: number): Promise<string[]> {
  await service.graphql(
    `mutation { registerOffice(input: {officeId: "${officeId}", name: "${officeId}局", region: "430900", kind: DEPARTMENT, level: CITY}) { __typename } }`,
    {},
    'sun.registrar',
  );
  const ids: string[] = [];
  for (let year = 2021; year < 2021 + count; year++) {
    const { openReport } = await service.graphql<{ openReport: { report: { reportId: string } } }>(
      `mutation { openReport(input: {officeId: "${officeId}", year: ${year}}) { ... on ReportChanged { report { reportId } } } }`,
      {},
      'li.author',
    );
    ids.push(openReport.report.reportId);
  }
  return ids;
}

/** @param atLeast a position that the read model must have reached */
export async function shown(service: RunningService, report: string, atLeast: string | null = null): Promise<ReportShown> {
  const answer = await service.graphql<{ report: ReportShown }>(
    'query Shown($report: ID!, $atLeast: String) { report(id: $report, atLeast: $atLeast) { revisionNumber contentHash } }',
    { report, atLeast },
  );
  return answer.report;
}

/** The reason of each revision, from the first. */
export async function reasonsOf(service: RunningService, report: string): Promise<(string | null)[]> {
  const reasons: (string | null)[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { report: { revisions: { nodes: { reason: string | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
      await service.graphql(
        'query Reasons($report: ID!, $after: String) { report(id: $report) { revisions(first: 100, after: $after) { nodes { reason } pageInfo { hasNextPage endCursor } } } }',
        { report, after },
      );
    const { nodes, pageInfo } = answer.report.revisions;
    reasons.push(...nodes.map(({ reason }) => reason));
    if (!pageInfo.hasNextPage) return reasons;
    after = pageInfo.endCursor;
  }
}
