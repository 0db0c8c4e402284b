import type { Actor } from '../access/actor.js';
import { OneAfterAnother } from '../app/one-after-another.js';
import { slices } from '../app/slices.js';
import { GongkaiError } from '../errors.js';
import type { ApiContext, ApiParts } from '../graphql/context.js';
import { createLoaders } from '../graphql/loaders.js';
import { newRequestId, safeId } from './request-id.js';

export interface RequestFacts {
  readonly actorId: string | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly signal: AbortSignal;
  readonly lastEventId?: string | null;
  readonly onPlainAnswer?: () => void;
}

/** The context of one request. @throws {GongkaiError} UNAUTHENTICATED when the actor named is nobody known */
export function requestContext(api: ApiParts, actors: readonly Actor[], facts: RequestFacts): ApiContext {
  const actor = facts.actorId === undefined ? null : actors.find(({ id }) => id === facts.actorId);
  const knownActors = actors.map(({ id }) => id);
  if (actor === undefined)
    throw new GongkaiError('UNAUTHENTICATED', `x-gongkai-actor names nobody known. Known are: ${knownActors.join(', ')}.`);
  const requestId = newRequestId(facts.requestId);
  return {
    ...api,
    actor,
    knownActors,
    requestId,
    correlationId: safeId(facts.correlationId) ?? requestId,
    loaders: createLoaders(api.app.queries),
    longWork: new OneAfterAnother(slices),
    signal: facts.signal,
    lastEventId: facts.lastEventId ?? null,
    onPlainAnswer: facts.onPlainAnswer ?? null,
  };
}
