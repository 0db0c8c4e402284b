import { v5 as namedUuid, v4 as randomUuid } from 'uuid';
import { eventHash } from '../audit/event-hash.js';
import type { EventMetadata, MergedMetadata, NewEvent } from '../event-store/event-store.js';
import { checkEvent } from '../schemas/event-schemas.js';
import type { CommandContext } from './app.js';
import type { LoadedStream } from './loaded-stream.js';

/** Namespace of the event ids that derive from idempotency keys. */
const keyNamespace = '6c0f3d4e-8a53-4f0e-9d0b-51f2c1a7be10';

/** Every event is written in the first version of its schema until a second one exists. */
const schemaVersion = 1;

/** Ids for the events of one command: the same ones each time under one idempotency key, else new ones. */
export function* eventIds(stream: string, context: CommandContext): Generator<string, never> {
  for (let index = 0; ; index++)
    yield context.idempotencyKey === undefined
      ? randomUuid()
      : namedUuid(`${context.actor.id}\n${stream}\n${context.idempotencyKey}\n${index}`, keyNamespace);
}

/** What was decided, as events of the stream: checked against their schemas, each carrying the hash of the one before. */
export function newEvents<State extends { readonly revision: number }>(
  loaded: LoadedStream<State>,
  decided: readonly { readonly type: string; readonly data: unknown }[],
  time: string,
  context: CommandContext,
  commandHash: string | undefined,
  merged?: MergedMetadata,
): { event: NewEvent; hash: string }[] {
  const ids = eventIds(loaded.stream, context);
  let previousHash = loaded.lastHash;
  return decided.map(({ type, data }, index) => {
    checkEvent(type, schemaVersion, data);
    const metadata: EventMetadata = {
      actor: { id: context.actor.id, name: context.actor.name },
      reason: context.reason,
      time,
      requestId: context.requestId,
      $correlationId: context.correlationId,
      $causationId: context.requestId,
      previousHash,
      ...(commandHash === undefined ? {} : { commandHash }),
      ...(merged === undefined ? {} : { merged }),
    };
    const event: NewEvent = { id: ids.next().value, type, schemaVersion, data, metadata };
    previousHash = eventHash({ ...event, stream: loaded.stream, revision: loaded.revision + 1 + index });
    return { event, hash: previousHash };
  });
}
