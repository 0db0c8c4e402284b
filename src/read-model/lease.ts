import type { Database } from 'better-sqlite3';

/** A lease not renewed for so long may be taken by another process (ms). */
export const leaseMs = 2000;

/**
 * The right to write a generation's tables: one row in the tables' own file. Each taking raises the epoch, and every batch names the
 * epoch it was made under, so what a former holder still tries to write fails in the database.
 */
export class Lease {
  private epoch: number | null = null;
  private readonly take;
  private readonly renewal;
  private readonly end;

  constructor(
    database: Database,
    private readonly holder: string,
    private readonly now: () => number,
    /** How long it is held without being renewed. */
    readonly ms: number = leaseMs,
  ) {
    this.take = database
      .prepare<[string, number, string, number], number>(
        'UPDATE state SET epoch = epoch + 1, holder = ?, expires_at = ? WHERE holder IS NULL OR holder = ? OR expires_at < ? RETURNING epoch',
      )
      .pluck();
    this.renewal = database.prepare('UPDATE state SET expires_at = ? WHERE epoch = ? AND holder = ?');
    this.end = database.prepare('UPDATE state SET holder = NULL, expires_at = 0 WHERE epoch = ? AND holder = ?');
  }

  get held(): number | null {
    return this.epoch;
  }

  /** @returns the epoch, or null while another process holds it */
  acquire(): number | null {
    this.epoch = this.take.get(this.holder, this.now() + this.ms, this.holder, this.now()) ?? null;
    return this.epoch;
  }

  /** @returns false when it was lost */
  renew(): boolean {
    if (this.epoch === null) return false;
    if (this.renewal.run(this.now() + this.ms, this.epoch, this.holder).changes === 0) this.epoch = null;
    return this.epoch !== null;
  }

  /** Gives it back, so that another process goes on at once. */
  release(): void {
    if (this.epoch !== null) this.end.run(this.epoch, this.holder);
    this.epoch = null;
  }

  lost(): void {
    this.epoch = null;
  }
}
