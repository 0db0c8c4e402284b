import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ComparedState } from '../../roll-up/compared-cells.js';
import type { LeftOutReason } from '../../roll-up/left-out.js';
import type { MemberState } from '../../roll-up/members.js';
import type { CountedRevision } from '../../roll-up/rows.js';
import { FindingGradeEnum } from '../enums.js';
import { connectionOf } from './connection.js';
import { FormType } from './form.js';
import { ComparedStateEnum, CountedRevisionEnum, LeftOutReasonEnum, MemberStateEnum } from './roll-up-enums.js';

@ObjectType({ description: 'Why reports have no figure in a cell, and how many.' })
export class Lacking {
  @Field(() => Int, { description: 'Nothing was written.' }) blank!: number;
  @Field(() => Int, { description: '无, /, - and the like.' }) na!: number;
  @Field(() => Int, { description: 'A text whose meaning is unresolved.' }) text!: number;
  @Field(() => Int, { description: 'A unit that can not be converted.' }) unit!: number;
  @Field(() => Int, { description: 'A report in another form, which has no such figure.' }) form!: number;
}

@ObjectType({ description: 'One cell added up over the reports, and what the office itself reported for its jurisdiction.' })
export class SumCell {
  @Field(() => ID, { description: 'table/row/column' }) id!: string;
  @Field() table!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => String, { nullable: true, description: 'Exact decimal; null when no report has a figure there.' }) value!: string | null;
  @Field({
    description:
      'Some report in the sum has no figure there (missing), or reports that belong to it are absent: the sum is at least the value. A blank is not 0. Never where figures can be below 0.',
  })
  atLeast!: boolean;
  @Field(() => Int, { description: 'Offices that belong to the sum, and whose report is not in it: coverage.expected − coverage.counted.' })
  absent!: number;
  @Field(() => Int, { description: 'Reports in the sum without a figure there.' }) missing!: number;
  @Field(() => Lacking) lacking!: Lacking;
  @Field(() => Int, { description: 'Reports with a figure there.' }) contributing!: number;
  @Field() unit!: string;
  @Field(() => Int, { description: 'Figures in another unit that were converted (万元 into 元 by 10 000).' }) converted!: number;
  @Field(() => Int, { description: 'Reports whose printed total is not what its parts add up to: the parts were added.' })
  differing!: number;
  @Field(() => String, { nullable: true, description: 'What the office reported for its jurisdiction.' }) reported!: string | null;
  @Field(() => String, { nullable: true, description: 'reported − value, exact.' }) delta!: string | null;
  @Field(() => ComparedStateEnum, { nullable: true, description: 'Null where the office has no such report.' })
  comparison!: ComparedState | null;
}

@ObjectType({ description: 'A named sum of cells (不予公开, 行政诉讼总计 …), added up from their sums.' })
export class SumMeasure {
  @Field() key!: string;
  @Field() label!: string;
  @Field() labelEn!: string;
  @Field(() => [ID]) cells!: string[];
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field({ description: 'As of a cell: figures are missing, or reports absent.' }) atLeast!: boolean;
  @Field(() => Int, { description: 'Offices whose report is not in the sum.' }) absent!: number;
  @Field(() => Int, { description: 'Figures that are missing, over its cells.' }) missing!: number;
  @Field() unit!: string;
}

@ObjectType({ description: 'n of m have reported.' })
export class Coverage {
  @Field(() => Int, { description: 'm: offices that belong to the sum, since they must report.' }) expected!: number;
  @Field(() => Int, { description: 'n: those whose report is in it.' }) counted!: number;
  @Field(() => Int) onTime!: number;
  @Field(() => Int) late!: number;
  @Field(() => Int) draft!: number;
  @Field(() => Int) withdrawn!: number;
  @Field(() => Int) missing!: number;
  @Field(() => Int, {
    description:
      'Beside m: offices registered here only after the due day, without a report, of which it can not be told whether they had to.',
  })
  registeredLater!: number;
}

@ObjectType({ description: 'An office that belongs to the sum, as it stood when the year ended.' })
export class StatisticsOffice {
  @Field(() => ID) officeId!: string;
  @Field() name!: string;
  @Field() region!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => MemberStateEnum) state!: MemberState;
  @Field({ description: 'Its figures are in the sum.' }) counted!: boolean;
  @Field(() => ID, {
    nullable: true,
    description: 'Its report for its own organ; of a lower government below which no organ owes one, that for its jurisdiction.',
  })
  reportId!: string | null;
  @Field(() => Int, { nullable: true, description: 'The revision that counts.' }) revisionNumber!: number | null;
  @Field(() => Int, { nullable: true, description: 'The edition in force.' }) edition!: number | null;
  @Field(() => ID, { nullable: true, description: 'The form of its report.' }) formId!: string | null;
  @Field(() => String, { nullable: true, description: 'The last day in time (YYYY-MM-DD).' }) dueOn!: string | null;
  @Field(() => String, { nullable: true, description: 'The day on which it had first published; of a township either report.' })
  publishedOn!: string | null;
  @Field(() => Int, { nullable: true }) daysLate!: number | null;
  @Field({
    description:
      'Of its reports only that for its whole jurisdiction counts: it has none for its own organ, or that is within it. Where it is counted, that report is in the sum.',
  })
  jurisdictionOnly!: boolean;
}

@ObjectType({ description: 'An office that does not belong to the sum, or owes no report here.' })
export class LeftOutOffice {
  @Field(() => ID) officeId!: string;
  @Field() name!: string;
  @Field(() => LeftOutReasonEnum) reason!: LeftOutReason;
  @Field(() => ID, {
    nullable: true,
    description:
      'Of a duplicate: the office under which the organ counts. Of a government: the one above that is in the sum with its jurisdiction.',
  })
  countedAs!: string | null;
  @Field(() => String, { nullable: true, description: 'The day (YYYY-MM-DD) since when it exists; null: unknown.' }) foundedOn!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The day of its dissolution; where none was given, that on which it was recorded.' })
  dissolvedOn!: string | null;
  @Field(() => ID, { nullable: true, description: 'Its report, which does not count.' }) reportId!: string | null;
  @Field({ description: 'It reported for its whole jurisdiction, but not for its own organ: the one is never taken for the other.' })
  jurisdictionOnly!: boolean;
}

@ObjectType({ description: 'What to bear in mind about the sum.' })
export class RollUpWarning {
  @Field({
    description: 'R-EMPTY, R-COVER, R-SUM, R-BLANK, R-FORM, R-TOTAL, R-UNIT, R-INSTEAD, R-REGION, R-GONE, R-EARLY, R-TWICE, R-LATER',
  })
  ruleId!: string;
  @Field(() => FindingGradeEnum) grade!: 'warning' | 'info';
  @Field() messageZh!: string;
  @Field() messageEn!: string;
  @Field(() => [ID]) cells!: string[];
  @Field(() => Int) officeCount!: number;
  @Field(() => [ID], { description: 'The first hundred of the offices it is about.' }) officeIds!: string[];
}

@ObjectType({ description: "The office's report for its jurisdiction, beside the sum." })
export class ReportedJurisdiction {
  @Field(() => ID) reportId!: string;
  @Field(() => Int) revisionNumber!: number;
  @Field(() => ID) formId!: string;
  @Field(() => Int, { description: 'Cells that say the same as the sum.' }) equal!: number;
  @Field(() => Int) differing!: number;
  @Field(() => Int) notAssessable!: number;
}

export const StatisticsOfficeConnection = connectionOf('StatisticsOffice', StatisticsOffice);
export const LeftOutOfficeConnection = connectionOf('LeftOutOffice', LeftOutOffice);

@ObjectType({
  description:
    'The reports of an office and of all below it, added up: those of the organs, and of a lower government below which no organ owes one the report for its jurisdiction; never both for one area.',
})
export class Statistics {
  @Field(() => ID) officeId!: string;
  @Field(() => Int) year!: number;
  @Field(() => FormType, { description: 'The form of the year.' }) form!: unknown;
  @Field(() => CountedRevisionEnum) counted!: CountedRevision;
  @Field(() => Coverage) coverage!: Coverage;
  @Field(() => [SumMeasure], { complexity: ({ childComplexity }) => 30 * childComplexity }) measures!: SumMeasure[];
  @Field(() => ReportedJurisdiction, {
    nullable: true,
    description: 'Null when the office has no such report in the revision that counts.',
  })
  reported!: ReportedJurisdiction | null;
  @Field(() => [RollUpWarning], { complexity: ({ childComplexity }) => 8 * childComplexity }) warnings!: RollUpWarning[];
}
