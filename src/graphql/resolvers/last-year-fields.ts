import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { lastYearOf } from '../../app/year-before.js';
import type { ApiContext } from '../context.js';
import { contentDiff } from '../diff-view.js';
import type { ReportNode } from '../nodes.js';
import { Diff } from '../types/diff.js';
import { Report } from '../types/report.js';
import { within } from '../within.js';

@Resolver(() => Report)
export class LastYearFields {
  @FieldResolver(() => Diff, {
    nullable: true,
    description:
      "The difference to the same office's report of the year before: to its edition in force, else to what was last recorded of it. Null where there is none.",
  })
  async comparedWithLastYear(@Root() node: ReportNode, @Ctx() asked: ApiContext) {
    const { reportId, revision, world } = node;
    const context = within(asked, node);
    const report = await context.loaders.report.load(reportId);
    const last = report && lastYearOf(context.app.queries, report);
    return last && contentDiff(asked, { reportId: last.report.id, revision: last.revision.revision, world }, { reportId, revision, world });
  }
}
