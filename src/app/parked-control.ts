import type { Actor } from '../access/actor.js';
import { GongkaiError } from '../errors.js';
import type { Position } from '../event-store/event-store.js';
import type { ParkedEvent } from '../read-model/parked-events.js';
import type { ReadModel } from '../read-model/read-model.js';
import { visibleText } from '../text/visible.js';
import { authorise } from './authorise.js';

/** What can be done about events that the projections did not take. They concern this read model: another replica has its own. */
export interface ParkedControl {
  /** In the order of the log, those that were discarded too. */
  list(): readonly ParkedEvent[];
  /**
   * Has the parked events tried again, of one stream or of all, by whichever process projects.
   * @returns what is still parked of them
   * @throws {GongkaiError} NOT_FOUND when nothing is parked there; READ_MODEL_BEHIND when nobody has tried in time; FORBIDDEN
   */
  retry(actor: Actor, stream?: string): Promise<readonly ParkedEvent[]>;
  /**
   * Goes on without an event for good, and has those behind it in its stream tried again. The event stays in the log.
   * @returns what is still parked of its stream
   * @throws {GongkaiError} NOT_FOUND when no such event is parked; BAD_INPUT without a reason; READ_MODEL_BEHIND; FORBIDDEN
   */
  discard(actor: Actor, position: Position, reason: string): Promise<readonly ParkedEvent[]>;
}

/** @param waitMs how long to wait until the events have been tried */
export function parkedControl(readModel: ReadModel, waitMs: number): ParkedControl {
  const undecided = (stream?: string): readonly ParkedEvent[] =>
    readModel.parked.list().filter((event) => event.state !== 'discarded' && (stream === undefined || event.stream === stream));

  const tried = async (streams: ReadonlySet<string>): Promise<void> => {
    const deadline = AbortSignal.timeout(waitMs);
    while (readModel.parked.retryRequests().some((stream) => streams.has(stream))) {
      if (deadline.aborted)
        throw new GongkaiError(
          'READ_MODEL_BEHIND',
          `The events were not tried within ${waitMs} ms; whoever projects tries them when it can. gongkai parked tells.`,
          { position: readModel.applied.position() },
        );
      await readModel.applied.soon(deadline);
    }
  };

  return {
    list: () => readModel.parked.list(),
    async retry(actor, stream) {
      authorise(actor, 'retryParked', '*');
      const streams = new Set(undecided(stream).map((event) => event.stream));
      if (streams.size === 0)
        throw new GongkaiError('NOT_FOUND', stream === undefined ? 'No event is parked.' : `No event of ${stream} is parked.`);
      for (const each of streams) readModel.parked.requestRetry(each);
      await tried(streams);
      return undecided(stream);
    },
    async discard(actor, position, reason) {
      authorise(actor, 'discardParked', '*');
      if (visibleText(reason) === '') throw new GongkaiError('BAD_INPUT', 'Say why the event is discarded.', { argument: 'reason' });
      const stream = undecided().find((event) => event.position === position && event.state === 'parked')?.stream;
      if (stream === undefined || !readModel.parked.discard(position, actor.id, reason))
        throw new GongkaiError('NOT_FOUND', `No event at position ${position} is parked. gongkai parked lists them.`, { position });
      await tried(new Set([stream]));
      return undecided(stream);
    },
  };
}
