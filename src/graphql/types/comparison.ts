import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { CellState } from '../../forms/cell.js';
import type { ComparabilityGrade } from '../../forms/comparability.js';
import type { RelationKind } from '../../history/relation.js';
import { CellStateEnum } from '../enums.js';

export const ComparabilityGradeEnum = { EXACT: 'exact', DERIVED: 'derived', APPROXIMATE: 'approximate', NONE: 'none' } as const;
registerEnumType(ComparabilityGradeEnum, {
  name: 'ComparabilityGrade',
  description: 'How far a figure may be compared: 可比, 合计后可比, 口径近似, 不可比.',
});

const RelationKindEnum = {
  REVISIONS: 'revisions',
  YEARS: 'years',
  OFFICES: 'offices',
  OFFICES_AND_YEARS: 'officesAndYears',
  SCOPES: 'scopes',
} as const;
registerEnumType(RelationKindEnum, {
  name: 'RelationKind',
  description:
    'What is compared: points of one report, years of one office, offices in one year, reports that differ in both, or the two scopes of one office and year.',
});

@ObjectType({ description: 'How the two reports of a diff stand to each other.' })
export class Relation {
  @Field(() => RelationKindEnum) kind!: RelationKind;
  @Field() labelZh!: string;
  @Field() labelEn!: string;
  @Field(() => [String], { description: 'What to bear in mind about the figures.' }) cautionsZh!: string[];
  @Field(() => [String]) cautionsEn!: string[];
}

@ObjectType({ description: 'A figure as one of the two reports has it: a cell, or the sum of several.' })
export class FigureSide {
  @Field(() => [ID]) cells!: string[];
  @Field({ description: "What this report's form calls it." }) label!: string;
  @Field() labelEn!: string;
  @Field(() => String, { nullable: true, description: 'The text as given; null for a sum.' }) raw!: string | null;
  @Field(() => CellStateEnum) state!: CellState;
  @Field(() => String, { nullable: true, description: 'Exact decimal; null when a cell of it has no figure. A blank is not 0.' }) value!:
    | string
    | null;
  @Field() unit!: string;
  @Field(() => [ID], { description: 'Its cells that have no figure.' }) missing!: string[];
}

@ObjectType({ description: 'One figure in two reports, also of different forms.' })
export class FigureComparison {
  @Field(() => ID, { description: 'The cell it is called by: of the newer report, else of the older.' }) id!: string;
  @Field() table!: string;
  @Field({ description: "What the newer report's form calls it, else the older's." }) label!: string;
  @Field() labelEn!: string;
  @Field(() => FigureSide, { nullable: true, description: 'Null: that form has no such figure, which is not 0.' }) old!: FigureSide | null;
  @Field(() => FigureSide, { nullable: true }) new!: FigureSide | null;
  @Field(() => ComparabilityGradeEnum) grade!: ComparabilityGrade;
  @Field(() => String, { nullable: true, description: 'What to tell whoever compares the two.' }) noteZh!: string | null;
  @Field(() => String, { nullable: true }) noteEn!: string | null;
  @Field(() => String, { nullable: true, description: 'new − old, exact, in the new unit; null across grade NONE.' }) delta!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The delta as a share of the old figure (0.25: a quarter more), to six places. Null across grade NONE, and where the old figure is missing or not above zero.',
  })
  growthRate!: string | null;
  @Field({ description: 'False across grade NONE, where it can not be said.' }) changed!: boolean;
}
