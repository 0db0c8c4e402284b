import { Worker } from 'node:worker_threads';
import type { ReadReport } from '../../app/app.js';
import { type ErrorCode, GongkaiError } from '../../errors.js';
import { type ReadJob, readReport } from './read-report.js';

/** Reads reports from bytes. */
export interface Reader {
  /** @throws {GongkaiError} as `importReport` does; BAD_INPUT when the reading took too long or too much memory */
  read(job: ReadJob): Promise<ReadReport>;
  close(): Promise<void>;
}

export type ReadAnswer =
  | { readonly read: ReadReport }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly details: Readonly<Record<string, unknown>> } }
  | { readonly fault: string };

/** A report is read in a few thousandths of a second: one that takes so long is given up (ms). */
const longestMs = 60_000;
/** What one thread may hold (MB): a file that unfolds without end takes its thread along, and nothing else. */
const mostMemory = 512;

/** Reads in this thread. */
export const readingHere: Reader = { read: readReport, close: async () => {} };

interface Pending {
  readonly job: ReadJob;
  readonly resolve: (read: ReadReport) => void;
  readonly reject: (error: Error) => void;
}

/** Reads in threads of their own, so that what was read before is recorded meanwhile. */
export class ReadingPool implements Reader {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Pending & { readonly timer: NodeJS.Timeout }>();
  private readonly waiting: Pending[] = [];

  constructor(private readonly threads: number) {}

  read(job: ReadJob): Promise<ReadReport> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.threads ? this.start() : undefined);
    const pending = worker && this.waiting.shift();
    if (!worker || !pending) return;
    const timer = setTimeout(() => this.giveUp(worker, `reading it took longer than ${longestMs / 1000} s`), longestMs);
    this.busy.set(worker, { ...pending, timer });
    worker.postMessage(pending.job);
  }

  private start(): Worker {
    const worker = new Worker(new URL('./reading-worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
    worker.on('message', (answer: ReadAnswer) => this.take(worker, answer));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const tooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.giveUp(worker, tooMuch ? `reading it took more than ${mostMemory} MB of memory` : error.message);
    });
    worker.on('exit', () => this.giveUp(worker, 'its reading ended'));
    return worker;
  }

  private take(worker: Worker, answer: ReadAnswer): void {
    const pending = this.released(worker);
    this.idle.push(worker);
    if (!pending) return;
    if ('read' in answer) pending.resolve(answer.read);
    else if ('refused' in answer) pending.reject(new GongkaiError(answer.refused.code, answer.refused.message, answer.refused.details));
    else pending.reject(new Error(answer.fault));
    this.next();
  }

  /** The thread is of no more use: the next file gets another. */
  private giveUp(worker: Worker, why: string): void {
    const pending = this.released(worker);
    if (!pending) return;
    void worker.terminate();
    const { name } = pending.job;
    pending.reject(
      new GongkaiError('BAD_INPUT', `The file was given up: ${why}. It is no report, or not one as it should be.`, { file: name }),
    );
    this.next();
  }

  private released(worker: Worker): Pending | undefined {
    const pending = this.busy.get(worker);
    clearTimeout(pending?.timer);
    this.busy.delete(worker);
    return pending;
  }
}
