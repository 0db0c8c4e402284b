import type { Actor } from '../access/actor.js';
import type { App, CommandContext, MergePolicy } from '../app/app.js';
import type { FindingShown } from '../app/finding-shown.js';
import type { OneAfterAnother } from '../app/one-after-another.js';
import { GongkaiError } from '../errors.js';
import type { RuleStage } from '../forms/finding.js';
import type { ChangeFeed } from '../notifications/change-feed.js';
import type { Queries } from '../read-model/queries.js';
import type { Resolution } from '../reports/resolutions.js';
import type { Loaders } from './loaders.js';
import type { ResolutionInput } from './types/merge.js';

/** What the API needs of the rooms behind it. */
export interface ApiParts {
  readonly app: App;
  readonly changes: ChangeFeed;
  /** @param queries of another world than now */
  readonly findings: (reportId: string, revision: number, stage: RuleStage, queries?: Queries) => Promise<readonly FindingShown[]>;
  /** Largest page of a connection. */
  readonly maxPage: number;
}

/** One request. */
export interface ApiContext extends ApiParts {
  /** Null where nobody was named: reading is open, changing is not. */
  readonly actor: Actor | null;
  /** Ids of those who may be named; shown in the answer to a change by nobody. */
  readonly knownActors: readonly string[];
  readonly requestId: string;
  readonly correlationId: string;
  readonly loaders: Loaders;
  /** For what takes long, and may be asked for many times in one request. */
  readonly longWork: OneAfterAnother;
  /** Aborted when the client of a subscription goes. */
  readonly signal: AbortSignal;
  /** The cursor of a resumed event stream (Last-Event-ID): goes before the argument `after`. */
  readonly lastEventId: string | null;
  /** To be called when the request was a query and was answered without an error. */
  readonly onPlainAnswer: (() => void) | null;
}

/** Every change says why, and may carry a key under which it can be sent again. */
export interface ChangeRequest {
  readonly reason?: string | null;
  readonly idempotencyKey?: string | null;
  readonly expectedRevision?: number | null;
  readonly policy?: MergePolicy | null;
  readonly resolutions?: readonly ResolutionInput[] | null;
}

/** @throws {GongkaiError} UNAUTHENTICATED when nobody is named */
export function commandContext(context: ApiContext, request: ChangeRequest): CommandContext {
  const { reason, idempotencyKey, expectedRevision, policy, resolutions } = request;
  const { actor, requestId, correlationId } = context;
  if (!actor)
    throw new GongkaiError(
      'UNAUTHENTICATED',
      `Say who acts: send the header x-gongkai-actor with one of ${context.knownActors.join(', ')}.`,
    );
  if (idempotencyKey != null && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw new GongkaiError('BAD_INPUT', 'An idempotency key is 1 to 200 printable ASCII characters without spaces.', {
      argument: 'idempotencyKey',
    });
  return {
    actor,
    requestId,
    correlationId,
    reason: reason ?? null,
    ...(idempotencyKey == null ? {} : { idempotencyKey }),
    ...(expectedRevision == null ? {} : { expectedRevision }),
    ...(policy == null ? {} : { policy }),
    ...(resolutions == null ? {} : { resolutions: resolutions.map(resolutionOf) }),
  };
}

function resolutionOf({ conflict, choose, text }: ResolutionInput): Resolution {
  return { conflict, choose, ...(text == null ? {} : { text }) };
}
