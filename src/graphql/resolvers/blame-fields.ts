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

@Resolver(() => Blame)
export class BlameFields {
  @FieldResolver(() => [CellBlame], { complexity: ({ childComplexity }) => usualCells * childComplexity })
  async cells(@Root() { cellIds, ...of }: BlameNode, @Ctx() { app: { queries } }: ApiContext) {
    const { reportId, revisionNumber } = of;
    const cells = cellIds ? await namedCells(queries, reportId, revisionNumber, cellIds) : cellsAt(queries, reportId, revisionNumber);
    return cells.map((cell) => cellBlameNode(of, cell));
  }

  @FieldResolver(() => [ParagraphBlame], { complexity: ({ childComplexity }) => usualParagraphs * childComplexity })
  paragraphs(@Root() { sections, ...of }: BlameNode, @Ctx() { app: { queries } }: ApiContext) {
    return paragraphsAt(queries, of.reportId, of.revisionNumber, sections).map((paragraph) => paragraphBlameNode(of, paragraph));
  }
}

@Resolver(() => CellBlame)
export class CellBlameFields {
  @FieldResolver(() => Revision, { description: 'The revision that last changed what the cell says: who, when, why.' })
  async revision(@Root() { of, id }: CellBlameNode, @Ctx() context: ApiContext) {
    const [change] = await context.loaders.cellLine.load({ ...placeOf(of), cell: id, last: 1 });
    return change && revisionOf(context, of.reportId, change.revision);
  }

  @FieldResolver(() => [ValueChange], { description: 'Its line of values: every change, oldest first.' })
  async values(@Root() { of, id }: CellBlameNode, @Args(() => LinePage) page: LinePage, @Ctx() { loaders, maxPage }: ApiContext) {
    const line = await loaders.cellLine.load({ ...placeOf(of), cell: id, ...lineAsked(page, maxPage) });
    return line.map((change) => valueChangeNode(of, change));
  }
}

@Resolver(() => ParagraphBlame)
export class ParagraphBlameFields {
  @FieldResolver(() => Revision, { description: 'The revision that last changed its wording: who, when, why.' })
  async revision(@Root() { of, section, index }: ParagraphBlameNode, @Ctx() context: ApiContext) {
    const [change] = await context.loaders.paragraphLine.load({ ...placeOf(of), section, index, last: 1 });
    return change && revisionOf(context, of.reportId, change.revision);
  }

  @FieldResolver(() => [WordingChange], { description: 'Its wordings: every change, oldest first.' })
  async wordings(
    @Root() { of, section, index }: ParagraphBlameNode,
    @Args(() => LinePage) page: LinePage,
    @Ctx() { loaders, maxPage }: ApiContext,
  ) {
    const line = await loaders.paragraphLine.load({ ...placeOf(of), section, index, ...lineAsked(page, maxPage) });
    return line.map((change) => wordingChangeNode(of, change));
  }
}

@Resolver(() => ValueChange)
export class ValueChangeFields {
  @FieldResolver(() => Revision, { description: 'The revision that made the change: who, when, why.' })
  revision(@Root() { reportId, revisionNumber }: RevisionBlamed, @Ctx() context: ApiContext) {
    return revisionOf(context, reportId, revisionNumber);
  }
}

@Resolver(() => WordingChange)
export class WordingChangeFields {
  @FieldResolver(() => Revision, { description: 'The revision that made the change: who, when, why.' })
  revision(@Root() { reportId, revisionNumber }: RevisionBlamed, @Ctx() context: ApiContext) {
    return revisionOf(context, reportId, revisionNumber);
  }
}

function placeOf({ reportId, revisionNumber }: RevisionBlamed) {
  return { reportId, revision: revisionNumber };
}

async function revisionOf({ loaders }: ApiContext, reportId: string, revision: number) {
  const row = await loaders.revision.load({ reportId, revision });
  return row && revisionNode(row);
}
