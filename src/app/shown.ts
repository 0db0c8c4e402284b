import type { CommandOutcome } from './app.js';
import type { Executed } from './execute.js';

/** Waits until the read model shows what was done, so that whoever did it reads it back. */
export async function shown(id: string, executed: Executed, atLeast: (position: string) => Promise<void>): Promise<CommandOutcome> {
  if (executed.position !== null) await atLeast(executed.position);
  return { id, ...executed };
}
