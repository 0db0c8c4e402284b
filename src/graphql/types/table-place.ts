import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A place in the tables of an imported page or document, each from 1.' })
export class TablePlace {
  @Field(() => Int) table!: number;
  @Field(() => Int) row!: number;
  @Field(() => Int) column!: number;
}
