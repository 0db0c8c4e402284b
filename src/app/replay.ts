import { ChainCheck } from '../audit/chain-check.js';
import type { EventStore, RecordedEvent } from '../event-store/event-store.js';
import type { ReportEvent } from '../reports/events.js';
import { evolve } from '../reports/evolve.js';
import { reportStream } from '../reports/report-id.js';
import type { ReportState } from '../reports/state.js';
import { checkEvent } from '../schemas/event-schemas.js';
import { upcast } from '../schemas/upcast.js';
import type { IsDiscarded } from './loaded-stream.js';

/** One event of a report as it is folded again, with the report before and after it. */
export interface ReplayedEvent {
  /** In the newest version of its schema. */
  readonly event: RecordedEvent;
  /** SHA-256 of the event as it is in the log: what the next one must carry. */
  readonly hash: string;
  /** What is wrong with the hash chain here; null: the event carries the hash of the one before it. */
  readonly chainBreak: string | null;
  /** Null before the first. */
  readonly before: ReportState | null;
  readonly after: ReportState;
  /** It could not be taken, and somebody decided to go on without it: it changed nothing. */
  readonly discarded: boolean;
}

/**
 * Folds the events of a report one by one from the log itself, from the first on; no read model is asked. Holds one event at a time.
 * @param to the last revision to go to
 * @throws {GongkaiError} UNKNOWN_EVENT, INVALID_EVENT for an event that can not be taken and was not discarded
 */
export async function* replayReport(
  store: EventStore,
  reportId: string,
  to: number,
  isDiscarded: IsDiscarded = () => false,
): AsyncGenerator<ReplayedEvent> {
  const chain = new ChainCheck();
  let before: ReportState | null = null;
  for await (const recorded of store.readStream(reportStream(reportId), { limit: to })) {
    const chainBreak = chain.take(recorded);
    const event = upcast(recorded);
    const { after, discarded } = taken(before, event, () => isDiscarded(recorded));
    yield { event, hash: chain.lastHash ?? '', chainBreak, before, after, discarded };
    before = after;
  }
}

function taken(before: ReportState | null, event: RecordedEvent, isDiscarded: () => boolean): { after: ReportState; discarded: boolean } {
  try {
    checkEvent(event.type, event.schemaVersion, event.data);
    const after = evolve(before, { type: event.type, data: event.data } as ReportEvent, event.metadata.actor.id);
    return { after: { ...after, revision: event.revision }, discarded: false };
  } catch (error) {
    if (before === null || !isDiscarded()) throw error;
    return { after: { ...before, revision: event.revision }, discarded: true };
  }
}
