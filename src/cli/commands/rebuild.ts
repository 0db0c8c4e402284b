import { SingleBar } from 'cli-progress';
import { openCore } from '../../app/core.js';
import { readConfig } from '../../config.js';
import type { GlobalOptions } from '../cli-context.js';
import type { Output } from '../output.js';

/** `gongkai rebuild`: makes the read model again from the events, beside the one that is read, and switches. */
export async function rebuildReadModel(
  { json }: GlobalOptions,
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const core = await openCore(readConfig(environment, process.cwd()), { onWaiting: (message) => output.note(message) });
  const stream = output.progressStream;
  const bar = stream ? new SingleBar({ format: 'rebuild {bar} {percentage}% {value} events', stream }) : null;
  try {
    const total = Number((await core.store.head()) ?? 0);
    bar?.start(Number.isSafeInteger(total) ? total : 0, 0);
    const rebuilt = await core.rebuild((events) => bar?.update(events));
    bar?.stop();
    if (json) {
      output.json(rebuilt);
      return;
    }
    const { generation, events, seconds, differences } = rebuilt;
    const speed = Math.round(events / Math.max(seconds, 0.001));
    output.line(
      `Rebuilt from ${events} events in ${seconds.toFixed(1)} s (${speed}/s): generation ${generation} is read now, the one before is kept.`,
    );
    if (differences.length === 0) output.line('It says the same as the one before.');
    for (const { table, oldRows, newRows } of differences)
      output.line(output.style('yellow', `The table ${table} differs from before: ${oldRows} rows then, ${newRows} now.`));
  } finally {
    bar?.stop();
    await core.close();
  }
}
