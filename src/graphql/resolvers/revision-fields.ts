import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { namedCells } from '../../app/blamed.js';
import { exportPath } from '../../app/exported-at.js';
import type { ExportFormat } from '../../export/formats.js';
import { blameNode, cellBlameNode } from '../blame-view.js';
import type { ApiContext } from '../context.js';
import { contentDiff } from '../diff-view.js';
import { ExportFormatEnum } from '../enums.js';
import { blameCost } from '../limits/blame-cost.js';
import { type RevisionNode, reportNode } from '../nodes.js';
import { contentOf, findingsAsked } from '../reported-content.js';
import { Blame, Blamed, CellBlame } from '../types/blame.js';
import { Section, Table } from '../types/content.js';
import { Diff } from '../types/diff.js';
import { FindingType } from '../types/finding.js';
import { FindingFilter } from '../types/finding-filter.js';
import { Report } from '../types/report.js';
import { exportUrlDescription, Revision } from '../types/revision.js';
import { within } from '../within.js';

@Resolver(() => Revision)
export class RevisionFields {
  @FieldResolver(() => String, { description: exportUrlDescription })
  exportUrl(@Root() { reportId, number }: RevisionNode, @Arg('format', () => ExportFormatEnum) format: ExportFormat) {
    return exportPath(reportId, number, format);
  }

  @FieldResolver(() => Report, { description: 'The report as it is now, or was at the instant that the query asks for.' })
  async report(@Root() revision: RevisionNode, @Ctx() context: ApiContext) {
    const row = await within(context, revision).loaders.report.load(revision.reportId);
    return row && reportNode(row);
  }

  @FieldResolver(() => String)
  title(@Root() revision: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(within(context, revision), revision.reportId, revision.number).title;
  }

  @FieldResolver(() => [Section], { complexity: ({ childComplexity }) => 6 * childComplexity })
  sections(@Root() revision: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(within(context, revision), revision.reportId, revision.number).sections;
  }

  @FieldResolver(() => [Table], { complexity: ({ childComplexity }) => 3 * childComplexity })
  tables(@Root() revision: RevisionNode, @Ctx() context: ApiContext) {
    return contentOf(within(context, revision), revision.reportId, revision.number).tables;
  }

  @FieldResolver(() => [FindingType])
  findings(@Root() revision: RevisionNode, @Args(() => FindingFilter) filter: FindingFilter, @Ctx() context: ApiContext) {
    return findingsAsked(within(context, revision), revision.reportId, revision.number, filter);
  }

  @FieldResolver(() => Diff, {
    nullable: true,
    description:
      'What this event changed: the difference to the revision before, as of publishedAsOf to the one published before. Null for the first.',
  })
  changes(@Root() revision: RevisionNode, @Ctx() context: ApiContext) {
    const { reportId, number, world } = revision;
    const before = within(context, revision).app.queries.revisionBefore(reportId, number);
    return before === null ? null : contentDiff(context, { reportId, revision: before, world }, { reportId, revision: number, world });
  }

  @FieldResolver(() => Blame, {
    description: 'Who wrote what it says. Of the cells and paragraphs named; all of them when nothing is named.',
    complexity: blameCost,
  })
  blame(@Root() { reportId, number, world }: RevisionNode, @Args(() => Blamed) blamed: Blamed) {
    return blameNode({ reportId, revisionNumber: number, world }, blamed);
  }

  @FieldResolver(() => CellBlame, { description: 'Who set this cell (table/row/column), when and why, and what it said before.' })
  async cellBlame(@Root() revision: RevisionNode, @Arg('cell', () => ID) cell: string, @Ctx() context: ApiContext) {
    const { reportId, number, world } = revision;
    const [named] = await namedCells(within(context, revision).app.queries, reportId, number, [cell]);
    return named && cellBlameNode({ reportId, revisionNumber: number, world }, named);
  }
}
