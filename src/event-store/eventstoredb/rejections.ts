import { isCommandError } from '@eventstore/db-client';

let users = 0;

/**
 * The client has promises of its own that nobody can wait for: one writes an append, and when the connection breaks while the write is
 * held up it rejects beside the one the caller has; one mends the connection, and rejects when no node of a cluster is found. Only such
 * faults are passed over, and only while a store is open; any other rejection that nobody handles ends the process, as it does without
 * this.
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
  const ofClient = reason instanceof Error && (isCommandError(reason) || reason.message.startsWith('Failed to discover'));
  if (!ofTransport && !ofClient) throw reason;
}
