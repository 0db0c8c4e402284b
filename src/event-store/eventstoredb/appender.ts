import { randomUUID } from 'node:crypto';
import {
  type AppendResult,
  DeadlineExceededError,
  isCommandError,
  MaxAppendSizeExceededError,
  NO_STREAM,
  TimeoutError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { GongkaiError, isGongkaiError } from '../../errors.js';
import { checkAppend, revisionConflict } from '../arguments.js';
import type { Appended, EventIds, NewEvent } from '../event-store.js';
import type { Breaker } from './breaker.js';
import type { Client } from './client.js';
import { type ServerEvent, toServer } from './convert.js';
import { toPosition } from './position.js';
import { told } from './server-error.js';
import { noAnswer } from './silence.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReader } from './stream-reader.js';

/** What the server answers to an append: done, another revision, or that it did not manage in time. */
type Written = AppendResult | WrongExpectedVersionError | NotInTime;
/** The first of an append that shared a call with others, the second of one that is a call of its own. */
type NotInTime = DeadlineExceededError | TimeoutError;

/**
 * Appends at an expected revision. The server takes events again where they stand right behind that revision, and nowhere else, and
 * its answer does not tell that it did: what the port promises beyond that is looked up, and only where the caller has not ruled it out.
 */
export class Appender {
  constructor(
    private readonly client: Client,
    private readonly names: StreamNames,
    private readonly streams: StreamReader,
    private readonly breaker: Breaker,
    private readonly deadlineMs: number,
  ) {}

  async append(stream: string, events: readonly NewEvent[], expected: number, ids: EventIds): Promise<Appended> {
    checkAppend(stream, events, expected);
    const attempt = ids === 'new' ? null : randomUUID();
    const onServer = toServer({ stream, events, expected }, attempt);
    // At the revision that is expected the server appends whatever it is given: what stands before it is for us to look through.
    const before = ids === 'unknown' && expected > 0 ? await this.repeated(stream, events, 1, expected) : null;
    if (before) return before;
    const written = await this.write(stream, onServer, expected);
    if (written instanceof WrongExpectedVersionError) return this.afterConflict(stream, events, expected, ids);
    try {
      if (isNotInTime(written)) return await this.afterTimeout(stream, events, expected, attempt, written);
      const repeated = await this.wasRepeated(stream, expected, attempt);
      return { revision: expected + events.length, position: toPosition(positionOf(written)), repeated };
    } catch (error) {
      if (!isGongkaiError(error, 'UNAVAILABLE')) throw error;
      throw new GongkaiError('UNAVAILABLE', error.message, { ...error.details, mayHaveBeenRecorded: true }, { cause: error });
    }
  }

  private async write(stream: string, events: ServerEvent[], expected: number): Promise<Written> {
    const { breaker, deadlineMs } = this;
    breaker.check();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(noAnswer(deadlineMs, true)), deadlineMs);
    });
    const client = this.client.current;
    try {
      const expectedRevision = expected === 0 ? NO_STREAM : BigInt(expected - 1);
      const appending = client.appendToStream(this.names.onServer(stream), events, { expectedRevision, deadline: deadlineMs });
      const result = await Promise.race([appending, late]);
      breaker.answered();
      return result;
    } catch (error) {
      if (error instanceof MaxAppendSizeExceededError) throw tooLargeForServer(stream, expected + 1, error);
      if (error instanceof WrongExpectedVersionError || isNotInTime(error)) return error;
      // What is no answer to the append was met with on the way to it: connecting, or asking what the server can do.
      const sent = error instanceof Error && isCommandError(error);
      if (!sent && !isGongkaiError(error)) this.client.replace(client);
      throw told(error, breaker, sent);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Events stand at this revision: whether an earlier call wrote them. @param attempt null: no earlier one can have */
  private async wasRepeated(stream: string, expected: number, attempt: string | null): Promise<boolean> {
    return attempt !== null && (await this.streams.attemptAt(stream, expected + 1)) !== attempt;
  }

  /** The server gave the append up, as it does with one that is made twice at the same moment: the stream tells whether it was made. */
  private async afterTimeout(
    stream: string,
    events: readonly NewEvent[],
    expected: number,
    attempt: string | null,
    error: NotInTime,
  ): Promise<Appended> {
    const found = await this.repeated(stream, events, expected + 1, expected);
    if (!found) throw told(error, this.breaker, true);
    const standsBehindExpected = found.revision === expected + events.length;
    return { ...found, repeated: !standsBehindExpected || (await this.wasRepeated(stream, expected, attempt)) };
  }

  private async afterConflict(stream: string, events: readonly NewEvent[], expected: number, ids: EventIds): Promise<Appended> {
    const repeated = ids === 'new' ? null : await this.repeated(stream, events, ids === 'unknown' ? 1 : expected + 1, expected);
    if (repeated) return repeated;
    throw revisionConflict(stream, expected, await this.streams.length(stream));
  }

  /**
   * Looks for the events in their stream.
   * @returns the first answer, when they stand there as one piece; null when none of them does
   * @throws {GongkaiError} REVISION_CONFLICT when only a part of them is there
   */
  private async repeated(stream: string, events: readonly NewEvent[], from: number, expected: number): Promise<Appended | null> {
    const wanted = new Set(events.map(({ id }) => id));
    let found = 0;
    for await (const { id, revision, position } of this.streams.read(stream, { from })) {
      if (id === events[found]?.id) {
        found++;
        if (found === events.length) return { revision, position, repeated: true };
      } else if (found > 0 || wanted.has(id)) {
        found = Number.NaN;
        break;
      }
    }
    if (found === 0) return null;
    throw revisionConflict(stream, expected, await this.streams.length(stream));
  }
}

/** A server may be set to take less than we ask it for. */
function tooLargeForServer(stream: string, revision: number, error: MaxAppendSizeExceededError): GongkaiError {
  const limit = error.maxAppendSize;
  const message = `The append to ${stream} from revision ${revision} on is larger than this event store takes (${limit} bytes).`;
  return new GongkaiError('EVENT_TOO_LARGE', message, { stream, revision, limit }, { cause: error });
}

function isNotInTime(thrown: unknown): thrown is NotInTime {
  return thrown instanceof DeadlineExceededError || thrown instanceof TimeoutError;
}

function positionOf({ position }: AppendResult) {
  if (!position) throw new Error('The event store answered an append without its position: it is older than 22.6, which Gongkai needs.');
  return position;
}
