import { setTimeout as pause } from 'node:timers/promises';
import { record } from '../support/reports-api.js';
import type { RunningService } from '../support/service.js';

export interface Acknowledged {
  readonly report: string;
  /** Names the edit. */
  readonly reason: string;
  readonly revision: number;
}

/** A client as the API asks for one: it sends an edit again, under its key, until it is acknowledged. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** How often it was told that the store is away. */
  refusals = 0;
  /** What it was answered and can not act on. */
  failure: unknown = null;
  private going = true;
  private readonly done: Promise<void>;

  constructor(
    private readonly service: RunningService,
    private readonly report: string,
    /** Below 1000; no two writers have the same. */
    private readonly number: number,
  ) {
    this.done = this.write().catch((error: unknown) => {
      this.failure = error;
    });
  }

  /** Has its last edit acknowledged. */
  async stop(): Promise<void> {
    this.going = false;
    await this.done;
    if (this.failure !== null) throw this.failure;
  }

  private async write(): Promise<void> {
    let revision = 1;
    for (let n = 1; this.going; n++) {
      const reason = `writer-${this.number}-edit-${n}`;
      revision = await this.edit(revision, String(this.number * 1_000_000 + n), reason);
      this.acknowledged.push({ report: this.report, reason, revision });
    }
  }

  private async edit(made: number, raw: string, reason: string): Promise<number> {
    const { service, report } = this;
    for (let expectedRevision = made; ; ) {
      const answer = await record(service, { report, expectedRevision, raw, idempotencyKey: reason, reason });
      if (answer.revisionNumber !== undefined) return answer.revisionNumber;
      if (!answer.retryable) throw new Error(`${reason} was answered ${JSON.stringify(answer)}`);
      if (answer.currentRevision !== undefined) expectedRevision = answer.currentRevision;
      if (answer.retryAfterMs === undefined) continue;
      this.refusals++;
      await pause(answer.retryAfterMs);
    }
  }
}
