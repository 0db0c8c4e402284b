import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ConflictKind } from '../../history/conflict.js';
import type { SettledPlace } from '../../reports/events.js';
import { ChoiceEnum, ConflictKindEnum } from '../enums.js';
import { CellSide } from './diff.js';

@InputType({ description: 'What is to stand at a place in conflict.' })
export class ResolutionInput {
  @Field(() => ID, { description: 'The id of the conflict, as MergeConflict told it.' }) conflict!: string;
  @Field(() => ChoiceEnum) choose!: SettledPlace['choose'];
  @Field(() => String, {
    nullable: true,
    description: 'With OWN: the title, the heading, the paragraphs (none for an empty text), or what is written in the cell.',
  })
  text?: string;
}

@ObjectType({ description: 'A cell of a local row in conflict.' })
export class ConflictCell {
  @Field() column!: string;
  @Field() columnLabel!: string;
  @Field(() => CellSide) cell!: CellSide;
}

@ObjectType({ description: 'What one of the three sides has at a place in conflict.' })
export class ConflictSide {
  @Field(() => String, {
    nullable: true,
    description:
      'The title, heading or paragraphs; what is written in the cell; the label of the local row; the labels of the local rows in their order. Null where the side has nothing there.',
  })
  text!: string | null;
  @Field(() => Int, { nullable: true, description: 'Of paragraphs: the first, counted from 0 in the whole text of the side.' }) from!:
    | number
    | null;
  @Field(() => Int, { nullable: true, description: 'Of paragraphs: behind the last.' }) to!: number | null;
  @Field(() => CellSide, { nullable: true, description: 'Of a cell.' }) cell!: CellSide | null;
  @Field(() => [ConflictCell], { description: 'Of a local row.' }) cells!: ConflictCell[];
}

@ObjectType({ description: 'A place that the change and others changed, each in another way.' })
export class Conflict {
  @Field(() => ID, {
    description: 'Names just these three sides: when others change the place again, it is another conflict, with another id.',
  })
  id!: string;
  @Field(() => ConflictKindEnum) kind!: ConflictKind;
  @Field({ description: 'title, section/<key>, <table>/<row>/<column>, row/<table>/<row> or table/<table>.' }) place!: string;
  @Field({ description: 'e.g. 表三 一、本年新收政府信息公开申请数量 总计' }) label!: string;
  @Field() labelEn!: string;
  @Field(() => ConflictSide, { description: 'What both began with.' }) base!: ConflictSide;
  @Field(() => ConflictSide, { description: 'What it says now.' }) theirs!: ConflictSide;
  @Field(() => ConflictSide, { description: 'What the change makes of it.' }) yours!: ConflictSide;
  @Field(() => String, {
    nullable: true,
    description:
      'Both changes together, where they are to different words of the paragraphs. Read it before you choose it (as OWN): nobody has written it so.',
  })
  suggestion!: string | null;
}

@ObjectType({ description: 'A conflict that was settled.' })
export class SettledConflict {
  @Field() place!: string;
  @Field(() => ChoiceEnum, { description: 'Which side stands there now.' }) choose!: SettledPlace['choose'];
}

@ObjectType({ description: 'The change was made on an earlier revision, and merged with what others did since.' })
export class Merged {
  @Field(() => Int, { description: 'The revision that the change was made on.' }) madeOn!: number;
  @Field(() => Int, { description: 'The last revision by others: the change was merged into it.' }) into!: number;
  @Field(() => [SettledConflict]) settled!: SettledConflict[];
}
