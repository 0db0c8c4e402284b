import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import type { RecordedEvent } from '../event-store/event-store.js';
import { chinaDate } from '../forms/deadlines/china-day.js';
import { evolveOffice } from '../offices/evolve-office.js';
import type { OfficeEvent, OfficeState } from '../offices/office.js';
import type { ReportEvent } from '../reports/events.js';
import { evolve } from '../reports/evolve.js';
import type { ReportState } from '../reports/state.js';
import { checkEvent } from '../schemas/event-schemas.js';
import { upcast } from '../schemas/upcast.js';
import type { ParkedEvents } from './parked-events.js';
import type { ProjectedChange } from './projection.js';
import { StoredStates } from './stored-states.js';

/** Folds each event once, for all projections: with the state of its report or office before and after. */
export class EventFold {
  private readonly reports = new LRUCache<string, ReportState>({ max: 2000 });
  private readonly offices = new LRUCache<string, OfficeState>({ max: 10_000 });
  private readonly stored: StoredStates;

  /** @param parked tells which events of a stream are left out for good */
  constructor(
    database: Database,
    private readonly parked: ParkedEvents,
  ) {
    this.stored = new StoredStates(database);
  }

  /**
   * @throws {GongkaiError} UNKNOWN_EVENT, INVALID_EVENT: the event can not be taken
   */
  fold(recorded: RecordedEvent): ProjectedChange {
    const event = upcast(recorded);
    checkEvent(event.type, event.schemaVersion, event.data);
    if (event.stream.startsWith('report-')) return this.foldReport(event);
    if (event.stream.startsWith('office-')) return this.foldOffice(event);
    throw new GongkaiError('UNKNOWN_EVENT', `The stream ${event.stream} is of no known kind.`, { stream: event.stream });
  }

  /** After a batch was rolled back: what is kept may never have happened. */
  reset(): void {
    this.reports.clear();
    this.offices.clear();
    this.stored.reset();
  }

  private foldReport(event: RecordedEvent): ProjectedChange {
    const id = event.stream.slice('report-'.length);
    const before = this.reports.get(id) ?? (event.revision === 1 ? null : this.stored.report(id));
    this.checkOrder(before?.revision ?? 0, event);
    const evolved = evolve(before, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
    const after = numbered(evolved, event.revision);
    this.reports.set(id, after);
    return { kind: 'report', event, before, after };
  }

  private foldOffice(event: RecordedEvent): ProjectedChange {
    const id = event.stream.slice('office-'.length);
    const before = this.offices.get(id) ?? (event.revision === 1 ? null : this.stored.office(id));
    this.checkOrder(before?.revision ?? 0, event);
    const { type, data, metadata } = event;
    const after = numbered(evolveOffice(before, { type, data } as OfficeEvent, chinaDate(metadata.time)), event.revision);
    this.offices.set(id, after);
    return { kind: 'office', event, before, after };
  }

  private checkOrder(revision: number, { stream, revision: next }: RecordedEvent): void {
    if (next === revision + 1 || (next > revision && this.parked.isGapDiscarded(stream, revision, next))) return;
    throw new GongkaiError('INVALID_EVENT', `The stream ${stream} goes from revision ${revision} to ${next}.`, { stream });
  }
}

/** Revision n is the state after the nth event, also where one before it was discarded. */
function numbered<State extends { readonly revision: number }>(state: State, revision: number): State {
  return state.revision === revision ? state : { ...state, revision };
}
