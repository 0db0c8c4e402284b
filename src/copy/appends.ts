import type { RecordedEvent, StreamAppend } from '../event-store/event-store.js';

/** Bounds of one append, far below what a store takes in one, also where a server is set to take less: a larger event goes by itself. */
const largestAppend = { events: 100, bytes: 65_536 };

/** Events of a log as appends, in their order: those of one stream that follow each other go together. */
export function appendsOf(events: readonly RecordedEvent[]): StreamAppend[] {
  const appends: { stream: string; events: RecordedEvent[]; expected: number }[] = [];
  let bytes = 0;
  for (const event of events) {
    const last = appends.at(-1);
    const size = Buffer.byteLength(JSON.stringify([event.data, event.metadata]));
    bytes += size;
    if (last?.stream === event.stream && last.events.length < largestAppend.events && bytes <= largestAppend.bytes) {
      last.events.push(event);
      continue;
    }
    appends.push({ stream: event.stream, events: [event], expected: event.revision - 1 });
    bytes = size;
  }
  return appends;
}
