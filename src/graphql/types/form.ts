import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The report years a form is used for.' })
export class ReportYears {
  @Field(() => Int) from!: number;
  @Field(() => Int, { nullable: true, description: 'Null until a later form.' }) to!: number | null;
}

@ObjectType('Form', { description: 'An official form.' })
export class FormType {
  @Field(() => ID) id!: string;
  @Field({ description: 'The notice that prescribes it.' }) basis!: string;
  @Field() title!: string;
  @Field() titleEn!: string;
  @Field(() => ReportYears) reportYears!: ReportYears;
}
