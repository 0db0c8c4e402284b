import { projections } from '../../projections/index.js';
import type { Config } from '../config.js';
import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import { openEventStore } from '../event-store/open-event-store.js';
import { DeadlineCalendar } from '../forms/deadlines/calendar.js';
import type { RuleStage } from '../forms/finding.js';
import { type ChangeFeed, changeFeed } from '../notifications/change-feed.js';
import type { Queries } from '../read-model/queries.js';
import { ReadModel } from '../read-model/read-model.js';
import { type Rebuilt, rebuild } from '../read-model/rebuild.js';
import { revert } from '../read-model/revert.js';
import type { AppliedBatch } from '../read-model/runner.js';
import type { App } from './app.js';
import { createApp } from './create-app.js';
import type { FindingShown } from './finding-shown.js';
import { findingsOf } from './findings-of.js';
import { type ParkedControl, parkedControl } from './parked-control.js';

/** Everything below the API and the CLI, opened on one set of data. */
export interface Core {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly app: App;
  readonly changes: ChangeFeed;
  /** A revision held to the rules. @param queries of another world than now @throws {GongkaiError} NOT_FOUND */
  findings(reportId: string, revision: number, stage: RuleStage, queries?: Queries): Promise<readonly FindingShown[]>;
  readonly parked: ParkedControl;
  rebuild(onProgress?: (events: number) => void): Promise<Rebuilt>;
  /** Goes back to the read model as it was made before the last rebuild. @returns the generation's number */
  revert(): Promise<number>;
  /** The mirror of opening. */
  close(): Promise<void>;
}

export interface CoreOptions {
  readonly clock?: () => Date;
  readonly onApplied?: (batch: AppliedBatch) => void;
  readonly onParked?: (event: RecordedEvent) => void;
  readonly onFault?: (message: string, error: unknown) => void;
  /** Told when the event store does not answer at opening, and is tried again. */
  readonly onWaiting?: (message: string) => void;
}

export async function openCore(
  config: Config,
  { clock = () => new Date(), onApplied, onParked, onFault, onWaiting }: CoreOptions = {},
): Promise<Core> {
  const store = await openEventStore(config.eventStore, { clock, ...(onWaiting ? { onWaiting } : {}) });
  const readModel = new ReadModel({
    folder: config.readModel,
    store,
    projections,
    ...(onApplied ? { onApplied } : {}),
    ...(onParked ? { onParked } : {}),
    ...(onFault ? { onFault } : {}),
  });
  const { queries } = readModel;
  const app = createApp({
    store,
    queries,
    waitFor: (position, ms) => readModel.waitFor(position, ms),
    clock,
    waitMs: config.waitMs,
    warningsNeedAnswers: config.warningsNeedAnswers,
    calendar: new DeadlineCalendar(config.deadlines),
    isDiscarded: (event) => !readModel.parked.isEmpty() && readModel.parked.isDiscarded(event),
  });
  return {
    store,
    readModel,
    app,
    changes: changeFeed({ storeId: store.id, queries, head: () => store.head(), applied: readModel.applied }),
    findings: (reportId, revision, stage, of = queries) => findingsOf(of, { reportId, revision, stage }),
    parked: parkedControl(readModel, config.waitMs),
    rebuild: async (onProgress) => {
      const rebuilt = await rebuild({ store, catalog: readModel.catalog, projections, ...(onProgress ? { onProgress } : {}) });
      await readModel.followNow();
      return rebuilt;
    },
    revert: async () => {
      const number = await revert({ store, catalog: readModel.catalog, projections });
      await readModel.followNow();
      return number;
    },
    close: async () => {
      await readModel.close();
      await store.close();
    },
  };
}
