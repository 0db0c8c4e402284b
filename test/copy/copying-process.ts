import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/**
 * Copies in a process of its own, and kills it, wherever it is by then, when it has told of so many batches.
 * @returns whether the kill was what ended it
 */
export async function killedWhileCopying(from: string, to: string, batches: number): Promise<boolean> {
  const loader = join(packageRoot, 'test/support/run-typescript.mjs');
  const main = join(packageRoot, 'test/copy/copying-process-main.ts');
  const child = spawn(process.execPath, ['--import', loader, main, from, to], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let told = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.length;
  });
  while (told < batches && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), closed]);
  child.kill('SIGKILL');
  await closed;
  return child.signalCode === 'SIGKILL';
}
