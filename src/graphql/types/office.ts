import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OfficeKind, OfficeLevel } from '../../offices/office.js';
import { OfficeKindEnum, OfficeLevelEnum } from '../enums.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, description: 'An office that must report.' })
export class Office extends Node {
  @Field(() => ID) officeId!: string;
  @Field() name!: string;
  @Field(() => [String]) formerNames!: string[];
  @Field(() => String, { nullable: true, description: '统一社会信用代码' }) uscc!: string | null;
  @Field({ description: '行政区划代码' }) region!: string;
  @Field(() => OfficeKindEnum) kind!: OfficeKind;
  @Field(() => OfficeLevelEnum) level!: OfficeLevel;
  @Field({ description: 'Led by its own system, not by the local government.' }) vertical!: boolean;
  @Field() dissolved!: boolean;
  @Field(() => Int) revision!: number;
}
