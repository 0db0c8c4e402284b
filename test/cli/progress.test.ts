import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { Output } from '../../src/cli/output.js';
import { Progress } from '../../src/cli/progress.js';

const copying = (total: number | null) => ({ name: 'copy', unit: 'events', total });

/** What is written to stderr while a copying goes on. */
function written(isTTY: boolean, run: (output: Output) => void): string {
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  run(new Output(new PassThrough(), stderr, {}));
  return String(stderr.read() ?? '');
}

test('a terminal shows a bar with how much of how much, also of a source that has grown meanwhile', () => {
  const bar = written(true, (output) => {
    const progress = new Progress(output, copying(400));
    progress.update(100);
    progress.stop();
    const grown = new Progress(output, copying(400));
    grown.update(500);
    grown.stop();
  });
  expect(bar).toMatch(/copy .* 25% 100\/400 events {2}\d+\/s {2}ETA/);
  expect(bar).toMatch(/100% 500\/500 events/);
});

test('where there is no terminal a short copying writes nothing', () => {
  expect(
    written(false, (output) => {
      const progress = new Progress(output, copying(null));
      progress.update(100);
      progress.stop();
    }),
  ).toBe('');
});

test('and a long one a line now and then', () => {
  let now = 0;
  const lines = written(false, (output) => {
    const progress = new Progress(output, copying(null), () => now);
    for (let events = 256; events <= 256 * 100; events += 256) {
      now += 130;
      progress.update(events, `, ${events - 256} of them copied now`);
    }
    progress.stop();
  });
  expect(lines).toBe(
    'copy: 9984 events so far, 9728 of them copied now (1969/s)\ncopy: 19968 events so far, 19712 of them copied now (1969/s)\n',
  );
});

test('which says of how many, where they were counted', () => {
  let now = 0;
  const lines = written(false, (output) => {
    const progress = new Progress(output, { name: 'import', unit: 'files', total: 8 }, () => now);
    for (let file = 1; file <= 8; file++) {
      now += 2000;
      progress.next();
    }
  });
  expect(lines).toBe('import: 3 of 8 files so far (1/s)\nimport: 6 of 8 files so far (1/s)\n');
});

test('and what comes after its end is not counted', () => {
  let now = 0;
  const lines = written(false, (output) => {
    const progress = new Progress(output, { name: 'import', unit: 'files', total: 1 }, () => now);
    progress.next();
    progress.stop();
    now += 10_000;
    progress.next();
  });
  expect(lines).toBe('');
});
