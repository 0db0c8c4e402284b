import { Field, ID, InputType, Int } from 'type-graphql';
import type { MergePolicy } from '../../app/app.js';
import type { OfficeKind, OfficeLevel } from '../../offices/office.js';
import type { ReportOrder } from '../../read-model/queries.js';
import type { CorrectionKind } from '../../reports/events.js';
import type { ReportStatus, Scope } from '../../reports/status.js';
import {
  CorrectionKindEnum,
  DirectionEnum,
  MergePolicyEnum,
  OfficeKindEnum,
  OfficeLevelEnum,
  ReportOrderByEnum,
  ReportStatusEnum,
  ScopeEnum,
} from '../enums.js';
import { ResolutionInput } from './merge.js';

const policyDescription =
  'When others changed the report since expectedRevision: FAIL refuses the change (RevisionConflict), MERGE merges it with theirs. Else FAIL.';
const resolutionsDescription =
  'Settles the conflicts that the same change met before (MergeConflict). All else stays as it was sent, expectedRevision too.';

@InputType()
class Change {
  @Field(() => String, { nullable: true, description: 'Why, for the audit trail.' }) reason?: string;
  @Field(() => String, { nullable: true, description: 'The same key with the same change is carried out once, and answers the same.' })
  idempotencyKey?: string;
}

@InputType({ description: 'A change of a report that exists.' })
export class ReportChange extends Change {
  @Field(() => ID, { description: "The report's id or reportId." }) report!: string;
  @Field(() => Int, { description: 'The revision the change is made on.' }) expectedRevision!: number;
}

@InputType({ description: 'A change of what a report says.' })
export class ReportEdit extends ReportChange {
  @Field(() => MergePolicyEnum, { nullable: true, description: policyDescription }) policy?: MergePolicy;
  @Field(() => [ResolutionInput], { nullable: true, description: resolutionsDescription }) resolutions?: ResolutionInput[];
}

@InputType()
export class OpenReportInput extends Change {
  @Field(() => ID) officeId!: string;
  @Field(() => Int) year!: number;
  @Field(() => ScopeEnum, { nullable: true, description: 'Else ORGAN.' }) scope?: Scope;
  @Field(() => String, { nullable: true, description: 'Else the name, the year and 政府信息公开工作年度报告.' }) title?: string;
}

@InputType()
export class ImportReportInput extends Change {
  @Field(() => String, { nullable: true, description: 'The report as plain text, or as the source of a web page. Either this or file.' })
  text?: string;
  @Field(() => String, {
    nullable: true,
    description: 'The bytes of a file in base64: a web page (HTML), a Word document (DOCX) or plain text. Its kind is recognised.',
  })
  file?: string;
  @Field(() => String, { nullable: true, description: 'Name of the file it comes from.' }) name?: string;
  @Field(() => ID, { nullable: true, description: 'Else the office named in the text.' }) officeId?: string;
  @Field(() => Int, { nullable: true, description: 'Else the year in the text.' }) year?: number;
  @Field(() => ScopeEnum, { nullable: true, description: 'Else the one that an exported report names, else ORGAN.' }) scope?: Scope;
  @Field(() => String, {
    nullable: true,
    description:
      'The day in China (YYYY-MM-DD) on which the office published it: it is then recorded as published too (recordPublication).',
  })
  publishedOn?: string;
  @Field(() => Int, { nullable: true, description: 'Where the report exists: the revision whose content is to be replaced.' })
  expectedRevision?: number;
  @Field(() => MergePolicyEnum, { nullable: true, description: policyDescription }) policy?: MergePolicy;
  @Field(() => [ResolutionInput], { nullable: true, description: resolutionsDescription }) resolutions?: ResolutionInput[];
}

@InputType()
export class ReviseTitleInput extends ReportEdit {
  @Field() title!: string;
}

@InputType()
export class ReviseSectionInput extends ReportEdit {
  @Field({ description: 'overview, proactiveDisclosure, …' }) section!: string;
  @Field(() => String, { nullable: true, description: 'The heading, with its numeral; else it stays.' }) heading?: string;
  @Field({ description: 'The whole text, paragraphs separated by line ends.' }) text!: string;
}

@InputType()
export class FigureInput {
  @Field() table!: string;
  @Field() row!: string;
  @Field() column!: string;
  @Field({ description: 'As a person would write it: 3, 3个, 1,234, 无, or nothing for a blank.' }) raw!: string;
}

@InputType()
export class RecordFiguresInput extends ReportEdit {
  @Field(() => [FigureInput]) figures!: FigureInput[];
}

@InputType()
export class AddLocalRowInput extends ReportEdit {
  @Field() table!: string;
  @Field({ description: 'item1 … item9 in table 2.' }) block!: string;
  @Field() label!: string;
}

@InputType()
export class RemoveLocalRowInput extends ReportEdit {
  @Field() table!: string;
  @Field() row!: string;
}

@InputType()
export class RestoreRevisionInput extends ReportEdit {
  @Field(() => Int, { description: 'The revision whose content is put back.' }) revision!: number;
  @Field(() => [String], {
    nullable: true,
    description: 'Only these: title, section/<key>, table/<key>, row/<table>/<row>, <table>/<row>/<column>. Else all of it.',
  })
  parts?: string[];
}

@InputType()
export class UndoRevisionInput extends ReportEdit {
  @Field(() => Int, { description: 'The revision whose change is taken back.' }) revision!: number;
}

@InputType()
export class CommentInput {
  @Field(() => String, { nullable: true, description: 'section/<key>, a cell id, or nothing for the whole.' }) target?: string;
  @Field() text!: string;
}

@InputType()
export class ReturnReportInput extends ReportChange {
  @Field(() => [CommentInput]) comments!: CommentInput[];
}

@InputType({ description: "The author's explanation of a finding; a later one replaces it." })
export class AnswerFindingInput {
  @Field(() => ID, { description: "The report's id or reportId." }) report!: string;
  @Field(() => Int, { description: 'The revision the change is made on.' }) expectedRevision!: number;
  @Field(() => ID, { description: "The finding's fingerprint." }) finding!: string;
  @Field({ description: 'The explanation: why the figures are right as they are. Kept with the report, and in the audit trail.' })
  reason!: string;
  @Field(() => String, { nullable: true, description: 'The same key with the same change is carried out once, and answers the same.' })
  idempotencyKey?: string;
}

@InputType()
export class WithdrawAnswerInput extends ReportChange {
  @Field(() => ID, { description: "The finding's fingerprint." }) finding!: string;
}

@InputType()
export class RecordPublicationInput extends ReportChange {
  @Field({ description: 'The day in China (YYYY-MM-DD) on which the office published it.' }) publishedOn!: string;
}

@InputType()
export class OpenCorrectionInput extends ReportChange {
  @Field(() => CorrectionKindEnum) kind!: CorrectionKind;
  @Field({ description: 'What the public is told.' }) publicNote!: string;
}

@InputType()
export class WithdrawReportInput extends ReportChange {
  @Field({ description: 'What the public is told.' }) publicNote!: string;
}

@InputType()
export class RegisterOfficeInput extends Change {
  @Field(() => ID, { description: 'Letters and digits, with . _ - between them.' }) officeId!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: '统一社会信用代码' }) uscc?: string;
  @Field({ description: '行政区划代码: 6, 9 or 12 digits' }) region!: string;
  @Field(() => ID, { nullable: true }) parentId?: string;
  @Field(() => OfficeKindEnum) kind!: OfficeKind;
  @Field(() => OfficeLevelEnum) level!: OfficeLevel;
  @Field(() => Boolean, { nullable: true, description: 'Led by its own system; else false.' }) vertical?: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'The day in China (YYYY-MM-DD) since when it exists: it owes no report on a year before. Else unknown, and expected for every year.',
  })
  effectiveOn?: string;
}

@InputType()
export class OfficeChange extends Change {
  @Field(() => ID) officeId!: string;
  @Field(() => Int) expectedRevision!: number;
}

@InputType()
export class RenameOfficeInput extends OfficeChange {
  @Field() name!: string;
}

@InputType()
export class MoveOfficeInput extends OfficeChange {
  @Field(() => ID, { nullable: true }) parentId?: string;
  @Field() region!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The day in China (YYYY-MM-DD) from which on it stands there, whatever was recorded for later days before. Else the day on which it is recorded.',
  })
  effectiveOn?: string;
}

@InputType()
export class DissolveOfficeInput extends OfficeChange {
  @Field(() => String, {
    nullable: true,
    description:
      'The day in China (YYYY-MM-DD) on which it was dissolved; it can be said, or mended, also of an office that is dissolved, with the successor again. Else the day on which it is recorded.',
  })
  effectiveOn?: string;
  @Field(() => ID, { nullable: true, description: 'The office that takes its place.' }) successorId?: string;
}

@InputType()
export class ReportFilterInput {
  @Field(() => ID, { nullable: true }) officeId?: string;
  @Field(() => String, { nullable: true, description: 'Prefix of the 行政区划代码: 43 a province, 4309 a city, 430902 a county.' })
  region?: string;
  @Field(() => Int, { nullable: true }) year?: number;
  @Field(() => ScopeEnum, { nullable: true }) scope?: Scope;
  @Field(() => [ReportStatusEnum], { nullable: true }) status?: ReportStatus[];
}

@InputType()
export class ReportOrderInput {
  @Field(() => ReportOrderByEnum) by!: ReportOrder['by'];
  @Field(() => DirectionEnum) direction!: ReportOrder['direction'];
}

@InputType()
export class OfficeFilterInput {
  @Field(() => String, { nullable: true, description: 'Prefix of the 行政区划代码.' }) region?: string;
  @Field(() => ID, { nullable: true }) parentId?: string;
  @Field(() => String, { nullable: true, description: 'Part of the name, present or former.' }) name?: string;
  @Field(() => Boolean, { nullable: true }) includeDissolved?: boolean;
}

@InputType()
export class AuditFilterInput {
  @Field(() => ID, { nullable: true, description: "The report's id or reportId." }) report?: string;
  @Field(() => ID, { nullable: true }) officeId?: string;
  @Field(() => ID, { nullable: true }) actorId?: string;
  @Field(() => [String], { nullable: true, description: 'Types of events.' }) types?: string[];
  @Field(() => String, { nullable: true, description: 'Inclusive, ISO 8601.' }) from?: string;
  @Field(() => String, { nullable: true, description: 'Exclusive, ISO 8601.' }) to?: string;
}

@InputType()
export class ChangeFilterInput {
  @Field(() => ID, { nullable: true, description: "The report's id or reportId." }) report?: string;
  @Field(() => ID, { nullable: true }) officeId?: string;
  @Field(() => String, { nullable: true, description: 'Prefix of the 行政区划代码.' }) region?: string;
  @Field(() => [String], { nullable: true, description: 'Types of events.' }) types?: string[];
}
