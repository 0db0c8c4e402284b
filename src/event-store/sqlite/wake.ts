import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';

/** How often the file is looked at for appends of other processes, should the watch of its folder miss one (ms). */
const pollMs = 50;

/**
 * Wakes whoever waits for new events: at once for an append of this process, and for those of others as soon as the file system
 * or, at the latest, the next look at SQLite's change counter tells of them. Looks only while somebody waits.
 */
export class Wake {
  private readonly waiting = new Set<() => void>();
  private watcher: FSWatcher | null = null;
  private timer: NodeJS.Timeout | null = null;
  private users = 0;
  private version: unknown;

  constructor(
    private readonly database: Database,
    private readonly path: string,
  ) {}

  /** Something may have been appended. */
  now(): void {
    const wakeUps = [...this.waiting];
    this.waiting.clear();
    for (const wakeUp of wakeUps) wakeUp();
  }

  /** Resolves at the next wake, or when the signal aborts. Ask for it before the look that finds nothing, so that none is missed. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wakeUp = (): void => {
        signal.removeEventListener('abort', wakeUp);
        this.waiting.delete(wakeUp);
        resolve();
      };
      this.waiting.add(wakeUp);
      signal.addEventListener('abort', wakeUp, { once: true });
      if (signal.aborted) wakeUp();
    });
  }

  /** Keeps looking for appends of other processes until the returned function is called. */
  use(): () => void {
    if (this.users++ === 0) this.start();
    let inUse = true;
    return () => {
      if (!inUse) return;
      inUse = false;
      if (--this.users === 0) this.stop();
    };
  }

  private start(): void {
    this.version = this.dataVersion();
    this.timer = setInterval(() => this.look(), pollMs);
    this.timer.unref();
    try {
      const files = new Set([basename(this.path), `${basename(this.path)}-wal`]);
      this.watcher = watch(dirname(this.path), { persistent: false }, (_event, name) => {
        if (name === null || files.has(name)) this.look();
      });
      this.watcher.on('error', () => this.watcher?.close());
    } catch {
      this.watcher = null;
    }
  }

  private stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.watcher?.close();
    this.watcher = null;
  }

  private look(): void {
    if (!this.database.open) return;
    const version = this.dataVersion();
    if (version === this.version) return;
    this.version = version;
    this.now();
  }

  /** SQLite's counter of commits made by other connections. */
  private dataVersion(): unknown {
    return this.database.pragma('data_version', { simple: true });
  }
}
