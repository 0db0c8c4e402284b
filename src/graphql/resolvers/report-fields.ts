import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { FindingGrade, FindingState, RuleStage } from '../../forms/finding.js';
import { formById } from '../../forms/forms.js';
import { allowedCommands } from '../../reports/workflow.js';
import type { ApiContext } from '../context.js';
import { FindingGradeEnum, FindingStateEnum, RuleStageEnum } from '../enums.js';
import { instant } from '../instant.js';
import { officeNode, type ReportNode, revisionNode } from '../nodes.js';
import { revisionPage } from '../pages.js';
import { contentOf, countFindings, findingsAsked } from '../reported-content.js';
import { RevisionConnection } from '../types/connections.js';
import { Section, Table } from '../types/content.js';
import { FindingCounts, FindingType } from '../types/finding.js';
import { FormType } from '../types/form.js';
import { Office } from '../types/office.js';
import { Paging, pageRequest } from '../types/paging.js';
import { Report } from '../types/report.js';
import { Edition, Revision } from '../types/revision.js';

@Resolver(() => Report)
export class ReportFields {
  @FieldResolver(() => Office)
  async office(@Root() { officeId }: ReportNode, @Ctx() { loaders }: ApiContext) {
    const row = await loaders.office.load(officeId);
    return row && officeNode(row);
  }

  @FieldResolver(() => FormType)
  form(@Root() { formId }: ReportNode) {
    return formById(formId);
  }

  @FieldResolver(() => [String], { description: 'What may be asked of the report in its status.' })
  allowedCommands(@Root() { status }: ReportNode) {
    return allowedCommands(status);
  }

  @FieldResolver(() => [Section], { complexity: ({ childComplexity }) => 6 * childComplexity })
  sections(@Root() { reportId, revision }: ReportNode, @Ctx() context: ApiContext) {
    return contentOf(context, reportId, revision).sections;
  }

  @FieldResolver(() => [Table], { complexity: ({ childComplexity }) => 3 * childComplexity })
  tables(@Root() { reportId, revision }: ReportNode, @Ctx() context: ApiContext) {
    return contentOf(context, reportId, revision).tables;
  }

  @FieldResolver(() => [FindingType], { description: 'The report held to the rules, as they count when it is published.' })
  findings(
    @Root() { reportId, revision }: ReportNode,
    @Arg('stage', () => RuleStageEnum, { defaultValue: 'publication' }) stage: RuleStage,
    @Arg('state', () => [FindingStateEnum], { nullable: true }) state: FindingState[] | null,
    @Arg('grade', () => [FindingGradeEnum], { nullable: true }) grade: FindingGrade[] | null,
    @Ctx() context: ApiContext,
  ) {
    return findingsAsked(context, reportId, revision, { stage, state, grade });
  }

  @FieldResolver(() => FindingCounts)
  findingCounts(
    @Root() { reportId, revision }: ReportNode,
    @Arg('stage', () => RuleStageEnum, { defaultValue: 'publication' }) stage: RuleStage,
    @Ctx() { findings }: ApiContext,
  ) {
    return countFindings(findings(reportId, revision, stage));
  }

  @FieldResolver(() => RevisionConnection, { description: 'Its history, oldest first.' })
  revisions(@Root() { reportId }: ReportNode, @Args(() => Paging) paging: Paging, @Ctx() { app, maxPage }: ApiContext) {
    return revisionPage(app.queries.revisions(reportId, pageRequest(paging, maxPage)));
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'The report as its nth event left it.' })
  async revision(@Root() { reportId }: ReportNode, @Arg('number', () => Int) number: number, @Ctx() { loaders }: ApiContext) {
    const row = await loaders.revision.load({ reportId, revision: number });
    return row && revisionNode(row);
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'The report as it was recorded at an instant (ISO 8601); null before it existed.',
  })
  asOf(@Root() { reportId }: ReportNode, @Arg('at') at: string, @Ctx() { app }: ApiContext) {
    const row = app.queries.revisionAsOf(reportId, instant(at));
    return row && revisionNode(row);
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'The edition that was in force at an instant (ISO 8601); null when none was.',
  })
  async publishedAsOf(@Root() { reportId }: ReportNode, @Arg('at') at: string, @Ctx() { app, loaders }: ApiContext) {
    const edition = app.queries.publishedAsOf(reportId, instant(at));
    const row = edition && (await loaders.revision.load({ reportId, revision: edition.revision }));
    return row && revisionNode(row);
  }

  @FieldResolver(() => [Edition], { description: 'Every published edition, oldest first.' })
  editions(@Root() { reportId }: ReportNode, @Ctx() { app }: ApiContext) {
    return app.queries.editions(reportId).map((edition) => ({ ...edition, revisionNumber: edition.revision }));
  }
}
