import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { findingsBetween, unifiedBetween, wholeSummary } from '../../app/revision-diff.js';
import type { RuleStage } from '../../forms/finding.js';
import type { TextDiff } from '../../history/paragraph-diff.js';
import { bounded, mostLines } from '../../history/summary-line.js';
import { defaultContext } from '../../history/unified.js';
import { type DiffView, paragraphViews } from '../diff-view.js';
import { RuleStageEnum } from '../enums.js';
import { inBounds } from '../in-bounds.js';
import { findingView } from '../reported-content.js';
import { Diff, FindingDiff, ParagraphDiff, SectionDiff, SummaryLine } from '../types/diff.js';

/** What changed: the fields of a diff that take arguments. */
@Resolver(() => Diff)
export class DiffChangeFields {
  @FieldResolver(() => [SummaryLine], {
    description:
      'A line for each change: of metadata, content and findings. Where there are more than asked for, the last line says how many.',
  })
  async summary(
    @Root() { diff, findingsOf }: DiffView,
    @Arg('first', () => Int, { defaultValue: mostLines, description: `From 1 to ${mostLines}.` }) first: number,
  ) {
    return bounded(
      wholeSummary(diff, await findingsBetween(diff.from, diff.to, findingsOf, 'publication')),
      inBounds(first, 'first', 1, mostLines),
    );
  }

  @FieldResolver(() => [FindingDiff], {
    description: 'Faults that appeared, went, or are not the same any more, both sides held to the rules at the same stage.',
  })
  async findings(
    @Root() { diff, findingsOf }: DiffView,
    @Arg('stage', () => RuleStageEnum, { defaultValue: 'publication' }) stage: RuleStage,
  ) {
    const changed = await findingsBetween(diff.from, diff.to, findingsOf, stage);
    return changed.map(({ old, new: now, ...rest }) => ({
      ...rest,
      old: old && findingView(old),
      new: now && findingView(now),
    }));
  }

  @FieldResolver(() => String, {
    description: 'As unified text (diff -u): a line for each paragraph and each cell. Empty where nothing differs.',
  })
  unified(
    @Root() { diff }: DiffView,
    @Arg('context', () => Int, { defaultValue: defaultContext, description: 'Lines before and after each change, from 0 to 1000.' })
    context: number,
  ) {
    return unifiedBetween(diff.from, diff.to, inBounds(context, 'context', 0, 1000));
  }
}

@Resolver(() => SectionDiff)
export class SectionDiffFields {
  @FieldResolver(() => [ParagraphDiff], {
    description: 'In the order of reading; what was removed stands before what was added in its place.',
  })
  paragraphs(
    @Root() { text }: { readonly text: TextDiff },
    @Arg('context', () => Int, {
      nullable: true,
      description: 'Only those that are not equal, and so many equal ones before and after each, from 0 to 1000. Else all.',
    })
    context: number | null,
  ) {
    return paragraphViews(text, context == null ? null : inBounds(context, 'context', 0, 1000));
  }
}
