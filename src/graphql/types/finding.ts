import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { FindingGrade, FindingState } from '../../forms/finding.js';
import { FindingGradeEnum, FindingStateEnum } from '../enums.js';
import { ActorType } from './revision.js';

@ObjectType({ description: 'A likely cause of a failed check.' })
export class FindingHint {
  @Field() ruleId!: string;
  @Field(() => [ID]) cells!: string[];
  @Field() messageZh!: string;
  @Field() messageEn!: string;
}

@ObjectType({ description: 'Another report as the finding looked at it: a published edition.' })
export class FindingBasis {
  @Field(() => ID) reportId!: string;
  @Field(() => Int) year!: number;
  @Field(() => Int) edition!: number;
  @Field(() => Int, { description: 'The revision that was published as this edition.' }) revision!: number;
  @Field(() => [ID], { description: 'Cells of that report, in its own form.' }) cells!: string[];
  @Field(() => String, { nullable: true, description: 'Their sum, an exact decimal.' }) value!: string | null;
}

@ObjectType({ description: "The author's explanation of a finding." })
export class FindingAnswer {
  @Field() reason!: string;
  @Field(() => ActorType) actor!: object;
  @Field() at!: string;
  @Field(() => Int, { description: 'The revision that it was given as.' }) revision!: number;
  @Field({ description: 'False: it was given when the finding said something else, and explains nothing now.' }) holds!: boolean;
  @Field(() => String, { nullable: true, description: "The finding's left figure when it was answered." }) left!: string | null;
  @Field(() => String, { nullable: true, description: "The finding's right figure when it was answered." }) right!: string | null;
  @Field(() => [String], { description: 'What else the finding said when it was answered.' }) particulars!: string[];
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
  @Field(() => [String], {
    description:
      'What it says where its figures do not say it all: topics that are missing, a cause, words. An answer holds while they are the same.',
  })
  particulars!: string[];
  @Field({ description: 'False: the check could not be made, which is not passed.' }) assessable!: boolean;
  @Field(() => [FindingBasis], {
    description: 'The published editions of other reports that it was held against, newest first; empty for a rule of this report alone.',
  })
  basis!: FindingBasis[];
  @Field({ description: 'Whether its author may explain it (answerFinding) instead of mending it.' }) answerable!: boolean;
  @Field(() => FindingAnswer, { nullable: true, description: "The author's explanation, whether it still holds or not." })
  answer!: FindingAnswer | null;
  @Field(() => [FindingHint]) hints!: FindingHint[];
  @Field({ description: 'The same in every revision where the same fault stands.' }) fingerprint!: string;
}

@ObjectType({ description: 'How many checks passed, failed, were uncertain, or could not be assessed.' })
export class FindingCounts {
  @Field(() => Int) pass!: number;
  @Field(() => Int) fail!: number;
  @Field(() => Int) uncertain!: number;
  @Field(() => Int) notAssessable!: number;
  @Field(() => Int, { description: 'Failed checks of grade error that are not answered: while there are any, publication is refused.' })
  standing!: number;
  @Field(() => Int, { description: 'Failed checks of grade warning that are not answered.' }) unansweredWarnings!: number;
}
