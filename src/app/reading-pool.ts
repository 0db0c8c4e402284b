import { Worker } from 'node:worker_threads';
import { type ErrorCode, GongkaiError, messageOf } from '../errors.js';
import type { ReadReport } from './app.js';
import type { Reader, ReadTask } from './read-source.js';

/** What a thread answers: a form travels by its id. */
export type ReadAnswer =
  | { readonly read: ReadReport }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly details: Readonly<Record<string, unknown>> } }
  | { readonly fault: string };

export interface ReadingLimits {
  /** How long reading one source may take, in milliseconds. */
  readonly timeMs: number;
  /** How much memory one thread may use, in megabytes: a source that unfolds without end takes its thread along, and nothing else. */
  readonly memoryMb: number;
}

interface Pending {
  readonly task: ReadTask;
  readonly resolve: (read: ReadReport) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that reads reports, as it is built. */
export const readingScript = new URL('./reading-worker.js', import.meta.url);

/** Reads in threads of their own, each one source at a time; idle ones do not keep the process alive. */
export class ReadingPool implements Reader {
  private readonly idle = new Set<Worker>();
  private readonly busy = new Map<Worker, Pending & { readonly timer: NodeJS.Timeout }>();
  private readonly waiting: Pending[] = [];

  constructor(
    private readonly threads: number,
    private readonly limits: ReadingLimits,
    private readonly script = readingScript,
  ) {}

  read(task: ReadTask): Promise<ReadReport> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    const worker = this.idleOne() ?? (this.busy.size < this.threads ? this.start() : null);
    const pending = worker && this.waiting.shift();
    if (!worker || !pending) return;
    const { timeMs } = this.limits;
    const timer = setTimeout(() => this.giveUp(worker, tooMuch(`more than ${timeMs / 1000} s`)), timeMs);
    this.busy.set(worker, { ...pending, timer });
    worker.ref();
    worker.postMessage(pending.task);
  }

  private idleOne(): Worker | null {
    const [worker = null] = this.idle;
    if (worker) this.idle.delete(worker);
    return worker;
  }

  private start(): Worker {
    const { memoryMb } = this.limits;
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    worker.on('message', (answer: ReadAnswer) => this.take(worker, answer));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.giveUp(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`more than ${memoryMb} MB of memory`) : error),
    );
    worker.on('exit', () => this.giveUp(worker, new Error('The thread that read the source ended.')));
    return worker;
  }

  private take(worker: Worker, answer: ReadAnswer): void {
    const pending = this.released(worker);
    this.idle.add(worker);
    worker.unref();
    if (!pending) return;
    if ('read' in answer) pending.resolve(answer.read);
    else if ('refused' in answer) pending.reject(new GongkaiError(answer.refused.code, answer.refused.message, answer.refused.details));
    else pending.reject(new Error(answer.fault));
    this.next();
  }

  /** The thread is of no more use: the next source gets another. */
  private giveUp(worker: Worker, why: unknown): void {
    this.idle.delete(worker);
    const pending = this.released(worker);
    if (!pending) return;
    void worker.terminate();
    pending.reject(why instanceof GongkaiError ? why : new Error(messageOf(why)));
    this.next();
  }

  private released(worker: Worker): Pending | undefined {
    const pending = this.busy.get(worker);
    clearTimeout(pending?.timer);
    this.busy.delete(worker);
    return pending;
  }
}

function tooMuch(what: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', `Reading the source took ${what}; no report needs that. Save it anew, or as plain text.`, {
    what: 'source',
  });
}
