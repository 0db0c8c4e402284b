import { expect, test } from '@jest/globals';
import { appendsOf } from '../../src/copy/appends.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import { newEvent } from '../contract/contract-events.js';

/** Events as a log gives them: of these streams in turn, with so much text each. */
function log(streams: string, characters = 0): RecordedEvent[] {
  const lengths: Record<string, number> = {};
  return [...streams].map((stream, index) => {
    lengths[stream] = (lengths[stream] ?? 0) + 1;
    const recorded = { stream, revision: lengths[stream], position: String(index), recordedAt: '2021-01-25T00:00:00.000Z' };
    return { ...newEvent({ data: '字'.repeat(characters) }), ...recorded };
  });
}

const shape = (events: readonly RecordedEvent[]) =>
  appendsOf(events).map(({ stream, events, expected }) => `${stream} ${expected}+${events.length}`);

test('events of one stream that follow each other are one append, at the revision before the first', () => {
  expect(shape(log('aabaccca'))).toEqual(['a 0+2', 'b 0+1', 'a 2+1', 'c 0+3', 'a 3+1']);
  expect(appendsOf([])).toEqual([]);
});

test('an append has a hundred events at most', () => {
  expect(shape(log('a'.repeat(250)))).toEqual(['a 0+100', 'a 100+100', 'a 200+50']);
});

test('and 64 KiB at most, counted in bytes; a larger event goes by itself', () => {
  expect(shape(log('aaaaa', 8_000))).toEqual(['a 0+2', 'a 2+2', 'a 4+1']);
  expect(shape([...log('aa'), ...log('aaaa', 30_000).slice(2)])).toEqual(['a 0+2', 'a 2+1', 'a 3+1']);
});

test('every event is in them once, in its order', () => {
  const events = log('abbacaabbbbca', 5_000);
  expect(appendsOf(events).flatMap(({ events }) => events)).toEqual(events);
});
