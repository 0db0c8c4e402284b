import { type FSWatcher, realpathSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';

/**
 * A commit is seen in the file system before it is visible: the log is written, then synced, then its index moves on. After the
 * file was touched it is looked at this many times, a millisecond apart.
 */
const looksAfterTouch = 20;

/**
 * Notices what other connections, of this process or of others, commit to the database. The file system tells at once; a look at
 * SQLite's change counter every `pollMs` is the safety net. Works only while somebody has joined, and keeps no process alive.
 */
export class ForeignCommits {
  private readonly dataVersion: Statement<[], number>;
  private watcher: FSWatcher | null = null;
  private poll: NodeJS.Timeout | null = null;
  private settling: NodeJS.Timeout | null = null;
  private looksLeft = 0;
  private version: number | undefined;
  private members = 0;

  constructor(
    private readonly database: Database,
    private readonly path: string,
    private readonly pollMs: number,
    private readonly onCommit: () => void,
  ) {
    this.dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** Starts watching for the first to join. @returns leaves; the last to leave stops it */
  join(): () => void {
    if (this.members++ === 0) this.start();
    let joined = true;
    return () => {
      if (joined && --this.members === 0) this.stop();
      joined = false;
    };
  }

  stop(): void {
    if (this.poll) clearInterval(this.poll);
    if (this.settling) clearTimeout(this.settling);
    this.watcher?.close();
    this.poll = null;
    this.settling = null;
    this.watcher = null;
  }

  private start(): void {
    this.version = this.dataVersion.get();
    this.poll = setInterval(() => this.look(), this.pollMs).unref();
    try {
      const path = realpathSync(this.path);
      const files = new Set([basename(path), `${basename(path)}-wal`]);
      this.watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
        if (name === null || files.has(name)) this.touched();
      });
      this.watcher.on('error', () => this.watcher?.close());
    } catch {
      // No watch to be had (a limit of the system, a network folder): the safety net is all there is.
      this.watcher = null;
    }
  }

  private touched(): void {
    this.looksLeft = looksAfterTouch;
    if (!this.settling) this.lookSoon();
  }

  private lookSoon(): void {
    this.settling = setTimeout(() => {
      this.settling = null;
      if (!this.look() && --this.looksLeft > 0) this.lookSoon();
    }, 1).unref();
  }

  /** @returns whether there was a commit since the last look */
  private look(): boolean {
    if (!this.database.open) return false;
    let version: number | undefined;
    try {
      version = this.dataVersion.get();
    } catch {
      // Locked for a moment: looked at again.
      return false;
    }
    if (version === this.version) return false;
    this.version = version;
    this.onCommit();
    return true;
  }
}
