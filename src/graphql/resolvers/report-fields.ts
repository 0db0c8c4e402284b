import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { namedCells } from '../../app/blamed.js';
import { exportPath } from '../../app/exported-at.js';
import { instant } from '../../app/instant.js';
import type { ExportFormat } from '../../export/formats.js';
import type { RuleStage } from '../../forms/finding.js';
import { formById } from '../../forms/forms.js';
import { allowedCommands } from '../../reports/workflow.js';
import { blameNode, cellBlameNode } from '../blame-view.js';
import type { ApiContext } from '../context.js';
import { ExportFormatEnum, RuleStageEnum } from '../enums.js';
import { blameCost } from '../limits/blame-cost.js';
import { officeNode, type ReportNode, revisionNode } from '../nodes.js';
import { revisionPage } from '../pages.js';
import { contentOf, countFindings, findingsAsked } from '../reported-content.js';
import { Blame, Blamed, CellBlame } from '../types/blame.js';
import { RevisionConnection } from '../types/connections.js';
import { Section, Table } from '../types/content.js';
import { FindingCounts, FindingType } from '../types/finding.js';
import { FindingFilter } from '../types/finding-filter.js';
import { FormType } from '../types/form.js';
import { Office } from '../types/office.js';
import { Paging, pageRequest } from '../types/paging.js';
import { Report } from '../types/report.js';
import { Edition, exportUrlDescription, Revision } from '../types/revision.js';
import { within } from '../within.js';

@Resolver(() => Report)
export class ReportFields {
  @FieldResolver(() => Office)
  async office(@Root() report: ReportNode, @Ctx() context: ApiContext) {
    const row = await within(context, report).loaders.office.load(report.officeId);
    return row && officeNode(row);
  }

  @FieldResolver(() => String, { description: exportUrlDescription })
  exportUrl(@Root() { reportId, revision }: ReportNode, @Arg('format', () => ExportFormatEnum) format: ExportFormat) {
    return exportPath(reportId, revision, format);
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
  sections(@Root() report: ReportNode, @Ctx() context: ApiContext) {
    return contentOf(within(context, report), report.reportId, report.revision).sections;
  }

  @FieldResolver(() => [Table], { complexity: ({ childComplexity }) => 3 * childComplexity })
  tables(@Root() report: ReportNode, @Ctx() context: ApiContext) {
    return contentOf(within(context, report), report.reportId, report.revision).tables;
  }

  @FieldResolver(() => [FindingType], { description: 'The report held to the rules, as they count when it is published.' })
  findings(@Root() report: ReportNode, @Args(() => FindingFilter) filter: FindingFilter, @Ctx() context: ApiContext) {
    return findingsAsked(within(context, report), report.reportId, report.revision, filter);
  }

  @FieldResolver(() => FindingCounts)
  async findingCounts(
    @Root() report: ReportNode,
    @Arg('stage', () => RuleStageEnum, { defaultValue: 'publication' }) stage: RuleStage,
    @Ctx() context: ApiContext,
  ) {
    const { reportId, revision } = report;
    return countFindings(await within(context, report).loaders.findings.load({ reportId, revision, stage }));
  }

  @FieldResolver(() => RevisionConnection, {
    description: 'Its history, oldest first. As of publishedAsOf: the revisions published by then.',
  })
  revisions(@Root() report: ReportNode, @Args(() => Paging) paging: Paging, @Ctx() context: ApiContext) {
    const { app, maxPage } = within(context, report);
    return revisionPage(app.queries.revisions(report.reportId, pageRequest(paging, maxPage)));
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'The report as its nth event left it. As of publishedAsOf null where that was not published by then.',
  })
  async revision(@Root() report: ReportNode, @Arg('number', () => Int) number: number, @Ctx() context: ApiContext) {
    const row = await within(context, report).loaders.revision.load({ reportId: report.reportId, revision: number });
    return row && revisionNode(row);
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description:
      'The report as it was recorded at an instant (ISO 8601); null before it existed. As of publishedAsOf: as it had last been published at that instant.',
  })
  asOf(@Root() report: ReportNode, @Arg('at') at: string, @Ctx() context: ApiContext) {
    const row = within(context, report).app.queries.revisionAsOf(report.reportId, instant(at));
    return row && revisionNode(row);
  }

  @FieldResolver(() => Revision, {
    nullable: true,
    description: 'The edition that was in force at an instant (ISO 8601); null when none was.',
  })
  async publishedAsOf(@Root() report: ReportNode, @Arg('at') at: string, @Ctx() context: ApiContext) {
    const { reportId } = report;
    const { app, loaders } = within(context, report);
    const edition = app.queries.publishedAsOf(reportId, instant(at));
    const row = edition && (await loaders.revision.load({ reportId, revision: edition.revision }));
    return row && revisionNode(row);
  }

  @FieldResolver(() => [Edition], { description: 'Every published edition, oldest first.' })
  editions(@Root() report: ReportNode, @Ctx() context: ApiContext) {
    return within(context, report)
      .app.queries.editions(report.reportId)
      .map((edition) => ({ ...edition, revisionNumber: edition.revision }));
  }

  @FieldResolver(() => Blame, {
    description: 'Who wrote what it says. Of the cells and paragraphs named; all of them when nothing is named.',
    complexity: blameCost,
  })
  blame(@Root() { reportId, revision, world }: ReportNode, @Args(() => Blamed) blamed: Blamed) {
    return blameNode({ reportId, revisionNumber: revision, world }, blamed);
  }

  @FieldResolver(() => CellBlame, { description: 'Who set this cell (table/row/column), when and why, and what it said before.' })
  async cellBlame(@Root() report: ReportNode, @Arg('cell', () => ID) cell: string, @Ctx() context: ApiContext) {
    const { reportId, revision, world } = report;
    const [named] = await namedCells(within(context, report).app.queries, reportId, revision, [cell]);
    return named && cellBlameNode({ reportId, revisionNumber: revision, world }, named);
  }
}
