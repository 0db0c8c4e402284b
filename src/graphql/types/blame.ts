import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { GongkaiError } from '../../errors.js';
import type { LineAsked } from '../../history/paragraph-lines.js';
import { CellSide, WordSpan } from './diff.js';
import { defaultPage } from './paging.js';

@ObjectType({ description: 'A change of what a cell says.' })
export class ValueChange {
  @Field(() => Int) revisionNumber!: number;
  @Field(() => CellSide, { nullable: true, description: 'Null: the cell came to be, with the report or with its local row.' })
  old!: CellSide | null;
  @Field(() => CellSide, { nullable: true, description: 'Null: the cell was taken away with its local row.' }) new!: CellSide | null;
  @Field(() => String, { nullable: true, description: 'new − old, exact; null when either is no figure, or the units do not convert.' })
  delta!: string | null;
}

@ObjectType({ description: 'A cell, and who set it.' })
export class CellBlame {
  @Field(() => ID, { description: 'table/row/column' }) id!: string;
  @Field() row!: string;
  @Field() column!: string;
  @Field(() => [String], { description: 'The headings above the row and its own label.' }) rowLabel!: string[];
  @Field(() => [String]) rowLabelEn!: string[];
  @Field(() => [String]) columnLabel!: string[];
  @Field(() => [String]) columnLabelEn!: string[];
  @Field(() => CellSide, { nullable: true, description: 'What it says; null where its local row was removed.' }) cell!: CellSide | null;
}

@ObjectType({ description: 'A change of how a paragraph is worded.' })
export class WordingChange {
  @Field(() => Int) revisionNumber!: number;
  @Field(() => String, { nullable: true, description: 'Null: the paragraph was written.' }) old!: string | null;
  @Field() new!: string;
  @Field(() => [WordSpan], { description: 'The change by words.' }) spans!: WordSpan[];
}

@ObjectType({
  description: 'A paragraph, and who wrote it. It is followed through edits and moves within its section; to be moved is no change.',
})
export class ParagraphBlame {
  @Field({ description: 'Key of its section.' }) section!: string;
  @Field({ description: "The section's heading in the form." }) label!: string;
  @Field() labelEn!: string;
  @Field(() => Int, { description: 'Its place in the section, from 0.' }) index!: number;
  @Field() text!: string;
}

@ObjectType({
  description:
    'Who wrote what a revision says. A restoration or an import that brings an earlier value back is who wrote it; one that brings the same value changed nothing. As of publishedAsOf, what is named is the published revision in which a change could first be read.',
})
export class Blame {
  @Field(() => Int, { description: 'The revision that is blamed.' }) revisionNumber!: number;
}

@ArgsType()
export class LinePage {
  @Field(() => Int, { defaultValue: defaultPage, description: 'The last n changes, told oldest first.' }) last!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Only changes before this revision: the first one told so far, to go further back.',
  })
  before?: number;
}

/** @throws {GongkaiError} BAD_INPUT when more is asked for than is allowed */
export function lineAsked({ last, before }: LinePage, maxPage: number): LineAsked {
  if (last < 1 || last > maxPage)
    throw new GongkaiError('BAD_INPUT', `A line is told in pieces of 1 to ${maxPage} changes; ${last} were asked for.`, { last, maxPage });
  return before == null ? { last } : { last, before };
}

@ArgsType()
export class Blamed {
  @Field(() => [ID], { nullable: true, description: 'Only these cells (table/row/column), removed ones too.' }) cells?: string[];
  @Field(() => [String], { nullable: true, description: 'Only the paragraphs of these sections.' }) sections?: string[];
}
