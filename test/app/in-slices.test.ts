import { describe, expect, test } from '@jest/globals';
import { Slices } from '../../src/app/in-slices.js';
import type { Steps } from '../../src/steps.js';

/** Told what happens, in order; each step takes a millisecond. */
function story() {
  const happenings: string[] = [];
  let time = 0;
  function* work(name: string, steps: number): Steps<string> {
    for (let step = 1; step <= steps; step++) {
      happenings.push(`${name}${step}`);
      time++;
      yield;
    }
    return name;
  }
  const pause = async () => void happenings.push('pause');
  return { happenings, work, slices: new Slices({ sliceMs: 2, now: () => time, pause }) };
}

describe('long work in slices', () => {
  test('that is done within its first slice does not pause', async () => {
    const { happenings, work, slices } = story();
    expect(await slices.run(work('a', 1))).toBe('a');
    expect(happenings).toEqual(['a1']);
  });

  test('pauses between slices', async () => {
    const { happenings, work, slices } = story();
    expect(await slices.run(work('a', 5))).toBe('a');
    expect(happenings).toEqual(['a1', 'a2', 'pause', 'a3', 'a4', 'pause', 'a5']);
  });

  test('pauses between many that are done at once, where together they fill a slice', async () => {
    const { happenings, work, slices } = story();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => slices.run(work(name, 1))));
    expect(happenings.join(' ')).toMatch(/^a1 b1 pause c1 pause d1 pause e1/);
  });

  test('takes turns with other long work, and lets short work through before it', async () => {
    const { happenings, work, slices } = story();
    const [a, b] = [slices.run(work('a', 6)), slices.run(work('b', 6))];
    const ended: string[] = [];
    const c = slices.run(work('c', 1)).then((name) => ended.push(name));
    await Promise.all([a.then((name) => ended.push(name)), b.then((name) => ended.push(name)), c]);
    expect(happenings.filter((each) => each !== 'pause')).toEqual([
      'a1',
      'a2',
      'a3',
      'a4',
      'b1',
      'b2',
      'c1',
      'a5',
      'a6',
      'b3',
      'b4',
      'b5',
      'b6',
    ]);
    expect(ended).toEqual(['c', 'a', 'b']);
  });

  test('that fails, at once or later, fails for whoever asked, and no one else', async () => {
    const { work, slices } = story();
    function* failing(after: number): Steps<never> {
      yield* work('f', after);
      throw new Error(`failed after ${after}`);
    }
    const [later, good] = [slices.run(failing(4)), slices.run(work('g', 5))];
    await expect(later).rejects.toThrow('failed after 4');
    expect(await good).toBe('g');
    await expect(slices.run(failing(0))).rejects.toThrow('failed after 0');
    expect(await slices.run(work('h', 3))).toBe('h');
  });
});
