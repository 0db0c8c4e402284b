import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { FindingGrade, FindingState } from '../../forms/finding.js';
import { FindingGradeEnum, FindingStateEnum } from '../enums.js';

@ObjectType({ description: 'A likely cause of a failed check.' })
export class FindingHint {
  @Field() ruleId!: string;
  @Field(() => [ID]) cells!: string[];
  @Field() messageZh!: string;
  @Field() messageEn!: string;
}

@ObjectType('Finding', { description: 'What one rule says of one place in the report.' })
export class FindingType {
  @Field({ description: 'e.g. T3-BAL' }) ruleId!: string;
  @Field(() => FindingGradeEnum) grade!: FindingGrade;
  @Field(() => FindingStateEnum) state!: FindingState;
  @Field({ description: 'What the rule was held to.' }) subject!: string;
  @Field(() => [ID]) leftCells!: string[];
  @Field(() => [ID]) rightCells!: string[];
  @Field(() => String, { nullable: true, description: 'Exact decimal.' }) left!: string | null;
  @Field(() => String, { nullable: true, description: 'Exact decimal.' }) right!: string | null;
  @Field(() => String, { nullable: true, description: 'left − right' }) delta!: string | null;
  @Field() messageZh!: string;
  @Field() messageEn!: string;
  @Field(() => String, { nullable: true, description: 'The section a text rule read.' }) section!: string | null;
  @Field(() => String, { nullable: true, description: 'The words it read there.' }) excerpt!: string | null;
  @Field(() => [FindingHint]) hints!: FindingHint[];
  @Field({ description: 'The same in every revision where the same fault stands.' }) fingerprint!: string;
}

@ObjectType({ description: 'How many checks passed, failed, were uncertain, or could not be assessed.' })
export class FindingCounts {
  @Field(() => Int) pass!: number;
  @Field(() => Int) fail!: number;
  @Field(() => Int) uncertain!: number;
  @Field(() => Int) notAssessable!: number;
  @Field(() => Int, { description: 'Failed checks of grade error: while there are any, publication is refused.' }) standing!: number;
}
