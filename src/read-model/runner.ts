import { isGongkaiError, messageOf } from '../errors.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import { BatchWriter, LeaseLost } from './batch.js';
import { type Generation, positionOf } from './generation.js';
import { Lease, leaseMs } from './lease.js';
import { pause } from './pause.js';
import type { Projection } from './projection.js';
import { retryParked } from './retry-parked.js';
import { stepBack } from './step-back.js';

/** What the runner is doing, for health and metrics. */
export interface RunnerStatus {
  /** `projecting`: this process writes the read model; `standby`: another one does. */
  readonly state: 'starting' | 'projecting' | 'standby' | 'reconnecting';
  readonly position: Position | null;
  /** Why it reconnects; null while all is well. */
  readonly fault: string | null;
  /** Events that the projections did not take, and that nobody has decided on. */
  readonly parked: number;
}

/** What was applied in one transaction. */
export interface AppliedBatch {
  readonly events: number;
  /** From the moment the store took the last of them until it could be read here (ms); null while old events are caught up on. */
  readonly delayMs: number | null;
}

export interface RunnerOptions {
  readonly store: EventStore;
  readonly generation: Generation;
  readonly projections: readonly Projection[];
  /** Names this process in the lease row. */
  readonly holder: string;
  readonly now?: () => number;
  readonly onApplied: (batch: AppliedBatch) => void;
  /** Told each time the end of the log is reached. */
  readonly onCaughtUp?: () => void;
  /** Told of each event that was parked. */
  readonly onParked?: (event: RecordedEvent) => void;
  readonly onFault?: (message: string, error: unknown) => void;
  /** Told, and ended, when the tables hold what the log does not: it was put back to an earlier state, or is another one. */
  readonly onAhead?: () => void;
}

/** Events of one transaction at most. */
const batchSize = 1000;
const firstBackoffMs = 100;
const longestBackoffMs = 5000;
/** How often it is looked whether parked events are to be tried again (ms). */
const retryPollMs = 100;

/** Feeds the projections from the event store, for ever: whichever process holds the lease does it, the others stand by. */
export class Runner {
  private readonly stopping = new AbortController();
  private readonly lease: Lease;
  private readonly writer: BatchWriter;
  private readonly done: Promise<void>;
  private timers: NodeJS.Timeout[] = [];
  private retrying: Promise<void> | null = null;
  private state: RunnerStatus['state'] = 'starting';
  private fault: string | null = null;

  constructor(private readonly options: RunnerOptions) {
    const { generation, projections, holder, now = Date.now } = options;
    this.lease = new Lease(generation.database, holder, now);
    this.writer = new BatchWriter(generation.database, projections, now);
    this.done = this.run();
  }

  status(): RunnerStatus {
    return {
      state: this.state,
      position: positionOf(this.options.generation),
      fault: this.fault,
      parked: this.writer.parked.undecided(),
    };
  }

  /** Finishes the batch under way and gives the lease back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    let backoff = firstBackoffMs;
    const { signal } = this.stopping;
    try {
      while (!signal.aborted) {
        try {
          const epoch = this.lease.acquire();
          if (epoch === null) {
            this.state = 'standby';
            await pause(leaseMs / 10, signal);
            continue;
          }
          await this.project(epoch, () => {
            backoff = firstBackoffMs;
          });
        } catch (error) {
          this.stopTimers();
          if (error instanceof LeaseLost) {
            this.lease.lost();
          } else {
            if (await this.isAhead(error)) return;
            // Another process may be able to.
            this.lease.release();
            this.reconnect(error, backoff);
            await pause(backoff, signal);
            backoff = Math.min(backoff * 2, longestBackoffMs);
          }
        }
      }
    } finally {
      this.stopTimers();
      await this.retrying;
      this.lease.release();
    }
  }

  /** Whether the tables hold events that the log does not: then somebody else has been told, and this runner ends. */
  private async isAhead(error: unknown): Promise<boolean> {
    const { store, generation, onAhead } = this.options;
    const epoch = this.lease.held;
    if (!isGongkaiError(error, 'CURSOR_UNAVAILABLE') || !onAhead || epoch === null) return false;
    try {
      if (await stepBack(store, generation, epoch)) return false;
    } catch {
      // The log can not be read now: it is looked at again after the pause.
      return false;
    }
    this.fault = error.message;
    onAhead();
    return true;
  }

  private async project(epoch: number, onProgress: () => void): Promise<void> {
    const { store, generation, onCaughtUp } = this.options;
    const { signal } = this.stopping;
    let position = positionOf(generation);
    let live = false;
    const lost = new AbortController();
    this.startTimers(lost);
    for await (const item of store.subscribe({ after: position, signal: AbortSignal.any([signal, lost.signal]) })) {
      onProgress();
      this.state = 'projecting';
      this.fault = null;
      if (item.kind === 'events') {
        for (let start = 0; start < item.events.length; start += batchSize)
          position = this.apply(item.events.slice(start, start + batchSize), position, epoch, live);
      } else if (item.kind === 'checkpoint') {
        this.writer.apply([], position, item.position, epoch);
        position = item.position;
      } else {
        live = true;
        onCaughtUp?.();
      }
      if (signal.aborted) return;
    }
    if (lost.signal.aborted) throw new LeaseLost('the lease ran out');
  }

  private apply(events: readonly RecordedEvent[], from: Position | null, epoch: number, live: boolean): Position | null {
    const last = events.at(-1);
    if (last === undefined) return from;
    for (const event of this.writer.apply(events, from, last.position, epoch)) this.options.onParked?.(event);
    const { onApplied, now = Date.now } = this.options;
    onApplied({ events: events.length, delayMs: live ? Math.max(0, now() - Date.parse(last.recordedAt)) : null });
    return last.position;
  }

  private startTimers(lost: AbortController): void {
    this.stopTimers();
    const renewal = setInterval(() => {
      try {
        if (!this.lease.renew()) lost.abort();
      } catch {
        lost.abort();
      }
    }, leaseMs / 4);
    const retries = setInterval(() => {
      this.retrying ??= this.retry(lost).finally(() => {
        this.retrying = null;
      });
    }, retryPollMs);
    this.timers = [renewal.unref(), retries.unref()];
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private async retry(lost: AbortController): Promise<void> {
    const { store, generation, onApplied, onFault } = this.options;
    try {
      const events = await retryParked(
        store,
        this.writer,
        () => positionOf(generation),
        () => this.lease.held,
      );
      if (events > 0) onApplied({ events, delayMs: null });
    } catch (error) {
      if (error instanceof LeaseLost) lost.abort();
      else onFault?.('parked events could not be tried again now', error);
    }
  }

  private reconnect(error: unknown, backoff: number): void {
    this.state = 'reconnecting';
    this.fault = messageOf(error);
    this.options.onFault?.(`projections try again in ${backoff} ms`, error);
  }
}
