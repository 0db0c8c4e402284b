import { ArgsType, Field } from 'type-graphql';
import { instant } from '../../app/instant.js';
import { GongkaiError } from '../../errors.js';
import type { World } from '../../read-model/as-of/world.js';
import type { ApiContext } from '../context.js';
import { within } from '../within.js';

@ArgsType()
export class AsOf {
  @Field(() => String, {
    nullable: true,
    description: 'Everything as it had been recorded at this instant (ISO 8601), however deep the query goes.',
  })
  asOf?: string;
}

@ArgsType()
export class TimeTravel extends AsOf {
  @Field(() => String, {
    nullable: true,
    description:
      'Everything as the public could read it at this instant (ISO 8601), however deep the query goes: each report as its edition then in force, with only those of its revisions that were published by then.',
  })
  publishedAsOf?: string;
}

/** The context of the world that was asked for, else of the one that the id names. @throws {GongkaiError} BAD_INPUT */
export function travelled(context: ApiContext, travel: TimeTravel, named?: World): ApiContext {
  return within(context, { world: worldAsked(travel, named) });
}

/** The world that was asked for, else the one that an id names; undefined: now. @throws {GongkaiError} BAD_INPUT */
export function worldAsked({ asOf, publishedAsOf }: TimeTravel, named?: World): World | undefined {
  if (asOf != null && publishedAsOf != null)
    throw new GongkaiError('BAD_INPUT', 'Ask for asOf or for publishedAsOf, not for both.', { argument: 'publishedAsOf' });
  if (asOf != null) return { kind: 'recorded', at: instant(asOf) };
  if (publishedAsOf != null) return { kind: 'inForce', at: instant(publishedAsOf) };
  return named;
}
