import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { changesEdition, laterIds } from '../../app/other-reports.js';
import type { ChangeItem as FeedItem } from '../../notifications/change-feed.js';
import type { ApiContext } from '../context.js';
import { given } from '../given.js';
import { keyOf } from '../global-id.js';
import { reportNode, revisionNode } from '../nodes.js';
import { auditNode } from '../pages.js';
import { Change, ChangeItem } from '../types/change.js';
import { ChangeFilterInput } from '../types/inputs.js';
import { Report } from '../types/report.js';
import { Revision } from '../types/revision.js';

type ChangeNode = ReturnType<typeof auditNode>;

/** A subscription's source: the feed from the cursor, ending when the client goes. */
async function* changesFor(after: string | null, filter: ChangeFilterInput | null, context: ApiContext): AsyncGenerator<object> {
  const { report, ...rest } = given(filter);
  const items = context.changes.subscribe({
    after: context.lastEventId ?? after,
    filter: { ...rest, ...(report === undefined ? {} : { reportId: keyOf('Report', report) }) },
    signal: context.signal,
  });
  for await (const item of items) yield shownItem(item);
}

function shownItem(item: FeedItem): object {
  return item.kind === 'reset'
    ? { __typename: 'Reset', cursor: item.cursor, reason: item.reason }
    : { ...auditNode(item.row), __typename: 'Change', cursor: item.cursor };
}

@Resolver(() => Change)
export class Changes {
  @Subscription(() => ChangeItem, {
    description:
      'What changes. With `after`, first what changed after that cursor, with no gap and no repeat; without it, only what changes from now on.',
    subscribe: ({ args, context }) =>
      changesFor(
        (args.after as string | null | undefined) ?? null,
        (args.filter as ChangeFilterInput | null | undefined) ?? null,
        context as ApiContext,
      ),
  })
  changes(
    @Root() item: object,
    @Arg('after', () => String, { nullable: true, description: 'The cursor of the last item heard (exclusive).' }) _after: string | null,
    @Arg('filter', () => ChangeFilterInput, { nullable: true }) _filter: ChangeFilterInput | null,
  ): object {
    return item;
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The report as it is now.' })
  report(@Root() { reportId }: ChangeNode, @Ctx() { app }: ApiContext) {
    const row = reportId === null ? null : app.queries.reportsById([reportId])[0];
    return row ? reportNode(row) : null;
  }

  @FieldResolver(() => [Report], {
    description:
      'Reports as they are now whose findings rest on the edition that this change published or withdrew: those of the two years after. Empty for any other change.',
  })
  dependents(@Root() { reportId, event }: ChangeNode, @Ctx() { app }: ApiContext) {
    if (reportId === null || !changesEdition(event)) return [];
    return app.queries.reportsById(laterIds(reportId)).flatMap((row) => (row ? [reportNode(row)] : []));
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'The report after this change, with what it changed.' })
  revision(@Root() { row }: ChangeNode) {
    return row.reportId === null ? null : revisionNode(row);
  }
}
