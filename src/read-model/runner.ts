import { isGongkaiError } from '../errors.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import { BatchWriter, LeaseLost } from './batch.js';
import { type Generation, positionOf } from './generation.js';
import { Lease, leaseMs } from './lease.js';
import type { Projection } from './projection.js';

/** What the runner is doing, for health and metrics. */
export interface RunnerStatus {
  /** `projecting`: this process writes the read model; `standby`: another one does; `stopped`: nobody may until the fault is mended. */
  readonly state: 'starting' | 'projecting' | 'standby' | 'reconnecting' | 'stopped';
  readonly position: Position | null;
  /** Why it stopped or reconnects; null while all is well. */
  readonly fault: string | null;
}

export interface RunnerOptions {
  readonly store: EventStore;
  readonly generation: Generation;
  readonly projections: readonly Projection[];
  /** Names this process in the lease row. */
  readonly holder: string;
  readonly now?: () => number;
  /** Told after each batch, with the number of events. */
  readonly onApplied: (events: number) => void;
  readonly onFault?: (message: string, error: unknown) => void;
}

/** Events of one transaction at most. */
const batchSize = 1000;
const firstBackoffMs = 100;
const longestBackoffMs = 5000;

/** Feeds the projections from the event store, for ever: whichever process holds the lease does it, the others stand by. */
export class Runner {
  private readonly stopping = new AbortController();
  private readonly lease: Lease;
  private readonly writer: BatchWriter;
  private readonly done: Promise<void>;
  private renewals: NodeJS.Timeout | null = null;
  private state: RunnerStatus['state'] = 'starting';
  private fault: string | null = null;

  constructor(private readonly options: RunnerOptions) {
    const { generation, projections, holder, now = Date.now } = options;
    this.lease = new Lease(generation.database, holder, now);
    this.writer = new BatchWriter(generation.database, projections, now);
    this.done = this.run();
  }

  status(): RunnerStatus {
    return { state: this.state, position: positionOf(this.options.generation), fault: this.fault };
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
          if (error instanceof LeaseLost) {
            this.lease.lost();
          } else if (isGongkaiError(error, 'UNKNOWN_EVENT') || isGongkaiError(error, 'INVALID_EVENT')) {
            this.stopFor(error);
            return;
          } else {
            this.reconnect(error, backoff);
            await pause(backoff, signal);
            backoff = Math.min(backoff * 2, longestBackoffMs);
          }
        }
      }
    } finally {
      this.stopRenewing();
      this.lease.release();
    }
  }

  private async project(epoch: number, onProgress: () => void): Promise<void> {
    const { store, generation } = this.options;
    const { signal } = this.stopping;
    let position = positionOf(generation);
    const lost = new AbortController();
    this.renew(lost);
    this.state = 'projecting';
    this.fault = null;
    for await (const item of store.subscribe({ after: position, signal: AbortSignal.any([signal, lost.signal]) })) {
      onProgress();
      if (item.kind === 'events') {
        for (let start = 0; start < item.events.length; start += batchSize)
          position = this.apply(item.events.slice(start, start + batchSize), position, epoch);
      } else if (item.kind === 'checkpoint') {
        this.writer.apply([], position, item.position, epoch);
        position = item.position;
      }
      if (signal.aborted) return;
    }
    if (lost.signal.aborted) throw new LeaseLost('the lease ran out');
  }

  private apply(events: readonly RecordedEvent[], from: Position | null, epoch: number): Position | null {
    const to = events.at(-1)?.position;
    if (to === undefined) return from;
    this.writer.apply(events, from, to, epoch);
    this.options.onApplied(events.length);
    return to;
  }

  private renew(lost: AbortController): void {
    this.stopRenewing();
    this.renewals = setInterval(() => {
      try {
        if (!this.lease.renew()) lost.abort();
      } catch {
        lost.abort();
      }
    }, leaseMs / 4);
    this.renewals.unref();
  }

  private stopRenewing(): void {
    if (this.renewals) clearInterval(this.renewals);
    this.renewals = null;
  }

  /** An event that can not be taken must not be passed over: the projections stop, and readiness says why. */
  private stopFor(error: Error): void {
    this.state = 'stopped';
    this.fault = error.message;
    this.options.onFault?.('projections stopped at an event they can not take', error);
  }

  private reconnect(error: unknown, backoff: number): void {
    this.state = 'reconnecting';
    this.fault = error instanceof Error ? error.message : String(error);
    this.options.onFault?.(`projections try again in ${backoff} ms`, error);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
