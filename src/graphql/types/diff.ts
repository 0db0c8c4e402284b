import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { CellState } from '../../forms/cell.js';
import { CellStateEnum } from '../enums.js';
import { FindingType } from './finding.js';

export const DiffKindEnum = {
  EQUAL: 'equal',
  CHANGED: 'changed',
  ADDED: 'added',
  REMOVED: 'removed',
  MOVED: 'moved',
  MOVED_AWAY: 'movedAway',
  MOVED_HERE: 'movedHere',
} as const;
registerEnumType(DiffKindEnum, {
  name: 'DiffKind',
  description:
    'What became of it. A paragraph that was moved is told twice: MOVED_AWAY where it stood, MOVED_HERE where it stands now. A part that only stands elsewhere is MOVED.',
});
type DiffKind = (typeof DiffKindEnum)[keyof typeof DiffKindEnum];

@ObjectType({ description: 'A run of words. Without the added ones they read as the old text, without the removed ones as the new.' })
export class WordSpan {
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field() text!: string;
}

@ObjectType({ description: 'Where a paragraph that was moved stands on the other side.' })
export class ParagraphPlace {
  @Field() section!: string;
  @Field(() => Int, { description: 'From 1.' }) number!: number;
}

@ObjectType({
  description:
    'A paragraph: whole, or by words where it changed. One that was split, or made of several, is one changed paragraph with line ends among its spans.',
})
export class ParagraphDiff {
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => Int, { nullable: true, description: 'Its number in the old text, from 1; null where that has none in this place.' })
  oldNumber!: number | null;
  @Field(() => Int, { nullable: true, description: 'Its number in the new text, from 1; null where that has none in this place.' })
  newNumber!: number | null;
  @Field(() => String, { nullable: true, description: 'Null where it changed: see spans.' }) text!: string | null;
  @Field(() => [WordSpan]) spans!: WordSpan[];
  @Field(() => ParagraphPlace, { nullable: true, description: 'Of a paragraph that was moved, its other end.' })
  counterpart!: ParagraphPlace | null;
}

@ObjectType({ description: 'What became of a section.' })
export class SectionDiff {
  @Field() section!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => [WordSpan], { description: 'The heading as printed.' }) heading!: WordSpan[];
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

@ObjectType({ description: 'What was written before, and what is now.' })
export class TextChange {
  @Field() old!: string;
  @Field() new!: string;
}

@ObjectType({ description: 'What became of a local row as a whole.' })
export class LocalRowDiff {
  @Field() table!: string;
  @Field() row!: string;
  @Field(() => DiffKindEnum) kind!: DiffKind;
  @Field(() => [String]) rowLabel!: string[];
  @Field({ description: 'Whether it stands in another place among those that both sides have.' }) moved!: boolean;
  @Field(() => TextChange, { nullable: true, description: 'Its label, where that was changed.' }) relabelled!: TextChange | null;
}

@ObjectType({ description: 'A part of the report (the title, a section, a row of a table) that is not as it was.' })
export class PartChange {
  @Field(() => ID, { description: 'title, section/<key> or row/<table>/<row>' }) part!: string;
  @Field(() => DiffKindEnum, { description: 'CHANGED, ADDED, REMOVED, or MOVED where nothing else of it changed.' }) kind!: DiffKind;
  @Field() label!: string;
  @Field() labelEn!: string;
}

@ObjectType({ description: 'How many of each.' })
export class DiffTally {
  @Field(() => Int) changed!: number;
  @Field(() => Int) added!: number;
  @Field(() => Int) removed!: number;
  @Field(() => Int, { description: 'Moved, edited or not; a part that was moved and changed counts as changed.' }) moved!: number;
}

@ObjectType({ description: 'How much changed.' })
export class DiffCounts {
  @Field(() => DiffTally) parts!: DiffTally;
  @Field(() => DiffTally, { description: "Paragraphs of the sections' texts." }) paragraphs!: DiffTally;
  @Field(() => DiffTally) cells!: DiffTally;
}

@ObjectType({ description: 'An operation of a JSON Patch (RFC 6902).' })
export class PatchOperation {
  @Field() op!: string;
  @Field() path!: string;
  @Field(() => String, { nullable: true, description: 'The value as JSON; null where the operation has none.' }) value!: string | null;
}

export const MetadataFieldEnum = {
  TITLE: 'title',
  OFFICE: 'office',
  YEAR: 'year',
  SCOPE: 'scope',
  FORM: 'form',
  STATUS: 'status',
  EDITION: 'edition',
} as const;
registerEnumType(MetadataFieldEnum, {
  name: 'MetadataField',
  description: 'What is known of a revision beside its content, and its title.',
});

@ObjectType({ description: 'A field of the metadata as one of the two sides has it.' })
export class MetadataValue {
  @Field({ description: 'The value as data: an id, a number, the name of a status.' }) value!: string;
  @Field({ description: 'As people say it in Chinese.' }) zh!: string;
  @Field({ description: 'As people say it in English.' }) en!: string;
}

@ObjectType({ description: 'A field of the metadata in which the two differ.' })
export class MetadataDiff {
  @Field(() => MetadataFieldEnum) field!: (typeof MetadataFieldEnum)[keyof typeof MetadataFieldEnum];
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => MetadataValue) old!: MetadataValue;
  @Field(() => MetadataValue) new!: MetadataValue;
}

export const FindingDiffKindEnum = { APPEARED: 'appeared', WENT: 'went', CHANGED: 'changed', ANSWERED: 'answered' } as const;
registerEnumType(FindingDiffKindEnum, {
  name: 'FindingDiffKind',
  description: 'What became of a fault. ANSWERED: it is as it was, but its answer is not.',
});

@ObjectType({ description: 'What became of a fault: a finding that fails or is uncertain, known by its rule and place.' })
export class FindingDiff {
  @Field(() => FindingDiffKindEnum) kind!: (typeof FindingDiffKindEnum)[keyof typeof FindingDiffKindEnum];
  @Field(() => FindingType, { nullable: true, description: 'What the rule said of the place before; null where it said nothing.' })
  old!: FindingType | null;
  @Field(() => FindingType, {
    nullable: true,
    description: 'What it says now: a fault that went is mended only where its state is PASS. Null where it says nothing.',
  })
  new!: FindingType | null;
}

export const SummaryOfEnum = {
  METADATA: 'metadata',
  TITLE: 'title',
  SECTION: 'section',
  ROW: 'row',
  CELL: 'cell',
  FIGURE: 'figure',
  FINDING: 'finding',
  MORE: 'more',
} as const;
registerEnumType(SummaryOfEnum, {
  name: 'SummaryOf',
  description:
    'What a line of a summary is about: FIGURE, a figure by what it stands for, where the forms differ; MORE, how many lines there are besides.',
});

@ObjectType({ description: 'One change, in a line of each language.' })
export class SummaryLine {
  @Field(() => SummaryOfEnum) what!: (typeof SummaryOfEnum)[keyof typeof SummaryOfEnum];
  @Field({
    description:
      'Key of the part, id of the cell or figure, name of the field or fingerprint of the finding; empty where it is of several.',
  })
  place!: string;
  @Field({ description: 'e.g. 表三 新收申请 自然人 0 → 3' }) zh!: string;
  @Field({ description: 'e.g. Table 3, New requests, Natural persons: 0 → 3' }) en!: string;
}

@ObjectType({ description: 'What a reader of both revisions sees changed, and what else is not the same of them.' })
export class Diff {
  @Field({ description: 'True when both say the same, whatever became of status and findings.' }) isEmpty!: boolean;
  @Field({ description: 'True when the comparison of some text was cut off: right, but showing more as changed than need be.' })
  coarse!: boolean;
  @Field(() => [String], { description: 'One line for each change of the content, 200 at the most: the last one says how many more.' })
  summaryZh!: string[];
  @Field(() => [String]) summaryEn!: string[];
  @Field(() => [MetadataDiff], { description: 'Status, edition, title, and whatever else differs where two reports are compared.' })
  metadata!: MetadataDiff[];
  @Field(() => [WordSpan], { description: 'Empty when the title did not change.' }) title!: WordSpan[];
  @Field(() => [PartChange], { description: 'In the order of reading.' }) changedParts!: PartChange[];
  @Field(() => [SectionDiff]) sections!: SectionDiff[];
  @Field(() => [CellDiff]) cells!: CellDiff[];
  @Field(() => [LocalRowDiff]) localRows!: LocalRowDiff[];
  @Field(() => DiffCounts) counts!: DiffCounts;
  @Field(() => DiffTally, { deprecationReason: 'Use counts { parts }.' }) parts!: DiffTally;
  @Field(() => [PatchOperation], { description: 'Applied to the content of `from`, it gives that of `to`.' }) patch!: PatchOperation[];
}
