import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '../../../src/event-store/event-store.js';
import { appendBytesLimit, attemptOf, fromServer, toServer } from '../../../src/event-store/eventstoredb/convert.js';
import { StreamNames } from '../../../src/event-store/eventstoredb/stream-names.js';
import { newEvent } from '../../contract/contract-events.js';
import { recorded } from './recorded.js';

const names = new StreamNames('gongkai');

/** To a stream that has two events already. */
const appendOf = (...events: NewEvent[]) => ({ stream: 'report-a', events, expected: 2 });

/** The metadata goes to the server as the bytes of its JSON. */
function metadataOf({ metadata }: { readonly metadata?: unknown }): Uint8Array {
  if (metadata instanceof Uint8Array) return metadata;
  throw new Error('no bytes');
}

/** The event as the server hands it out after it was appended: as JSON there and back. */
function onServer(event: NewEvent, attempt: string | null) {
  const [written] = toServer(appendOf(event), attempt);
  if (!written) throw new Error('one event');
  const data = JSON.parse(JSON.stringify(written.data));
  return recorded({ id: written.id, type: written.type, data, metadata: JSON.parse(Buffer.from(metadataOf(written)).toString()) });
}

describe('an event', () => {
  test('comes back from the server as it was given, with or without the name of the attempt that wrote it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(1000), fc.option(fc.uuid()), (value, schemaVersion, attempt) => {
        const data: unknown = JSON.parse(JSON.stringify(value));
        const event = newEvent({ data, schemaVersion });
        const resolved = onServer(event, attempt);
        expect(fromServer(resolved, names)).toEqual({
          ...event,
          stream: 'report-a',
          revision: 1,
          position: '00000000000000010000000000000001',
          recordedAt: '2021-01-25T08:30:00.000Z',
        });
        expect(attemptOf(resolved)).toBe(attempt ?? undefined);
      }),
    );
  });

  test('written by others into our streams is told with what it has', () => {
    expect(fromServer(recorded({ data: 'text', metadata: undefined }), names)).toMatchObject({
      data: 'text',
      metadata: {},
      schemaVersion: 0,
    });
    expect(fromServer(recorded({ metadata: new Uint8Array([1, 2]) }), names)).toMatchObject({ metadata: {}, schemaVersion: 0 });
    expect(fromServer(recorded({ metadata: { $schemaVersion: 'two', actor: 'x' } }), names)).toMatchObject({
      metadata: { actor: 'x' },
      schemaVersion: 0,
    });
  });

  test.each([
    ['of another namespace', { streamId: 'gongkai2.report-a' }],
    ['of a namespace that begins like ours', { streamId: 'gongkaix' }],
    ['that names the store', { streamId: names.identity }],
    ['of the server itself', { type: '$metadata' }],
    ['about one of our streams', { streamId: '$$gongkai.report-a' }],
  ])('%s is none of ours', (_, change) => {
    expect(fromServer(recorded(change), names)).toBeNull();
  });

  test('that the server could not resolve is none', () => {
    expect(fromServer({}, names)).toBeNull();
    expect(attemptOf({})).toBeUndefined();
  });
});

describe('an append', () => {
  const bytesOf = (event: NewEvent) =>
    Buffer.byteLength(JSON.stringify(event.data)) + metadataOf(toServer(appendOf(event), null)[0] ?? {}).length;
  const sized = (bytes: number): NewEvent => {
    const event = newEvent({ data: '' });
    return { ...event, data: 'x'.repeat(bytes - bytesOf(event)) };
  };

  test('takes as many bytes as the server does, data and metadata together, and not one more', () => {
    expect(toServer(appendOf(sized(appendBytesLimit)), null)).toHaveLength(1);
    expect(() => toServer(appendOf(sized(appendBytesLimit + 1)), null)).toThrow(
      expect.objectContaining({
        code: 'EVENT_TOO_LARGE',
        details: expect.objectContaining({ stream: 'report-a', revision: 3, limit: appendBytesLimit }),
      }),
    );
  });

  test('counts its events together', () => {
    const half = appendBytesLimit / 2;
    expect(toServer(appendOf(sized(half), sized(half)), null)).toHaveLength(2);
    expect(() => toServer(appendOf(sized(half), sized(half), sized(200 + bytesOf(newEvent({ data: '' })))), null)).toThrow(
      expect.objectContaining({ code: 'EVENT_TOO_LARGE' }),
    );
  });

  test('is measured in bytes, not in characters', () => {
    expect(() => toServer(appendOf(newEvent({ data: '公'.repeat(appendBytesLimit / 3) })), null)).toThrow(
      expect.objectContaining({ code: 'EVENT_TOO_LARGE' }),
    );
  });
});
