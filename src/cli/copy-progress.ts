import { SingleBar } from 'cli-progress';
import type { Output } from './output.js';

/** Where no terminal shows a bar, a line is written this often (ms). */
const lineEveryMs = 5000;

/** How far a copying is: a bar on a terminal, else a line now and then, so that a log of a long one shows that it goes on. */
export class CopyProgress {
  private readonly bar: SingleBar | null = null;
  private readonly startedAt: number;
  private lineAt: number;

  /**
   * @param total events of the source when it began; null where no bar is shown
   * @param clock ms
   */
  constructor(
    private readonly output: Output,
    total: number | null,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.startedAt = clock();
    this.lineAt = this.startedAt + lineEveryMs;
    const stream = output.progressStream;
    if (!stream || total === null) return;
    this.bar = new SingleBar({ format: 'copy {bar} {percentage}% {value}/{total} events  {rate}/s  ETA {eta_formatted}', stream });
    this.bar.start(total, 0, { rate: 0 });
  }

  update(events: number, copied: number): void {
    const now = this.clock();
    const rate = perSecond(events, (now - this.startedAt) / 1000);
    if (this.bar) {
      // The source may have grown meanwhile.
      if (events > this.bar.getTotal()) this.bar.setTotal(events);
      this.bar.update(events, { rate });
    } else if (now >= this.lineAt) {
      this.lineAt = now + lineEveryMs;
      this.output.note(`copy: ${events} events so far, ${copied} of them copied now (${rate}/s)`);
    }
  }

  stop(): void {
    this.bar?.stop();
  }
}

export function perSecond(events: number, seconds: number): number {
  return Math.round(events / Math.max(seconds, 0.001));
}
