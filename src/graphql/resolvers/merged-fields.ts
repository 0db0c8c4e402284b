import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.js';
import { contentDiff } from '../diff-view.js';
import type { MergedNode } from '../nodes.js';
import { Diff } from '../types/diff.js';
import { Merged } from '../types/merge.js';

/** What was merged with what: made only when asked for. */
@Resolver(() => Merged)
export class MergedFields {
  @FieldResolver(() => Diff, { description: 'What others did: from `madeOn` to `into`.' })
  theirs(@Root() { reportId, madeOn, into }: MergedNode, @Ctx() context: ApiContext) {
    return contentDiff(context, { reportId, revision: madeOn }, { reportId, revision: into });
  }

  @FieldResolver(() => Diff, {
    description: 'What the change did beside it: from `into` to the revision it made. Empty when it made none.',
  })
  yours(@Root() { reportId, into, revision }: MergedNode, @Ctx() context: ApiContext) {
    return contentDiff(context, { reportId, revision: into }, { reportId, revision });
  }
}
