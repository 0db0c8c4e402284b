import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import { describe, expect, test } from '@jest/globals';
import { Inbox } from '../../../src/event-store/eventstoredb/inbox.js';
import { recorded } from './recorded.js';

const event = (revision: number): AllStreamResolvedEvent => recorded({ revision: BigInt(revision) });
const checkpoint = (commit: bigint) => ({ kind: 'checkpoint' as const, position: { commit, prepare: commit } });
const live = { kind: 'live' as const };

describe('what a subscription has not taken yet', () => {
  test('comes in its order: events in one piece up to a mark, then the mark', async () => {
    const inbox = new Inbox(10);
    const events = [event(0), event(1), event(2)];
    for (const one of events.slice(0, 2)) inbox.put(one);
    inbox.mark(live, 0);
    for (const one of events.slice(2)) inbox.put(one);
    expect(await inbox.next()).toEqual({ kind: 'events', events: events.slice(0, 2) });
    expect(await inbox.next()).toEqual(live);
    expect(await inbox.next()).toEqual({ kind: 'events', events: events.slice(2) });
  });

  test('keeps a mark until the events ahead of it have come', async () => {
    const inbox = new Inbox(10);
    inbox.put(event(0));
    inbox.mark(live, 2);
    expect(await inbox.next()).toMatchObject({ kind: 'events' });
    const next = inbox.next();
    inbox.put(event(1));
    expect(await next).toEqual({ kind: 'events', events: [event(1)] });
    const last = inbox.next();
    inbox.put(event(2));
    inbox.put(event(3));
    expect(await last).toEqual({ kind: 'events', events: [event(2)] });
    expect(await inbox.next()).toEqual(live);
    expect(await inbox.next()).toEqual({ kind: 'events', events: [event(3)] });
  });

  test('is full at its limit, and gives no more than that at a time', async () => {
    const inbox = new Inbox(2);
    inbox.put(event(0));
    expect(inbox.full).toBe(false);
    for (let revision = 1; revision < 5; revision++) inbox.put(event(revision));
    expect(inbox.full).toBe(true);
    const sizes: number[] = [];
    while (sizes.length < 3) {
      const item = await inbox.next();
      sizes.push(item?.kind === 'events' ? item.events.length : 0);
    }
    expect(sizes).toEqual([2, 2, 1]);
    expect(inbox.full).toBe(false);
  });

  test('of checkpoints with nothing between them has only the last', async () => {
    const inbox = new Inbox(10);
    for (let at = 1n; at <= 1000n; at++) inbox.mark(checkpoint(at), 0);
    inbox.mark(live, 0);
    inbox.mark(checkpoint(2000n), 0);
    const items = [];
    while (items.length < 3) items.push(await inbox.next());
    expect(items).toEqual([checkpoint(1000n), live, checkpoint(2000n)]);
  });

  test('tells of a checkpoint only where no event follows it: events on both sides come in one piece', async () => {
    const inbox = new Inbox(10);
    inbox.put(event(0));
    inbox.mark(checkpoint(1000n), 0);
    inbox.put(event(1));
    inbox.mark(checkpoint(2000n), 0);
    expect(await inbox.next()).toEqual({ kind: 'events', events: [event(0), event(1)] });
    expect(await inbox.next()).toEqual(checkpoint(2000n));
  });

  test('is held for those that come next, but not beyond its limit, nor when a mark says that there are no more', async () => {
    const inbox = new Inbox(3);
    const first = inbox.next();
    for (let revision = 0; revision < 3; revision++) {
      await new Promise(setImmediate);
      inbox.put(event(revision));
    }
    expect(await first).toEqual({ kind: 'events', events: [event(0), event(1), event(2)] });
    const second = inbox.next();
    inbox.put(event(3));
    await new Promise(setImmediate);
    inbox.mark(live, 0);
    expect(await second).toEqual({ kind: 'events', events: [event(3)] });
  });

  test('is given before a fault is told', async () => {
    const inbox = new Inbox(10);
    inbox.put(event(0));
    inbox.fail(new Error('first'));
    inbox.fail(new Error('second'));
    expect(await inbox.next()).toMatchObject({ kind: 'events' });
    await expect(inbox.next()).rejects.toThrow('first');
  });

  test('a fault, and the end, reach one who waits', async () => {
    const failing = new Inbox(10);
    const waiting = failing.next();
    failing.fail(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    const ending = new Inbox(10);
    const waitingToo = ending.next();
    ending.end();
    expect(await waitingToo).toBeNull();
  });

  test('is thrown away at the end', async () => {
    const inbox = new Inbox(10);
    inbox.put(event(0));
    inbox.mark(live, 0);
    inbox.end();
    inbox.put(event(1));
    inbox.mark(live, 0);
    inbox.fail(new Error('too late'));
    expect(await inbox.next()).toBeNull();
  });
});
