import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import type { RecordedEvent } from '../event-store/event-store.js';
import { evolveOffice } from '../offices/evolve-office.js';
import type { OfficeEvent, OfficeState } from '../offices/office.js';
import type { ReportEvent } from '../reports/events.js';
import { evolve } from '../reports/evolve.js';
import type { ReportState } from '../reports/state.js';
import { checkEvent } from '../schemas/event-schemas.js';
import { upcast } from '../schemas/upcast.js';
import type { ProjectedChange } from './projection.js';
import { StoredStates } from './stored-states.js';

/** Folds each event once, for all projections: with the state of its report or office before and after. */
export class EventFold {
  private readonly reports = new LRUCache<string, ReportState>({ max: 2000 });
  private readonly offices = new LRUCache<string, OfficeState>({ max: 10_000 });
  private readonly stored: StoredStates;

  constructor(database: Database) {
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
    checkOrder(before?.revision ?? 0, event);
    const after = evolve(before, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
    this.reports.set(id, after);
    return { kind: 'report', event, before, after };
  }

  private foldOffice(event: RecordedEvent): ProjectedChange {
    const id = event.stream.slice('office-'.length);
    const before = this.offices.get(id) ?? (event.revision === 1 ? null : this.stored.office(id));
    checkOrder(before?.revision ?? 0, event);
    const after = evolveOffice(before, { type: event.type, data: event.data } as OfficeEvent);
    this.offices.set(id, after);
    return { kind: 'office', event, before, after };
  }
}

function checkOrder(revision: number, event: RecordedEvent): void {
  if (event.revision !== revision + 1)
    throw new GongkaiError('INVALID_EVENT', `The stream ${event.stream} goes from revision ${revision} to ${event.revision}.`, {
      stream: event.stream,
    });
}
