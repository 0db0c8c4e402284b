import type { OfficeRow, Page, ReportRow, RevisionRow, SearchHit, SearchPage } from '../read-model/queries.js';
import { eventNote } from '../reports/event-note.js';
import { officeNode, reportNode, revisionNode } from './nodes.js';
import { toConnection } from './types/connection.js';

/** A page with each of its rows as a node. */
export function connectionPage<Row, Node>(page: Page<Row>, toNode: (row: Row) => Node) {
  return toConnection<Node>({
    ...page,
    totalCount: () => page.totalCount(),
    edges: page.edges.map(({ node, cursor }) => ({ node: toNode(node), cursor })),
  });
}

export const reportPage = (page: Page<ReportRow>) => connectionPage(page, reportNode);
export const officePage = (page: Page<OfficeRow>) => connectionPage(page, officeNode);
export const revisionPage = (page: Page<RevisionRow>) => connectionPage(page, revisionNode);
export const auditPage = (page: Page<RevisionRow>) => connectionPage(page, auditNode);

/** What was found, with what was looked for. */
export function searchPage(page: SearchPage) {
  const { words, isCut, isMore } = page;
  return Object.assign(connectionPage(page, searchNode), { words, isCut, isMore });
}

function searchNode({ report, revision, ...found }: SearchHit) {
  return { report: reportNode(report), revisionNumber: revision, ...found };
}

/** An event as the audit trail shows it. */
export function auditNode(row: RevisionRow) {
  const { position, eventId, type, actorId, actorName, at, reason, requestId, correlationId, revision, reportId, officeId } = row;
  const note = eventNote(row);
  return {
    row,
    position,
    eventId,
    event: type,
    actor: { id: actorId, name: actorName },
    at,
    reason,
    noteZh: note?.zh ?? null,
    noteEn: note?.en ?? null,
    requestId,
    correlationId,
    revisionNumber: revision,
    reportId,
    officeId,
  };
}
export type AuditNode = ReturnType<typeof auditNode>;
