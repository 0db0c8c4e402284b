import { ArgsType, Field } from 'type-graphql';
import type { FindingGrade, FindingState, RuleStage } from '../../forms/finding.js';
import { FindingGradeEnum, FindingStateEnum, RuleStageEnum } from '../enums.js';

/** Which findings are asked for. */
@ArgsType()
export class FindingFilter {
  @Field(() => RuleStageEnum, { defaultValue: 'publication' }) stage!: RuleStage;
  @Field(() => [FindingStateEnum], { nullable: true }) state?: FindingState[];
  @Field(() => [FindingGradeEnum], { nullable: true }) grade?: FindingGrade[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of those that fail or are uncertain: true, only those whose answer holds; false, only those without one that does.',
  })
  answered?: boolean;
}
