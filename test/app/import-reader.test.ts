import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ImportReader } from '../../src/app/import-reader.js';
import { packageRoot } from '../../src/package-root.js';

const page = readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'));
const large = { name: 'large.html', mediaType: '', bytes: Buffer.concat([page, Buffer.from(`<!--${' '.repeat(100_000)}-->`)]) };
const small = { name: 'small.html', mediaType: '', bytes: page };

/** Some first message makes it run for ever, or take all memory; others are answered. */
const script = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';parentPort.on('message', (task) => {${code}});`)}`,
  );

describe('reading a source that takes long', () => {
  test('is given up, and what waits behind it is read by another thread', async () => {
    const reader = new ImportReader(
      { timeMs: 300, memoryMb: 64 },
      script(
        `if (task.hints.year === 2019) for (;;); parentPort.postMessage({ refused: { code: 'NOT_A_REPORT', message: 'read', details: {} } });`,
      ),
    );
    const [stuck, next] = await Promise.allSettled([reader.read(large, { year: 2019 }), reader.read(large, { year: 2020 })]);
    expect(stuck).toMatchObject({ status: 'rejected', reason: { code: 'BAD_INPUT', message: expect.stringContaining('0.3 s') } });
    expect(next).toMatchObject({ status: 'rejected', reason: { code: 'NOT_A_REPORT', message: 'read' } });
  });

  test('is given up when it takes too much memory', async () => {
    const reader = new ImportReader(
      { timeMs: 60_000, memoryMb: 16 },
      script('const all = []; for (;;) all.push(new Array(1000).fill(all.length));'),
    );
    await expect(reader.read(large, {})).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('16 MB') });
  });

  test('leaves the thread for the next: many are read by the same one', async () => {
    const reader = new ImportReader(
      { timeMs: 10_000, memoryMb: 64 },
      script(
        `globalThis.count = (globalThis.count ?? 0) + 1; parentPort.postMessage({ refused: { code: 'NOT_A_REPORT', message: String(globalThis.count), details: {} } });`,
      ),
    );
    const counts: string[] = [];
    for (let time = 0; time < 3; time++) await reader.read(large, {}).catch((error: Error) => counts.push(error.message));
    expect(counts).toEqual(['1', '2', '3']);
  });

  test('leaves small sources out of it: they are read at once', async () => {
    const reader = new ImportReader({ timeMs: 60_000, memoryMb: 64 }, script('for (;;);'));
    expect((await reader.read(small, {})).cellsFound).toBe(200);
  });

  test('reads the same in a process that has no threads to read in', async () => {
    const reader = new ImportReader({ timeMs: 60_000, memoryMb: 64 }, new URL('./not-there.js', import.meta.url));
    const report = await reader.read(large, {});
    expect([report.cellsFound, report.formId]).toEqual([200, 'f2021']);
  });
});
