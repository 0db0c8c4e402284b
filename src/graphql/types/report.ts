import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ReportStatus, Scope } from '../../reports/status.js';
import { ReportStatusEnum, ScopeEnum } from '../enums.js';
import { Node } from './node.js';

@ObjectType({ implements: Node, description: 'An annual report (政府信息公开工作年度报告) of one office, year and scope, as it is now.' })
export class Report extends Node {
  @Field(() => ID, { description: '<office>-<year>-<scope>' }) reportId!: string;
  @Field(() => Int, { description: 'The year it reports on.' }) year!: number;
  @Field(() => ScopeEnum) scope!: Scope;
  @Field() title!: string;
  @Field(() => ReportStatusEnum) status!: ReportStatus;
  @Field(() => Int, { description: 'Number of the last revision: one for each event. Name it as expectedRevision in a change.' })
  revisionNumber!: number;
  @Field(() => Int, { description: 'The edition last published; 0 before the first.' }) edition!: number;
  @Field({ description: 'SHA-256 that names the exact content.' }) contentHash!: string;
  @Field() openedAt!: string;
  @Field() updatedAt!: string;
}
