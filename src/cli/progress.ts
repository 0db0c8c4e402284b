import { SingleBar } from 'cli-progress';
import type { Output } from './output.js';

/** Where no terminal shows a bar, a line is written this often (ms). */
const lineEveryMs = 5000;

/** What goes on, and with how much of it. */
export interface Task {
  /** Its name at the head of the bar or the line: "import". */
  readonly name: string;
  /** What is counted, in the plural: "files". */
  readonly unit: string;
  /** How many there are in all, as far as is known; null where nobody counted. */
  readonly total: number | null;
}

/** How far a long task is: a bar on a terminal, else a line now and then, so that a log of it shows that it goes on. */
export class Progress {
  private bar: SingleBar | null = null;
  private readonly startedAt: number;
  private lineAt: number;
  private done = 0;
  private stopped = false;

  /** @param clock ms */
  constructor(
    private readonly output: Output,
    private readonly task: Task,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.startedAt = clock();
    this.lineAt = this.startedAt + lineEveryMs;
    const stream = output.progressStream;
    if (!stream || task.total === null) return;
    this.bar = new SingleBar({
      format: `${task.name} {bar} {percentage}% {value}/{total} ${task.unit}  {rate}/s  ETA {eta_formatted}`,
      stream,
    });
    this.bar.start(task.total, 0, { rate: 0 });
  }

  /** One more is done. */
  next(): void {
    this.update(this.done + 1);
  }

  /** @param more what the line says beside how many are done */
  update(done: number, more = ''): void {
    if (this.stopped) return;
    this.done = done;
    const now = this.clock();
    const rate = perSecond(done, (now - this.startedAt) / 1000);
    if (this.bar) {
      // There may be more by now than at the start.
      if (done > this.bar.getTotal()) this.bar.setTotal(done);
      this.bar.update(done, { rate });
    } else if (now >= this.lineAt) {
      this.lineAt = now + lineEveryMs;
      const { name, unit, total } = this.task;
      this.output.note(`${name}: ${done}${total === null ? '' : ` of ${total}`} ${unit} so far${more} (${rate}/s)`);
    }
  }

  /** What comes after is not told of. */
  stop(): void {
    this.stopped = true;
    this.bar?.stop();
    this.bar = null;
  }
}

export function perSecond(count: number, seconds: number): number {
  return Math.round(count / Math.max(seconds, 0.001));
}
