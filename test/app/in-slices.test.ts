import { expect, test } from '@jest/globals';
import { inSlices } from '../../src/app/in-slices.js';

test('a long computation lets others have their turn, and ends with what it came to', async () => {
  function* counting(): Generator<undefined, number> {
    const end = performance.now() + 100;
    let steps = 0;
    while (performance.now() < end) {
      steps++;
      yield;
    }
    return steps;
  }
  let turns = 0;
  let running = true;
  const turn = () => {
    turns++;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  expect(await inSlices(counting())).toBeGreaterThan(100);
  running = false;
  expect(turns).toBeGreaterThan(3);
});

test('what a computation throws is thrown', async () => {
  function* failing(): Generator<undefined, number> {
    yield;
    throw new Error('no such part');
  }
  await expect(inSlices(failing())).rejects.toThrow('no such part');
});
