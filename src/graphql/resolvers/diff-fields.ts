import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { slices } from '../../app/slices.js';
import { GongkaiError } from '../../errors.js';
import type { ComparabilityGrade } from '../../forms/comparability.js';
import { stockPhrases } from '../../forms/stock-phrases.js';
import { carriedOverSteps, type CarriedOverSection as Section } from '../../history/carried-over/carried-over.js';
import { longestPassages } from '../../history/carried-over/longest-passages.js';
import { relationOf } from '../../history/relation.js';
import type { ApiContext } from '../context.js';
import type { DiffView } from '../diff-view.js';
import { figuresView } from '../figures-view.js';
import { pointsCompared, pointView } from '../points.js';
import { CarriedOver, CarriedOverSection, Passage } from '../types/carried-over.js';
import { ComparabilityGradeEnum, FigureComparison, Relation } from '../types/comparison.js';
import { Diff } from '../types/diff.js';
import { Point } from '../types/point.js';

/** About as many figures as two forms have between them. */
const figuresOfTwoForms = 220;

/** What of a diff hangs on the two points that it compares. */
@Resolver(() => Diff)
export class DiffFields {
  @FieldResolver(() => Point, { description: 'The point that `from` was found to be.' })
  from(@Root() { compared }: DiffView, @Ctx() context: ApiContext) {
    return pointView(context, compared.from);
  }

  @FieldResolver(() => Point)
  to(@Root() { compared }: DiffView, @Ctx() context: ApiContext) {
    return pointView(context, compared.to);
  }

  @FieldResolver(() => Relation)
  relation(@Root() { compared }: DiffView, @Ctx() context: ApiContext) {
    const [from, to] = pointsCompared(context, compared);
    const { kind, label, cautions } = relationOf(from.report, to.report);
    const [cautionsZh, cautionsEn] = [cautions.map(({ zh }) => zh), cautions.map(({ en }) => en)];
    return { kind, labelZh: label.zh, labelEn: label.en, cautionsZh, cautionsEn };
  }

  @FieldResolver(() => [FigureComparison], {
    description:
      'Every figure of the two forms by what it stands for, each with how far it may be compared: across forms rather than `cells`. Local rows are not among them.',
    complexity: ({ childComplexity }) => figuresOfTwoForms * childComplexity,
  })
  figures(
    @Root() { diff }: DiffView,
    @Arg('grade', () => [ComparabilityGradeEnum], { nullable: true, description: 'Only of these grades.' })
    grade: ComparabilityGrade[] | null,
    @Arg('changed', () => Boolean, { nullable: true, description: 'Only those that changed, or only the others.' }) changed: boolean | null,
    @Arg('table', () => String, { nullable: true }) table: string | null,
  ) {
    return figuresView(diff.from, diff.to, { grade, changed, table });
  }

  @FieldResolver(() => CarriedOver, {
    nullable: true,
    description: 'What of the text of `to` stands in `from` already. Null between revisions of one report.',
  })
  carriedOver(@Root() { diff: { from, to } }: DiffView) {
    return from.reportId === to.reportId ? null : slices.run(carriedOverSteps(from, to, stockPhrases()));
  }
}

@Resolver(() => CarriedOverSection)
export class CarriedOverFields {
  @FieldResolver(() => String)
  label(@Root() { label }: Section) {
    return label.zh;
  }

  @FieldResolver(() => String)
  labelEn(@Root() { label }: Section) {
    return label.en;
  }

  @FieldResolver(() => [Passage], { description: 'The longest passages, in the order of the text.' })
  passages(@Root() { passages }: Section, @Arg('first', () => Int, { defaultValue: 20 }) first: number, @Ctx() { maxPage }: ApiContext) {
    if (first < 0 || first > maxPage)
      throw new GongkaiError('BAD_INPUT', `From 0 to ${maxPage} passages may be asked for; it was ${first}.`, { first, maxPage });
    return longestPassages(passages, first);
  }
}
