import { GongkaiError, isGongkaiError, messageOf } from '../errors.js';
import type { RecordedEvent } from '../event-store/event-store.js';

/** Tries that an event gets whose failure may pass. */
const tries = 3;

/** The projections could not take an event; `event` is null where it is not known which of a batch. */
export class EventFailed extends Error {
  override readonly name = 'EventFailed';

  constructor(
    readonly event: RecordedEvent | null,
    override readonly cause: unknown,
  ) {
    super('an event can not be taken', { cause });
  }

  /** How often such an event is tried: what is wrong with the event itself stays wrong. */
  get tries(): number {
    return isGongkaiError(this.cause, 'UNKNOWN_EVENT') || isGongkaiError(this.cause, 'INVALID_EVENT') ? 1 : tries;
  }

  /** The failure for whoever can not go on without the event, with what can be done. */
  explained(): GongkaiError {
    const { event, cause } = this;
    const why = messageOf(cause);
    const which = event ? `${event.type}, revision ${event.revision} of ${event.stream}, at position ${event.position}` : 'one of a batch';
    return new GongkaiError(
      isGongkaiError(cause) ? cause.code : 'INTERNAL',
      `An event can not be taken (${which}): ${why}\nUse a program that can, or go on without it: gongkai parked discard POSITION --reason TEXT`,
      event ? { stream: event.stream, revision: event.revision, position: event.position } : {},
      { cause },
    );
  }
}
