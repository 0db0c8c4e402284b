import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { TrendSubject } from '../../app/trend-of-office.js';
import type { ComparabilityGrade } from '../../forms/comparability.js';
import { ComparabilityGradeEnum } from './comparison.js';
import { TrendSubjectEnum } from './roll-up-enums.js';
import { Coverage } from './statistics.js';

@ObjectType({ description: 'One year of a trend.' })
export class TrendPoint {
  @Field(() => Int) year!: number;
  @Field(() => ID, { description: 'The form of the figure.' }) formId!: string;
  @Field(() => [ID], { description: "The year's cells, added up; none where its form has no such figure, which is not 0." })
  cells!: string[];
  @Field({ description: "What the year's form calls it." }) label!: string;
  @Field() labelEn!: string;
  @Field(() => String, { nullable: true, description: 'Exact decimal; null where there is no figure.' }) value!: string | null;
  @Field({ description: 'Figures are missing, or reports absent: it is at least the value.' }) atLeast!: boolean;
  @Field(() => Int, { description: 'Of a sum: offices that belong to it, and whose report is not in it.' }) absent!: number;
  @Field(() => Int) missing!: number;
  @Field() unit!: string;
  @Field(() => ComparabilityGradeEnum, { description: 'How far it may be compared with the figure asked for.' }) grade!: ComparabilityGrade;
  @Field(() => ComparabilityGradeEnum, { nullable: true, description: 'With the year before; null at the first point.' })
  gradeToPrevious!: ComparabilityGrade | null;
  @Field(() => [String], { description: 'What to tell whoever compares it.' }) notesZh!: string[];
  @Field(() => [String]) notesEn!: string[];
  @Field(() => String, {
    nullable: true,
    description:
      'Against the year before, exact; null across grade NONE, and where either figure is missing, a lower bound, or without the reports of some offices, which a note tells where it is not to be seen.',
  })
  delta!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The delta as a share of the year before, to six places; null too where that figure is not above zero.',
  })
  growthRate!: string | null;
  @Field(() => ID, { nullable: true, description: 'The report that the figure is from; null for a sum.' }) reportId!: string | null;
  @Field(() => Int, { nullable: true }) revisionNumber!: number | null;
  @Field(() => Coverage, { nullable: true, description: 'Of a sum: n of m reported.' }) coverage!: Coverage | null;
}

@ObjectType({ description: 'A figure over the years, across the official forms.' })
export class Trend {
  @Field(() => ID) officeId!: string;
  @Field(() => TrendSubjectEnum) of!: TrendSubject;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => [TrendPoint], { complexity: ({ childComplexity }) => 10 * childComplexity }) points!: TrendPoint[];
}
