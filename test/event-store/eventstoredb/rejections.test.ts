import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/package-root.js';

/** What became of a process in which promises are rejected that nobody waits for. */
async function processWith(program: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const args = [
    '--import',
    join(packageRoot, 'test/support/run-typescript.mjs'),
    join(packageRoot, 'test/event-store/eventstoredb/rejections-main.ts'),
  ];
  const child = spawn(process.execPath, [...args, program], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

test.each(['broken connection', 'no node found', 'answer of the server', 'two stores, one closed'])(
  'a process goes on after: %s',
  async (program) => {
    expect(await processWith(program)).toEqual({ code: 0, stdout: 'went on\n', stderr: '' });
  },
);

test.each(['fault of ours', 'no store', 'every store closed'])(
  'a process ends as it does by itself, with what was thrown, after: %s',
  async (program) => {
    const { code, stdout, stderr } = await processWith(program);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/thrown by the test/);
  },
);
