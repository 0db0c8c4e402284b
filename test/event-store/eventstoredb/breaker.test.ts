import { beforeEach, describe, expect, test } from '@jest/globals';
import { isGongkaiError } from '../../../src/errors.js';
import { Breaker } from '../../../src/event-store/eventstoredb/breaker.js';

describe('while the server is away', () => {
  let now: number;
  let breaker: Breaker;
  beforeEach(() => {
    now = 1_000_000;
    breaker = new Breaker(() => now);
  });

  /** @returns when to try again (ms); null for one who may ask the server */
  function refused(): number | null {
    try {
      breaker.check();
      return null;
    } catch (error) {
      if (!isGongkaiError(error, 'UNAVAILABLE')) throw error;
      expect(error.details.mayHaveBeenRecorded).toBe(false);
      return Number(error.details.retryAfterMs);
    }
  }

  test('nobody is refused before a failure', () => {
    expect([refused(), refused()]).toEqual([null, null]);
  });

  test('all are refused until the pause is over, with how much of it is left', () => {
    expect(breaker.failed()).toBe(100);
    expect(refused()).toBe(100);
    now += 60;
    expect(refused()).toBe(40);
    now += 40;
    expect(refused()).toBeNull();
  });

  test('failures of those who were under way together make one pause', () => {
    expect([breaker.failed(), breaker.failed(), breaker.failed()]).toEqual([100, 100, 100]);
    now += 100;
    expect(refused()).toBeNull();
  });

  test('the pause doubles from 100 ms to 2 s', () => {
    const pauses = [breaker.failed()];
    for (let times = 0; times < 7; times++) {
      now += pauses.at(-1) ?? 0;
      expect(refused()).toBeNull();
      pauses.push(breaker.failed());
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000, 2000, 2000]);
  });

  test('after the pause one tries, and the others are refused until it has failed or been answered', () => {
    breaker.failed();
    now += 100;
    expect(refused()).toBeNull();
    expect([refused(), refused()]).toEqual([100, 100]);
    breaker.failed();
    expect(refused()).toBe(200);
    now += 200;
    expect(refused()).toBeNull();
    breaker.answered();
    expect([refused(), refused()]).toEqual([null, null]);
  });

  test('when the one who tries leaves with neither, another tries after 2 s', () => {
    breaker.failed();
    now += 100;
    expect(refused()).toBeNull();
    now += 1999;
    expect(refused()).toBe(1);
    now += 1;
    expect([refused(), refused()]).toEqual([null, 100]);
  });

  test('the first answer ends the pause, and the next failure begins anew with 100 ms', () => {
    for (let times = 0; times < 4; times++) now += breaker.failed();
    breaker.answered();
    expect(refused()).toBeNull();
    expect(breaker.failed()).toBe(100);
  });
});
