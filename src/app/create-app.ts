import type { EventStore } from '../event-store/event-store.js';
import { DeadlineCalendar } from '../forms/deadlines/calendar.js';
import type { Queries } from '../read-model/queries.js';
import type { App } from './app.js';
import { checking, importing, recording, trying } from './import-text.js';
import type { IsDiscarded } from './loaded-stream.js';
import { OfficeCommands } from './office-commands.js';
import { ReportCommands } from './report-commands.js';
import { RollUps } from './roll-ups.js';

export interface AppParts {
  readonly store: EventStore;
  readonly queries: Queries;
  /** Resolves once the read model has passed the position; @throws {GongkaiError} READ_MODEL_BEHIND at the deadline. */
  readonly waitFor: (position: string, deadlineMs: number) => Promise<void>;
  readonly clock: () => Date;
  /** When reports are due. Default: by the law alone. */
  readonly calendar?: DeadlineCalendar;
  /** Default: nothing was discarded. */
  readonly isDiscarded?: IsDiscarded;
  /** Whether warnings that nobody has answered keep a report from being published. Default: they do not. */
  readonly warningsNeedAnswers?: boolean;
  /** How long a change waits to be seen in the read model, in milliseconds. */
  readonly waitMs: number;
}

/** Joins the rooms behind the one way in for changes. */
export function createApp({
  store,
  queries,
  waitFor,
  clock,
  waitMs,
  calendar = new DeadlineCalendar(),
  isDiscarded = () => false,
  warningsNeedAnswers = false,
}: AppParts): App {
  const atLeast = (position: string, deadlineMs = waitMs): Promise<void> => waitFor(position, deadlineMs);
  const offices = new OfficeCommands(store, clock, queries, atLeast, isDiscarded);
  const reports = new ReportCommands(store, clock, offices, queries, atLeast, isDiscarded, warningsNeedAnswers);
  return {
    queries,
    rollUps: new RollUps(calendar, clock),
    atLeast,
    report: (id, command, context) => reports.carryOut(id, [command], context),
    office: (id, command, context) => offices.carryOut(id, command, context),
    restore: (id, restored, context) => reports.restore(id, restored, context),
    undo: (id, revision, context) => reports.undo(id, revision, context),
    importText: importing(reports, offices, queries, clock),
    tryImport: trying(reports, offices, queries, clock),
    recordImport: recording(reports, clock),
    checkImport: checking(reports),
  };
}
