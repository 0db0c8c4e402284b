import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OfficeKind } from '../../offices/office.js';
import type { DeadlineState } from '../../roll-up/deadlines.js';
import { OfficeKindEnum } from '../enums.js';
import { connectionOf } from './connection.js';
import { DeadlineStateEnum } from './roll-up-enums.js';

@ObjectType({
  description: 'How many offices stand how with their deadline. Those dissolved and registered later stand beside those expected.',
})
export class DeadlineCounts {
  @Field(() => Int, { description: 'Those that must report: on time, late, not yet due and overdue.' }) expected!: number;
  @Field(() => Int) onTime!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int) notYetDue!: number;
  @Field(() => Int) overdue!: number;
  @Field(() => Int) dissolved!: number;
  @Field(() => Int) registeredLater!: number;
  @Field(() => Int, { description: 'Of those on time and late: taken back since.' }) withdrawn!: number;
}

@ObjectType()
export class RegionDeadlines {
  @Field({ description: 'The first digits of the 行政区划代码.' }) region!: string;
  @Field(() => String, { nullable: true, description: 'The government of the region, where it is among the offices.' }) name!:
    | string
    | null;
  @Field(() => DeadlineCounts) counts!: DeadlineCounts;
}

@ObjectType({ description: 'How an office stands with its deadline.' })
export class Deadline {
  @Field(() => ID) officeId!: string;
  @Field({ description: 'As it stood when the year ended, like the region.' }) name!: string;
  @Field() region!: string;
  @Field(() => OfficeKindEnum) kind!: OfficeKind;
  @Field(() => DeadlineStateEnum) state!: DeadlineState;
  @Field({ description: 'The last day in time (YYYY-MM-DD); it ends at 24:00 in China.' }) dueOn!: string;
  @Field({ description: 'The last day that Article 49 leaves.' }) statutoryOn!: string;
  @Field({ description: 'An earlier local day counts.' }) local!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'Days from the due day to the publication or, without one, to the day asked for; above 0: too late.',
  })
  days!: number | null;
  @Field(() => String, { nullable: true, description: 'The day of the first publication.' }) publishedOn!: string | null;
  @Field(() => ID, { nullable: true }) reportId!: string | null;
  @Field({ description: 'It was published, and taken back since.' }) withdrawn!: boolean;
}

export const DeadlineConnection = connectionOf('Deadline', Deadline);

@ObjectType({ description: 'Who must have reported on a year by when (Article 49, or an earlier local day), and who has.' })
export class Deadlines {
  @Field(() => Int) year!: number;
  @Field({ description: 'The day in China to which is counted.' }) today!: string;
  @Field(() => DeadlineCounts) counts!: DeadlineCounts;
}
