import { isCommandError } from '@eventstore/db-client';

let users = 0;

/**
 * The client writes an append from a promise of its own that nobody can wait for: when the connection breaks while a write is held up,
 * that promise rejects beside the one the caller has. Only such faults are passed over, and only while a store is open; any other
 * rejection that nobody handles ends the process, as it does without this.
 * @returns ends it
 */
export function passOverLostWrites(): () => void {
  if (users++ === 0) process.on('unhandledRejection', look);
  let done = false;
  return () => {
    if (done) return;
    done = true;
    if (--users === 0) process.off('unhandledRejection', look);
  };
}

function look(reason: unknown): void {
  const ofTransport =
    typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'number' && 'metadata' in reason;
  if (ofTransport || (reason instanceof Error && isCommandError(reason))) return;
  throw reason;
}
