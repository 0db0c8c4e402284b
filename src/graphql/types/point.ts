import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@InputType({
  description:
    'A point in the life of a report: by one of revision, edition, asOf and publishedAsOf; by none, the report as it is now. Instants are ISO 8601; a date is its first moment, and what names no zone is in China’s time.',
})
export class PointInput {
  @Field(() => ID, {
    description: "The report's id or reportId. The id of one that was read asOf or publishedAsOf is the report as it was then.",
  })
  report!: string;
  @Field(() => Int, { nullable: true, description: 'The number of a revision.' }) revision?: number;
  @Field(() => Int, { nullable: true, description: 'A published edition.' }) edition?: number;
  @Field(() => String, { nullable: true, description: 'What was recorded at this instant.' }) asOf?: string;
  @Field(() => String, { nullable: true, description: 'The edition that was in force at this instant.' }) publishedAsOf?: string;
}

@ObjectType({ description: 'The point that was found: which report, and which revision of it.' })
export class Point {
  @Field(() => ID) reportId!: string;
  @Field(() => ID) officeId!: string;
  @Field(() => Int, { description: 'The year the report is of.' }) year!: number;
  @Field(() => Int) revisionNumber!: number;
  @Field(() => Int, { description: 'The edition last published by then; 0 before the first.' }) edition!: number;
  @Field({ description: 'When the revision was recorded.' }) at!: string;
}
