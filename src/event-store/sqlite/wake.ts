/**
 * Tells those who wait that something was appended. Whoever looks for events takes `turn` first and, having found none, waits until
 * it is past: what was appended in between has moved it on, so nothing is missed.
 */
export class Wake {
  turn = 0;
  private readonly waiting = new Set<() => void>();

  /** Something was appended. */
  now(): void {
    this.turn++;
    this.wakeAll();
  }

  /** Resolves when the turn is over, or the signal aborts; never in the same turn of the event loop when it is over already. */
  past(turn: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || this.turn !== turn) {
        setImmediate(resolve);
        return;
      }
      const wakeUp = (): void => {
        signal.removeEventListener('abort', wakeUp);
        this.waiting.delete(wakeUp);
        resolve();
      };
      this.waiting.add(wakeUp);
      signal.addEventListener('abort', wakeUp, { once: true });
    });
  }

  private wakeAll(): void {
    for (const wakeUp of [...this.waiting]) wakeUp();
  }
}
