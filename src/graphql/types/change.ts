import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { ActorType } from './revision.js';

@ObjectType({ description: 'Something happened.' })
export class Change {
  @Field({ description: 'Where this is in the feed: send it as `after` to go on from here.' }) cursor!: string;
  @Field({ description: 'The type of the event.' }) event!: string;
  @Field(() => ActorType) actor!: ActorType;
  @Field() at!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => ID, { nullable: true, description: 'Null for an event of an office.' }) reportId!: string | null;
  @Field(() => ID) officeId!: string;
  @Field(() => Int) revisionNumber!: number;
}

@ObjectType({ description: 'The cursor can not be continued from: read everything anew. The feed goes on from here.' })
export class Reset {
  @Field({ description: 'Now.' }) cursor!: string;
  @Field() reason!: string;
}

export const ChangeItem = createUnionType({
  name: 'ChangeItem',
  description: 'What a subscriber hears.',
  types: () => [Change, Reset] as const,
});
