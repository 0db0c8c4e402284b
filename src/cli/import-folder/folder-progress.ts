import { SingleBar } from 'cli-progress';
import { perSecond } from '../copy-progress.js';
import type { Output } from '../output.js';

/** Where no terminal shows a bar, a line is written this often (ms). */
const lineEveryMs = 5000;

/** How far an import is: a bar on a terminal, else a line now and then. */
export class FolderProgress {
  private bar: SingleBar | null = null;
  private readonly startedAt: number;
  private lineAt: number;
  private done = 0;

  /** @param clock ms */
  constructor(
    private readonly output: Output,
    private readonly total: number,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.startedAt = clock();
    this.lineAt = this.startedAt + lineEveryMs;
    const stream = output.progressStream;
    if (!stream) return;
    this.bar = new SingleBar({ format: 'import {bar} {percentage}% {value}/{total} files  {rate}/s  ETA {eta_formatted}', stream });
    this.bar.start(total, 0, { rate: 0 });
  }

  /** One more file is done. */
  next(): void {
    this.done++;
    const now = this.clock();
    const rate = perSecond(this.done, (now - this.startedAt) / 1000);
    if (this.bar) this.bar.update(this.done, { rate });
    else if (now >= this.lineAt) {
      this.lineAt = now + lineEveryMs;
      this.output.note(`import: ${this.done} of ${this.total} files so far (${rate}/s)`);
    }
  }

  stop(): void {
    this.bar?.stop();
    this.bar = null;
  }
}
