import type { Appended } from '../event-store.js';
import type { AppendOutcome, PendingAppend, PreparedAppends } from './append.js';
import { told } from './store-error.js';

interface Waiting {
  readonly append: PendingAppend;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Appends of one transaction at most. */
const largestGroup = 256;

/** Appends asked for in one turn of the event loop go to the disk together; none is answered before it is there. */
export class GroupCommit {
  private waiting: Waiting[] = [];

  /** @param onAppended called after a commit that appended something */
  constructor(
    private readonly prepared: PreparedAppends,
    private readonly onAppended: () => void,
  ) {}

  add(append: PendingAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ append, resolve, reject });
    });
  }

  /** Commits what waits, and after it all of these, or none. @throws {GongkaiError} why the first that was refused was; UNAVAILABLE */
  together(appends: readonly PendingAppend[]): void {
    this.flush();
    told(() => this.prepared.together(appends));
    this.onAppended();
  }

  /** Commits what waits. */
  flush(): void {
    while (this.waiting.length > 0) this.commit(this.waiting.splice(0, largestGroup));
  }

  private commit(group: readonly Waiting[]): void {
    let outcomes: AppendOutcome[];
    try {
      outcomes = told(() => this.prepared.each(group.map(({ append }) => append)));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    let appendedSome = false;
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome && 'appended' in outcome) {
        appendedSome ||= !outcome.appended.repeated;
        resolve(outcome.appended);
      } else reject(outcome?.error);
    }
    if (appendedSome) this.onAppended();
  }
}
