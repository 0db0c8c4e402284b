import { randomUUID } from 'node:crypto';
import type { EventMetadata, NewEvent } from '../../src/event-store/event-store.js';

/** An event as somebody else may have written it. */
export function eventOf(type: string, data: unknown, schemaVersion = 1): NewEvent {
  const metadata: EventMetadata = {
    actor: { id: 'x', name: 'x' },
    reason: null,
    time: '2026-01-01T00:00:00.000Z',
    requestId: 'r',
    $correlationId: 'c',
    $causationId: 'r',
    previousHash: null,
  };
  return { id: randomUUID(), type, schemaVersion, data, metadata };
}
