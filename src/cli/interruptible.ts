import { constants } from 'node:os';

/**
 * Runs what ends by itself soon after SIGINT or SIGTERM, told by an abort whose reason is the exit code that a shell gives for the
 * signal. A second one ends the process at once.
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  const interrupt = (name: NodeJS.Signals): void => {
    stopListening();
    interrupted.abort(128 + constants.signals[name]);
  };
  const stopListening = (): void => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await run(interrupted.signal);
  } finally {
    stopListening();
  }
}
