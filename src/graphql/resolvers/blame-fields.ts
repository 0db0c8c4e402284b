import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { cellsAt, namedCells, paragraphsAt } from '../../app/blamed.js';
import {
  type BlameNode,
  type CellBlameNode,
  cellBlameNode,
  type ParagraphBlameNode,
  paragraphBlameNode,
  type RevisionBlamed,
  valueChangeNode,
  wordingChangeNode,
} from '../blame-view.js';
import type { ApiContext } from '../context.js';
import { usualCells, usualParagraphs } from '../limits/blame-cost.js';
import { revisionNode } from '../nodes.js';
import { Blame, CellBlame, LinePage, lineAsked, ParagraphBlame, ValueChange, WordingChange } from '../types/blame.js';
import { Revision } from '../types/revision.js';
import { within } from '../within.js';

@Resolver(() => Blame)
export class BlameFields {
  @FieldResolver(() => [CellBlame], { complexity: ({ childComplexity }) => usualCells * childComplexity })
  async cells(@Root() { cellIds, ...of }: BlameNode, @Ctx() context: ApiContext) {
    const { reportId, revisionNumber } = of;
    const { queries } = within(context, of).app;
    const cells = cellIds ? await namedCells(queries, reportId, revisionNumber, cellIds) : cellsAt(queries, reportId, revisionNumber);
    return cells.map((cell) => cellBlameNode(of, cell));
  }

  @FieldResolver(() => [ParagraphBlame], { complexity: ({ childComplexity }) => usualParagraphs * childComplexity })
  paragraphs(@Root() { sections, ...of }: BlameNode, @Ctx() context: ApiContext) {
    return paragraphsAt(within(context, of).app.queries, of.reportId, of.revisionNumber, sections).map((paragraph) =>
      paragraphBlameNode(of, paragraph),
    );
  }
}

@Resolver(() => CellBlame)
export class CellBlameFields {
  @FieldResolver(() => Revision, { description: 'The revision that last changed what the cell says: who, when, why.' })
  async revision(@Root() { of, id }: CellBlameNode, @Ctx() context: ApiContext) {
    const [change] = await within(context, of).loaders.cellLine.load({ ...placeOf(of), cell: id, last: 1 });
    return change && revisionOf(context, { ...of, revisionNumber: change.revision });
  }

  @FieldResolver(() => [ValueChange], { description: 'Its line of values: every change, oldest first.' })
  async values(@Root() { of, id }: CellBlameNode, @Args(() => LinePage) page: LinePage, @Ctx() context: ApiContext) {
    const { loaders, maxPage } = within(context, of);
    const line = await loaders.cellLine.load({ ...placeOf(of), cell: id, ...lineAsked(page, maxPage) });
    return line.map((change) => valueChangeNode(of, change));
  }
}

@Resolver(() => ParagraphBlame)
export class ParagraphBlameFields {
  @FieldResolver(() => Revision, { description: 'The revision that last changed its wording: who, when, why.' })
  async revision(@Root() { of, section, index }: ParagraphBlameNode, @Ctx() context: ApiContext) {
    const [change] = await within(context, of).loaders.paragraphLine.load({ ...placeOf(of), section, index, last: 1 });
    return change && revisionOf(context, { ...of, revisionNumber: change.revision });
  }

  @FieldResolver(() => [WordingChange], { description: 'Its wordings: every change, oldest first.' })
  async wordings(@Root() { of, section, index }: ParagraphBlameNode, @Args(() => LinePage) page: LinePage, @Ctx() context: ApiContext) {
    const { loaders, maxPage } = within(context, of);
    const line = await loaders.paragraphLine.load({ ...placeOf(of), section, index, ...lineAsked(page, maxPage) });
    return line.map((change) => wordingChangeNode(of, change));
  }
}

@Resolver(() => ValueChange)
export class ValueChangeFields {
  @FieldResolver(() => Revision, { description: 'The revision that made the change: who, when, why.' })
  revision(@Root() change: RevisionBlamed, @Ctx() context: ApiContext) {
    return revisionOf(context, change);
  }
}

@Resolver(() => WordingChange)
export class WordingChangeFields {
  @FieldResolver(() => Revision, { description: 'The revision that made the change: who, when, why.' })
  revision(@Root() change: RevisionBlamed, @Ctx() context: ApiContext) {
    return revisionOf(context, change);
  }
}

function placeOf({ reportId, revisionNumber }: RevisionBlamed) {
  return { reportId, revision: revisionNumber };
}

async function revisionOf(context: ApiContext, blamed: RevisionBlamed) {
  const row = await within(context, blamed).loaders.revision.load(placeOf(blamed));
  return row && revisionNode(row);
}
