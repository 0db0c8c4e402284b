import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CellState } from '../../forms/cell.js';
import { CellStateEnum } from '../enums.js';
import { TablePlace } from './table-place.js';

@ObjectType({ description: 'A section of the report. The official form has six.' })
export class Section {
  @Field() key!: string;
  @Field({ description: 'As printed, with its numeral: 一、总体情况' }) heading!: string;
  @Field({ description: "The form's heading." }) label!: string;
  @Field() labelEn!: string;
  @Field({ description: 'Paragraphs separated by a line end.' }) text!: string;
  @Field(() => [String]) paragraphs!: string[];
}

@ObjectType({ description: 'A heading above rows or columns, outermost first.' })
export class PathStep {
  @Field() key!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
}

@ObjectType({ description: 'A column of a table.' })
export class Column {
  @Field() key!: string;
  @Field({ description: 'The rows that have this column: item1 … item9 in table 2.' }) block!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => [PathStep]) path!: PathStep[];
  @Field({ description: '件, 项, 元, 万元 …' }) unit!: string;
}

@ObjectType({ description: 'A cell: what was written, and what it was taken to mean. Nothing is corrected.' })
export class Cell {
  @Field(() => ID, { description: 'table/row/column' }) id!: string;
  @Field() row!: string;
  @Field() column!: string;
  @Field() rowLabel!: string;
  @Field() columnLabel!: string;
  @Field({ description: 'The text exactly as it was given.' }) raw!: string;
  @Field(() => CellStateEnum) state!: CellState;
  @Field(() => String, { nullable: true, description: 'Exact decimal; null unless the state is NUMBER or ZERO.' }) value!: string | null;
  @Field({ description: "The unit printed in the cell, else the column's." }) unit!: string;
  @Field(() => Int, { nullable: true, description: 'Line of the imported source it stood on; null once edited by a person.' }) sourceLine!:
    | number
    | null;
  @Field(() => TablePlace, { nullable: true, description: 'Where it stood in the tables of an imported page or document.' })
  sourceAt!: TablePlace | null;
}

@ObjectType({ description: 'A row of a table, for drawing a grid.' })
export class Row {
  @Field() key!: string;
  @Field() block!: string;
  @Field() label!: string;
  @Field(() => String, { nullable: true }) labelEn!: string | null;
  @Field(() => [PathStep]) path!: PathStep[];
  @Field({ description: 'True for a row that the office added to the national form.' }) local!: boolean;
  @Field(() => [Cell], { complexity: ({ childComplexity }) => 7 * childComplexity }) cells!: Cell[];
}

@ObjectType({ description: 'A table of figures: as cells, and as rows.' })
export class Table {
  @Field() key!: string;
  @Field({ description: 'Key of the section it stands in.' }) section!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => String, { nullable: true, description: '勾稽关系' }) note!: string | null;
  @Field(() => [Column]) columns!: Column[];
  @Field(() => [Row], { complexity: ({ childComplexity }) => 12 * childComplexity }) rows!: Row[];
  @Field(() => [Cell], { complexity: ({ childComplexity }) => 66 * childComplexity }) cells!: Cell[];
}
