import { describe, expect, test } from '@jest/globals';
import { SharedSteps } from '../../src/app/shared-steps.js';
import { finished, type Steps } from '../../src/steps.js';

/** So many steps, each of which is told. */
function counted(steps: number) {
  const told = { steps: 0 };
  function* work(): Steps<string> {
    for (; told.steps < steps; told.steps++) yield;
    return 'done';
  }
  return { told, work };
}

describe('a computation that several ask for', () => {
  test('is made once: each of them takes it further, and all get the result', () => {
    const shared = new SharedSteps<string>(10);
    const { told, work } = counted(4);
    const [first, second] = [shared.of('a', work()), shared.of('a', work())];
    expect([first.next(), second.next(), first.next(), second.next()].map(({ done }) => done)).toEqual([false, false, false, false]);
    expect(told.steps).toBe(3);
    expect([second.next(), first.next()].map(({ value }) => value)).toEqual(['done', 'done']);
    expect(finished(shared.known('a') ?? work())).toBe('done');
    expect(told.steps).toBe(4);
  });

  test('is ended at once by whoever can not wait', () => {
    const shared = new SharedSteps<string>(10);
    const { work } = counted(4);
    const slow = shared.of('a', work());
    slow.next();
    expect(finished(shared.of('a', work()))).toBe('done');
    expect(slow.next()).toEqual({ done: true, value: 'done' });
  });

  test('is begun by whoever asks first, and is known from then on', () => {
    const shared = new SharedSteps<string>(10);
    expect(shared.known('a')).toBeNull();
    shared.of('a', counted(1).work());
    expect(shared.known('a')).not.toBeNull();
    expect(shared.known('b')).toBeNull();
  });

  test('fails for all who wait, and is begun anew by who asks then', () => {
    const shared = new SharedSteps<string>(10);
    function* failing(): Steps<string> {
      yield;
      throw new Error('no');
    }
    const [first, second] = [shared.of('a', failing()), shared.of('a', failing())];
    first.next();
    expect(() => finished(second)).toThrow('no');
    expect(() => finished(first)).toThrow('no');
    expect(finished(shared.of('a', counted(2).work()))).toBe('done');
  });
});
