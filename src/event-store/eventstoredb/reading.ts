import type { StreamingRead } from '@eventstore/db-client';
import { type AtLeader, fromLeader } from './leader.js';
import { silence } from './silence.js';

/**
 * The events of one call to the server, in bounded memory, ended however the reader leaves.
 * @param deadlineMs how long the server may leave a waiting reader without an event
 * @throws what the client throws; {GongkaiError} UNAVAILABLE when nothing comes
 */
export function reading<T>(open: (options: AtLeader) => StreamingRead<T>, deadlineMs: number): AsyncGenerator<T> {
  return fromLeader((atLeader) => call(() => open(atLeader), deadlineMs));
}

async function* call<T>(open: () => StreamingRead<T>, deadlineMs: number): AsyncGenerator<T> {
  const stream = open();
  // The client may report a fault after the reader has left: then it concerns nobody.
  stream.on('error', () => {});
  const { waits, goes, end } = silence(deadlineMs, (error) => stream.destroy(error));
  try {
    waits();
    for await (const item of stream) {
      goes();
      yield item;
      waits();
    }
  } finally {
    end();
    // Destroying what the client hands out does not end the call behind it.
    stream.cancel().catch(() => {});
  }
}
