import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { FindingGrade, FindingState, RuleStage } from '../../forms/finding.js';
import type { ApiContext } from '../context.js';
import { contentDiff } from '../diff-view.js';
import { FindingGradeEnum, FindingStateEnum, RuleStageEnum } from '../enums.js';
import { type RevisionNode, reportNode } from '../nodes.js';
import { contentOf, findingsAsked } from '../reported-content.js';
import { Section, Table } from '../types/content.js';
import { Diff } from '../types/diff.js';
import { FindingType } from '../types/finding.js';
import { Report } from '../types/report.js';
import { Revision } from '../types/revision.js';

@Resolver(() => Revision)
export class RevisionFields {
  @FieldResolver(() => Report, { description: 'The report as it is now.' })
  async report(@Root() { reportId }: RevisionNode, @Ctx() { loaders }: ApiContext) {
    const row = await loaders.report.load(reportId);
    return row && reportNode(row);
  }

  @FieldResolver(() => String)
  title(@Root() { reportId, number }: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(context, reportId, number).title;
  }

  @FieldResolver(() => [Section], { complexity: ({ childComplexity }) => 6 * childComplexity })
  sections(@Root() { reportId, number }: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(context, reportId, number).sections;
  }

  @FieldResolver(() => [Table], { complexity: ({ childComplexity }) => 3 * childComplexity })
  tables(@Root() { reportId, number }: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(context, reportId, number).tables;
  }

  @FieldResolver(() => [FindingType])
  findings(
    @Root() { reportId, number }: RevisionNode,
    @Arg('stage', () => RuleStageEnum, { defaultValue: 'publication' }) stage: RuleStage,
    @Arg('state', () => [FindingStateEnum], { nullable: true }) state: FindingState[] | null,
    @Arg('grade', () => [FindingGradeEnum], { nullable: true }) grade: FindingGrade[] | null,
    @Ctx() context: ApiContext,
  ) {
    return findingsAsked(context, reportId, number, { stage, state, grade });
  }

  @FieldResolver(() => Diff, {
    nullable: true,
    description: 'What this event changed: the difference to the revision before. Null for the first.',
  })
  changes(@Root() { reportId, number }: RevisionNode, @Ctx() context: ApiContext) {
    return number === 1 ? null : contentDiff(context, { reportId, revision: number - 1 }, { reportId, revision: number });
  }
}
