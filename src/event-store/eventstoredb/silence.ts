import { GongkaiError } from '../../errors.js';

/** Notices a server that leaves somebody waiting: a process that hangs, or a network that swallows what is sent, tells of no error. */
export function silence(deadlineMs: number, noticed: (error: GongkaiError) => void): { waits(): void; goes(): void; end(): void } {
  let since: number | null = null;
  const timer = setInterval(() => {
    if (since !== null && performance.now() - since > deadlineMs) noticed(noAnswer(deadlineMs, false));
  }, deadlineMs / 5);
  return {
    waits: () => {
      since = performance.now();
    },
    goes: () => {
      since = null;
    },
    end: () => clearInterval(timer),
  };
}

export function noAnswer(deadlineMs: number, mayHaveBeenRecorded: boolean): GongkaiError {
  return new GongkaiError('UNAVAILABLE', `The event store did not answer within ${deadlineMs} ms.`, {
    retryAfterMs: 1000,
    mayHaveBeenRecorded,
  });
}
