import { describe, expect, test } from '@jest/globals';
import { Slices } from '../../src/app/in-slices.js';
import { OneAfterAnother } from '../../src/app/one-after-another.js';
import type { Steps } from '../../src/steps.js';

describe('the long work of one request', () => {
  const story = () => {
    const happenings: string[] = [];
    let time = 0;
    function* work(name: string, steps = 2): Steps<string> {
      for (let step = 1; step <= steps; step++) {
        happenings.push(`${name}${step}`);
        time++;
        yield;
      }
      return name;
    }
    const slices = new Slices({ sliceMs: 2, now: () => time, pause: async () => void happenings.push('pause') });
    return { happenings, work, slices };
  };

  test('is done one after the other, with a pause between', async () => {
    const { happenings, work, slices } = story();
    const request = new OneAfterAnother(slices);
    expect(await Promise.all(['a', 'b', 'c'].map((name) => request.run(work(name))))).toEqual(['a', 'b', 'c']);
    expect(happenings).toEqual(['a1', 'a2', 'pause', 'b1', 'b2', 'pause', 'c1', 'c2', 'pause']);
  });

  test('does not keep another request waiting for all of it', async () => {
    const { work, slices } = story();
    const ended: string[] = [];
    const [many, one] = [new OneAfterAnother(slices), new OneAfterAnother(slices)];
    const all = ['a', 'b', 'c', 'd'].map((name) => many.run(work(name, 4)).then((done) => ended.push(done)));
    await Promise.all([...all, one.run(work('other', 4)).then((done) => ended.push(done))]);
    expect(ended.indexOf('other')).toBeLessThan(2);
  });

  test('goes on where one of it fails', async () => {
    const { work, slices } = story();
    const request = new OneAfterAnother(slices);
    function* failing(): Steps<never> {
      yield;
      throw new Error('failed');
    }
    const [failed, next] = [request.run(failing()), request.run(work('next'))];
    await expect(failed).rejects.toThrow('failed');
    expect(await next).toBe('next');
  });
});
