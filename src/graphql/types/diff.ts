import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CellState } from '../../forms/cell.js';
import { CellStateEnum } from '../enums.js';

export const DiffKindEnum = { EQUAL: 'equal', CHANGED: 'changed', ADDED: 'added', REMOVED: 'removed' } as const;
registerEnumType(DiffKindEnum, { name: 'DiffKind', description: 'What became of it.' });
type DiffKind = (typeof DiffKindEnum)[keyof typeof DiffKindEnum];

@ObjectType({ description: 'A run of words. Without the added ones they read as the old text, without the removed ones as the new.' })
export class WordSpan {
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field() text!: string;
}

@ObjectType({ description: 'A paragraph: whole, or by words where it changed.' })
export class ParagraphDiff {
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => String, { nullable: true, description: 'Null where it changed: see spans.' }) text!: string | null;
  @Field(() => [WordSpan]) spans!: WordSpan[];
}

@ObjectType({ description: 'What became of a section.' })
export class SectionDiff {
  @Field() section!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => [WordSpan], { description: 'The heading as printed.' }) heading!: WordSpan[];
  @Field(() => [ParagraphDiff]) paragraphs!: ParagraphDiff[];
  @Field({ description: 'True when the comparison was cut off: right, but showing more as changed than need be.' }) coarse!: boolean;
}

@ObjectType({ description: 'A cell as one of the two sides has it.' })
export class CellSide {
  @Field() raw!: string;
  @Field(() => CellStateEnum) state!: CellState;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field() unit!: string;
}

@ObjectType({ description: 'What became of a cell.' })
export class CellDiff {
  @Field(() => ID) id!: string;
  @Field() row!: string;
  @Field() column!: string;
  @Field(() => [String], { description: 'The headings above the row and its own label.' }) rowLabel!: string[];
  @Field(() => [String]) rowLabelEn!: string[];
  @Field(() => [String]) columnLabel!: string[];
  @Field(() => [String]) columnLabelEn!: string[];
  @Field(() => CellSide, { nullable: true, description: 'Null: the cell was added.' }) old!: CellSide | null;
  @Field(() => CellSide, { nullable: true, description: 'Null: the cell was removed.' }) new!: CellSide | null;
  @Field(() => String, { nullable: true, description: 'new − old, exact; null when either is no figure, or the units do not convert.' })
  delta!: string | null;
}

@ObjectType({ description: 'What became of a local row as a whole.' })
export class LocalRowDiff {
  @Field() table!: string;
  @Field() row!: string;
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => [String]) rowLabel!: string[];
}

@ObjectType({ description: 'How many of each.' })
export class DiffTally {
  @Field(() => Int) changed!: number;
  @Field(() => Int) added!: number;
  @Field(() => Int) removed!: number;
}

@ObjectType({ description: 'An operation of a JSON Patch (RFC 6902).' })
export class PatchOperation {
  @Field() op!: string;
  @Field() path!: string;
  @Field(() => String, { nullable: true, description: 'The value as JSON; null where the operation has none.' }) value!: string | null;
}

@ObjectType({ description: 'What a reader of both revisions sees changed.' })
export class Diff {
  @Field() isEmpty!: boolean;
  @Field(() => [String], { description: 'One line for each change.' }) summaryZh!: string[];
  @Field(() => [String]) summaryEn!: string[];
  @Field(() => [WordSpan], { description: 'Empty when the title did not change.' }) title!: WordSpan[];
  @Field(() => [SectionDiff]) sections!: SectionDiff[];
  @Field(() => [CellDiff]) cells!: CellDiff[];
  @Field(() => [LocalRowDiff]) localRows!: LocalRowDiff[];
  @Field(() => DiffTally) parts!: DiffTally;
  @Field(() => [PatchOperation], { description: 'Applied to the content of `from`, it gives that of `to`.' }) patch!: PatchOperation[];
}
