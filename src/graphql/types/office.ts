import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { OfficeKind, OfficeLevel } from '../../offices/office.js';
import { OfficeKindEnum, OfficeLevelEnum } from '../enums.js';
import { Node } from './node.js';

@ObjectType({ description: 'Where an office stood, with its two times: days in China (YYYY-MM-DD).' })
export class OfficePlace {
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field({ description: '行政区划代码' }) region!: string;
  @Field(() => String, {
    nullable: true,
    description: 'From when on; where no day was given, from when it was recorded. Null: from the beginning.',
  })
  since!: string | null;
  @Field() recordedOn!: string;
}

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
  @Field(() => String, { nullable: true, description: 'The day in China (YYYY-MM-DD) since when it exists; null: unknown.' })
  foundedOn!: string | null;
  @Field(() => [OfficePlace], { description: 'Where it stood since when, the first as it was registered, the last as it stands.' })
  places!: OfficePlace[];
  @Field() dissolved!: boolean;
  @Field(() => String, { nullable: true, description: 'The day of its dissolution; where none was given, that on which it was recorded.' })
  dissolvedOn!: string | null;
  @Field(() => String, { nullable: true, description: 'The day on which the dissolution, or its day, was recorded.' })
  dissolutionRecordedOn!: string | null;
  @Field(() => Int) revision!: number;
}
