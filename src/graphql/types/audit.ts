import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActorType } from './revision.js';

@ObjectType({ description: 'Who did what, when, why, and from which request.' })
export class AuditEntry {
  @Field() position!: string;
  @Field(() => ID) eventId!: string;
  @Field({ description: 'The type of the event.' }) event!: string;
  @Field(() => ActorType) actor!: ActorType;
  @Field() at!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the event has to do with other revisions, in a sentence: what it restored, undid, or was merged with.',
  })
  noteZh!: string | null;
  @Field(() => String, { nullable: true }) noteEn!: string | null;
  @Field() requestId!: string;
  @Field() correlationId!: string;
  @Field(() => Int, { description: 'The revision it made, of the report or the office.' }) revisionNumber!: number;
}
