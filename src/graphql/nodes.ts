import { inEffectOn } from '../offices/places.js';
import type { OfficeRow, ReportRow, RevisionRow } from '../read-model/queries.js';
import { type EventDetail, eventNote } from '../reports/event-note.js';
import type { SettledPlace } from '../reports/events.js';
import { toGlobalId } from './global-id.js';

/* Rows of the read model as the API's types have them. Fields that need more than the row have resolvers; hashes are made when asked for. */

export function reportNode(row: ReportRow) {
  const { id, officeId, year, scope, formId, status, revision, edition, openedAt, updatedAt, world } = row;
  return {
    __typename: 'Report' as const,
    world,
    id: toGlobalId('Report', id, world),
    reportId: id,
    officeId,
    year,
    scope,
    formId,
    get title() {
      return row.title;
    },
    status,
    revision,
    revisionNumber: revision,
    edition,
    openedAt,
    updatedAt,
    get contentHash() {
      return row.contentHash;
    },
  };
}
export type ReportNode = ReturnType<typeof reportNode>;

export function officeNode(row: OfficeRow) {
  const { dissolution, world } = row;
  return {
    ...row,
    __typename: 'Office' as const,
    id: toGlobalId('Office', row.id, world),
    officeId: row.id,
    places: row.places.map((place, index) => ({ ...place, since: index === 0 ? null : inEffectOn(place) })),
    dissolvedOn: dissolution && inEffectOn(dissolution),
    dissolutionRecordedOn: dissolution?.recordedOn ?? null,
  };
}
export type OfficeNode = ReturnType<typeof officeNode>;

/** A revision of a report. */
export function revisionNode(row: RevisionRow) {
  const { reportId, revision, eventId, type, actorId, actorName, at, reason, requestId, position, status, edition, detail, world } = row;
  return {
    __typename: 'Revision' as const,
    world,
    id: toGlobalId('Revision', `${reportId}@${revision}`, world),
    reportId: reportId ?? '',
    number: revision,
    eventId,
    event: type,
    author: { id: actorId, name: actorName },
    at,
    reason,
    requestId,
    position,
    status,
    edition,
    get contentHash() {
      return row.contentHash;
    },
    publicNote: detail.publicNote ?? null,
    comments: detail.comments ?? [],
    source: detail.source ?? null,
    unplaced: detail.unplaced ?? [],
    restoredRevision: detail.restoredRevision ?? null,
    ...revisionsNamed(row),
  };
}
export type RevisionNode = ReturnType<typeof revisionNode>;

/** What the event says of other revisions. */
export function revisionsNamed(row: RevisionRow) {
  const { detail } = row;
  const { undoneRevision = null, parts = [], merged } = detail as EventDetail;
  const note = eventNote(row);
  return { undoneRevision, putBack: parts, madeOn: merged?.madeOn ?? null, noteZh: note?.zh ?? null, noteEn: note?.en ?? null };
}

/** A change that was merged with what others did since the revision that it was made on. */
export interface MergedNode {
  readonly reportId: string;
  /** The revision that the change made, or found as it wanted it. */
  readonly revision: number;
  readonly madeOn: number;
  readonly into: number;
  readonly settled: SettledPlace[];
}
