import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ReportStatus } from '../../reports/status.js';
import { ReportStatusEnum } from '../enums.js';
import { Node } from './node.js';
import { TablePlace } from './table-place.js';

/** A file is fetched, not queried: a link can be put on a page, and is cached under its entity tag. */
export const exportUrlDescription =
  'Where this revision is given out as a file: a path on the address of the service, for a GET. It names the revision, so it gives the same for ever.';

@ObjectType('Actor', { description: 'Who acted.' })
export class ActorType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}

@ObjectType({ description: 'A line or field of the source that found no place in the form.' })
export class UnplacedLine {
  @Field(() => Int, { description: 'The line of a text or of a page, the paragraph of a document; from 1.' }) line!: number;
  @Field(() => TablePlace, { nullable: true, description: 'Where it stood in a table of a page or document.' }) at!: TablePlace | null;
  @Field() text!: string;
  @Field() reason!: string;
}

@ObjectType({ description: 'What an import was read from.' })
export class ImportSource {
  @Field() name!: string;
  @Field() mediaType!: string;
  @Field(() => Int) bytes!: number;
  @Field({ description: "SHA-256 of the source's bytes." }) sha256!: string;
}

@ObjectType({ description: "A reviewer's remark." })
export class ReviewComment {
  @Field(() => String, { nullable: true, description: 'section/<key>, a cell id, or null for the whole.' }) target!: string | null;
  @Field() text!: string;
}

@ObjectType({ implements: Node, description: 'The report after one event: what happened, and all that it said then.' })
export class Revision extends Node {
  @Field(() => Int, { description: 'From 1: the nth event.' }) number!: number;
  @Field(() => ID) eventId!: string;
  @Field({ description: 'The type of the event: FiguresRecorded, ReportPublished …' }) event!: string;
  @Field(() => ActorType) author!: ActorType;
  @Field({ description: 'When it was recorded (ISO 8601).' }) at!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field() requestId!: string;
  @Field({ description: 'The position in the log.' }) position!: string;
  @Field(() => ReportStatusEnum) status!: ReportStatus;
  @Field(() => Int) edition!: number;
  @Field({ description: 'SHA-256 that names the exact content.' }) contentHash!: string;
  @Field(() => String, { nullable: true, description: 'What the public was told of a correction or withdrawal.' }) publicNote!:
    | string
    | null;
  @Field(() => [ReviewComment], { description: 'With which the report was returned.' }) comments!: ReviewComment[];
  @Field(() => ImportSource, { nullable: true }) source!: ImportSource | null;
  @Field(() => [UnplacedLine], { description: 'What an import could not place.' }) unplaced!: UnplacedLine[];
  @Field(() => Int, { nullable: true, description: 'The revision that was restored.' }) restoredRevision!: number | null;
  @Field(() => Int, { nullable: true, description: 'The revision that was undone.' }) undoneRevision!: number | null;
  @Field(() => [String], {
    description: 'What a restoration or an undoing put back: title, section/<key>, table/<key>, cells by their ids.',
  })
  putBack!: string[];
  @Field(() => Int, {
    nullable: true,
    description: 'The revision that the change was made on, where it was merged with what others did since; else null.',
  })
  madeOn!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the event has to do with other revisions, in a sentence: what it restored, undid, or was merged with.',
  })
  noteZh!: string | null;
  @Field(() => String, { nullable: true }) noteEn!: string | null;
}

@ObjectType({ description: 'A published edition (版本), and when it was in force.' })
export class Edition {
  @Field(() => Int) edition!: number;
  @Field(() => Int) revisionNumber!: number;
  @Field() contentHash!: string;
  @Field({ description: 'When it came into force here.' }) publishedAt!: string;
  @Field({
    description:
      'The day in China on which it was made public: that of publishedAt, or an earlier one where that was recorded later (recordPublication).',
  })
  publishedOn!: string;
  @Field(() => ID) publishedBy!: string;
  @Field(() => String, { nullable: true, description: 'When the next edition replaced it or it was withdrawn; null while in force.' })
  endedAt!: string | null;
  @Field() withdrawn!: boolean;
}
