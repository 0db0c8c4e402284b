import { SingleBar } from 'cli-progress';
import { openUpkeep } from '../../app/upkeep.js';
import { readConfig } from '../../config.js';
import type { Rebuilt } from '../../read-model/rebuild.js';
import type { GlobalOptions } from '../cli-context.js';
import type { Output } from '../output.js';

/**
 * `gongkai rebuild [--revert]`: makes the read model again from the events, beside the one that is read, and switches; or goes back to
 * the one before.
 */
export async function rebuildReadModel(
  { revert }: { readonly revert?: boolean },
  { json }: GlobalOptions,
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const upkeep = await openUpkeep(readConfig(environment, process.cwd()), (message) => output.note(message));
  const stream = output.progressStream;
  const total = upkeep.expectedEvents;
  const format =
    total === null ? 'rebuild {value} events' : 'rebuild {bar} {percentage}% {value} of about {total} events, {eta_formatted} left';
  const bar = stream ? new SingleBar({ format, stream }) : null;
  const progress = (events: number): void => {
    if (total !== null && events > total) bar?.setTotal(events);
    bar?.update(events);
  };
  try {
    bar?.start(total ?? 0, 0);
    if (revert) {
      const generation = await upkeep.revert(progress);
      bar?.stop();
      if (json) output.json({ generation });
      else output.line(`Generation ${generation} is read again; the one that was read until now is kept.`);
      return;
    }
    const rebuilt = await upkeep.rebuild(progress);
    bar?.stop();
    if (json) output.json(rebuilt);
    else print(rebuilt, output);
  } finally {
    bar?.stop();
    await upkeep.close();
  }
}

function print({ generation, events, seconds, otherVersion, otherStore, differences }: Rebuilt, output: Output): void {
  const speed = Math.round(events / Math.max(seconds, 0.001));
  output.line(
    `Rebuilt from ${events} events in ${seconds.toFixed(1)} s (${speed}/s): generation ${generation} is read now, the one before is kept.`,
  );
  if (otherStore) {
    output.line('The one before was made from another event store: nothing was compared.');
    return;
  }
  if (differences.length === 0) output.line('It says the same as the one before.');
  for (const { table, oldRows, newRows } of differences)
    output.line(output.style('yellow', `The table ${table} differs from before: ${oldRows} rows then, ${newRows} now.`));
  if (otherVersion)
    output.line('The one before was made by another version of the program, which goes on to read it until it is replaced.');
  else if (differences.length > 0) output.line('To go back to the one before: gongkai rebuild --revert');
}
