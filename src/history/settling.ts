import { type Choice, type Conflict, conflictId, type FoundConflict, type Sides } from './conflict.js';
import { conflictLabel } from './conflict-label.js';
import type { Version } from './labels.js';

/** Decides a conflict; null leaves it open. */
export type Settle = (conflict: Conflict) => Choice | null;

export interface SettledConflict {
  readonly conflict: Conflict;
  readonly choice: Choice;
}

/** The conflicts of one merge: those that were settled, and those that stay open. */
export class Settling {
  readonly open: Conflict[] = [];
  readonly settled: SettledConflict[] = [];

  /** @param version what the labels of places are taken from */
  constructor(
    private readonly version: Version,
    private readonly settle: Settle,
  ) {}

  /**
   * What is to stand at a place in conflict; theirs while nobody has chosen.
   * @param own what a text of one's own means there
   */
  chosen<T>(found: FoundConflict & Sides<T>, own: (text: string) => T): T {
    const conflict = { ...found, id: conflictId(found), label: conflictLabel(this.version, found) } as Conflict;
    const choice = this.settle(conflict);
    if (choice === null) {
      this.open.push(conflict);
      return found.theirs;
    }
    this.settled.push({ conflict, choice });
    return choice.choose === 'own' ? own(choice.text) : found[choice.choose];
  }
}
