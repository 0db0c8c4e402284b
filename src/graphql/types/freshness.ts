import { ArgsType, Field, Int } from 'type-graphql';
import { GongkaiError } from '../../errors.js';
import type { ApiContext } from '../context.js';
import { inBounds } from '../in-bounds.js';

/** Longest that a query may wait (ms). */
const longestWaitMs = 60_000;

@ArgsType()
export class Freshness {
  @Field(() => String, {
    nullable: true,
    description: 'Wait until the read model has reached this position, as a change answered it (on whichever replica).',
  })
  atLeast?: string;
  @Field(() => Int, { nullable: true, description: 'How long to wait for it, in milliseconds; then the answer is READ_MODEL_BEHIND.' })
  deadlineMs?: number;
}

/** @throws {GongkaiError} READ_MODEL_BEHIND, BAD_INPUT */
export async function reached({ atLeast, deadlineMs }: Freshness, { app }: ApiContext): Promise<void> {
  if (deadlineMs != null) inBounds(deadlineMs, 'deadlineMs', 0, longestWaitMs);
  if (atLeast != null && !isPosition(atLeast, app.queries.position()))
    throw new GongkaiError('BAD_INPUT', 'atLeast is no position of this store: take it as a change answered it.', { argument: 'atLeast' });
  if (atLeast != null) await app.atLeast(atLeast, deadlineMs ?? undefined);
}

/** Positions of one store have one length. @param known any of them, or null */
function isPosition(text: string, known: string | null): boolean {
  return /^[0-9a-f]{16,32}$/.test(text) && (known === null || text.length === known.length);
}
