import { beforeEach, describe, expect, test } from '@jest/globals';
import { Watchdog } from '../../src/server/health.js';

describe('the watchdog', () => {
  let now: number;
  let head: string | null | Error;
  let position: string | null;
  let watchdog: Watchdog;
  beforeEach(() => {
    [now, head, position] = [0, null, null];
    watchdog = new Watchdog({
      head: async () => {
        if (head instanceof Error) throw head;
        return head;
      },
      status: () => ({ state: 'projecting', position, fault: null, parked: 2 }),
      now: () => now,
      lagLimitMs: 1000,
    });
  });
  const reasons = async () => (await watchdog.check()).reasons;

  test('is green over an empty log', async () => {
    expect(await watchdog.check()).toMatchObject({ ready: true, reasons: [], behindMs: 0, parked: 2 });
  });

  test('is red until the read model has reached the end of the log for the first time', async () => {
    [head, position] = ['5', '3'];
    expect(await reasons()).toEqual([expect.stringMatching(/has not caught up/)]);
    now = 500;
    expect(await reasons()).toEqual([expect.stringMatching(/has not caught up/)]);
    position = '5';
    expect(await reasons()).toEqual([]);
  });

  test('takes a read model that follows a log which never rests for caught up', async () => {
    [head, position] = ['5', '3'];
    expect(await reasons()).toHaveLength(1);
    [now, head, position] = [100, '9', '6'];
    expect(await reasons()).toEqual([]);
  });

  test('turns red when the lag holds, and green when it is over', async () => {
    [head, position] = ['5', '5'];
    expect(await reasons()).toEqual([]);
    head = '8';
    expect(await reasons()).toEqual([]);
    now = 1000;
    expect(await reasons()).toEqual([]);
    now = 1001;
    expect(await reasons()).toEqual([expect.stringMatching(/behind the log for 1001 ms/)]);
    position = '8';
    expect(await reasons()).toEqual([]);
  });

  test('does not take a log that grows for a lag that holds', async () => {
    [head, position] = ['5', '5'];
    await reasons();
    for (let step = 6; step < 30; step++) {
      [now, head, position] = [step * 500, String.fromCharCode(60 + step), String.fromCharCode(59 + step)];
      expect(await reasons()).toEqual([]);
    }
  });

  test('is red while the projections do not go on, and says why', async () => {
    const faulty = new Watchdog({
      head: async () => '5',
      status: () => ({ state: 'reconnecting', position: '5', fault: 'the disk is full', parked: 0 }),
      now: () => now,
      lagLimitMs: 1000,
    });
    expect((await faulty.check()).reasons).toEqual([expect.stringMatching(/do not go on: the disk is full/)]);
  });

  test('is red while the event store is away, and still knows how long the read model was behind', async () => {
    [head, position] = ['5', '5'];
    await reasons();
    head = '8';
    await reasons();
    [now, head] = [2000, new Error('gone')];
    expect(await reasons()).toEqual([expect.stringMatching(/event store can not be read: gone/), expect.stringMatching(/behind/)]);
    [head, position] = ['8', '8'];
    expect(await reasons()).toEqual([]);
  });

  test('does not call a read model caught up of which nobody knows where the log ends', async () => {
    head = new Error('gone');
    expect(await reasons()).toEqual([expect.stringMatching(/gone/), expect.stringMatching(/has not caught up/)]);
  });

  test('that is stopped has ended the look under way, so that what it looks at may be closed', async () => {
    let answer: (position: string) => void = () => {};
    let looks = 0;
    let closed = false;
    const looking = new Watchdog({
      head: () => {
        looks++;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      status: () => {
        if (closed) throw new Error('looked at what is closed');
        return { state: 'projecting', position: '1', fault: null, parked: 0 };
      },
      now: Date.now,
      lagLimitMs: 1000,
    });
    looking.start();
    while (looks === 0) await new Promise(setImmediate);
    const stopped = looking.stop().then(() => {
      closed = true;
    });
    answer('1');
    await stopped;
    expect([looks, closed]).toEqual([1, true]);
  });
});
