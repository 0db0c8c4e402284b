import { GongkaiError } from '../../errors.js';

const firstPauseMs = 100;
const longestPauseMs = 2000;

/**
 * While the server is away, whoever asks is told so at once, and only now and then is it asked again: the pause doubles from 100 ms
 * to 2 s, and ends with the first answer.
 */
export class Breaker {
  private pauseMs = 0;
  private until = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws {GongkaiError} UNAVAILABLE during a pause */
  check(): void {
    const left = this.until - this.now();
    if (left <= 0) return;
    // Nobody else tries during the pause: after it, one who is first does.
    throw new GongkaiError('UNAVAILABLE', 'The event store does not answer. It is tried again shortly.', {
      retryAfterMs: Math.ceil(left),
      mayHaveBeenRecorded: false,
    });
  }

  answered(): void {
    this.pauseMs = 0;
    this.until = 0;
  }

  /** @returns how long the pause is (ms) */
  failed(): number {
    if (this.now() < this.until) return this.pauseMs;
    this.pauseMs = Math.min(Math.max(firstPauseMs, this.pauseMs * 2), longestPauseMs);
    this.until = this.now() + this.pauseMs;
    return this.pauseMs;
  }
}
