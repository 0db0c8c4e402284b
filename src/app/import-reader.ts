import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import { type ImportHints, type ReadReport, readReport } from '../import/own/read-report.js';
import type { ImportRequest } from './app.js';

type Source = ImportRequest['source'];

export interface ImportTask {
  readonly source: Source;
  readonly hints: ImportHints;
}

/** What a thread answers: a form travels by its id. */
export type ImportTold =
  | { readonly imported: Omit<ReadReport, 'form'> & { readonly formId: string } }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly details: Readonly<Record<string, unknown>> } };

/** Up to this size (bytes), a text or page is read at once, in some milliseconds; what is packed may unpack to far more. */
const smallSource = 32 * 1024;

export interface ImportLimits {
  /** How long reading one source may take, in milliseconds. */
  readonly timeMs: number;
  /** How much memory it may use, in megabytes. */
  readonly memoryMb: number;
}

/**
 * Reads sources without holding up what else the process does: small ones at once, others one after the other in a thread, which is ended
 * where one takes too much time or memory.
 */
export class ImportReader {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  /** Sources that are run as they are written, as in tests, have no file for a thread. */
  private readonly hasThreads: boolean;

  constructor(
    private readonly limits: ImportLimits = { timeMs: 20_000, memoryMb: 512 },
    private readonly script = new URL('./import-worker.js', import.meta.url),
  ) {
    this.hasThreads = script.protocol !== 'file:' || existsSync(script);
  }

  /** @throws {GongkaiError} BAD_INPUT, NOT_A_REPORT */
  async read(source: Source, hints: ImportHints): Promise<ReadReport> {
    const isSmall = source.bytes.length <= smallSource && !isPacked(source.bytes);
    if (isSmall || !this.hasThreads) return readReport(source, hints);
    const mine = this.last.then(() => this.inThread({ source, hints }));
    this.last = mine.catch(() => {});
    const told = await mine;
    if ('refused' in told) throw new GongkaiError(told.refused.code, told.refused.message, told.refused.details);
    const { formId, ...imported } = told.imported;
    return { ...imported, form: formById(formId) };
  }

  private inThread(task: ImportTask): Promise<ImportTold> {
    const worker = this.worker ?? this.start();
    this.worker = worker;
    worker.ref();
    return new Promise((resolve, reject) => {
      const settled = (): void => {
        clearTimeout(timer);
        worker.off('message', onTold);
        worker.off('error', onError);
        worker.unref();
      };
      const giveUp = (error: Error): void => {
        settled();
        this.worker = null;
        worker.on('error', () => {});
        void worker.terminate();
        reject(error);
      };
      const onTold = (told: ImportTold): void => {
        settled();
        resolve(told);
      };
      const onError = (error: NodeJS.ErrnoException): void =>
        giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(`more than ${this.limits.memoryMb} MB of memory`) : error);
      const timer = setTimeout(() => giveUp(tooMuch(`more than ${this.limits.timeMs / 1000} s`)), this.limits.timeMs);
      worker.on('message', onTold);
      worker.on('error', onError);
      worker.postMessage(task);
    });
  }

  private start(): Worker {
    return new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb } });
  }
}

function tooMuch(what: string): GongkaiError {
  return new GongkaiError('BAD_INPUT', `Reading the source took ${what}; no report needs that. Save it anew, or as plain text.`, {
    what: 'source',
  });
}

/** That of this process. */
export const importReader = new ImportReader();

function isPacked([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}
