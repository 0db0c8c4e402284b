import { GongkaiError } from '../../errors.js';

const firstPauseMs = 100;
const longestPauseMs = 2000;

/**
 * While the server is away, whoever asks is told so at once, and only now and then one is let through who tries: the pause between
 * tries doubles from 100 ms to 2 s, and ends with the first answer.
 */
export class Breaker {
  /** 0: the server answers. */
  private pauseMs = 0;
  private until = 0;
  private trying = false;

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws {GongkaiError} UNAVAILABLE during a pause, and while another tries */
  check(): void {
    if (this.pauseMs === 0) return;
    const left = this.until - this.now();
    if (left <= 0) {
      this.trying = true;
      // Whoever tries may leave without an outcome: then, after so long, another does.
      this.until = this.now() + longestPauseMs;
      return;
    }
    throw new GongkaiError('UNAVAILABLE', 'The event store does not answer. It is tried again shortly.', {
      retryAfterMs: Math.ceil(Math.min(left, this.pauseMs)),
      mayHaveBeenRecorded: false,
    });
  }

  answered(): void {
    this.pauseMs = 0;
    this.trying = false;
  }

  /** @returns how long the pause is (ms) */
  failed(): number {
    if (this.pauseMs > 0 && !this.trying && this.now() < this.until) return this.pauseMs;
    this.trying = false;
    this.pauseMs = Math.min(Math.max(firstPauseMs, this.pauseMs * 2), longestPauseMs);
    this.until = this.now() + this.pauseMs;
    return this.pauseMs;
  }
}
