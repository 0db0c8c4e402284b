import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ReportStatus, Scope } from '../../reports/status.js';
import { ReportStatusEnum, ScopeEnum, SearchPlaceEnum } from '../enums.js';
import { connectionOf } from './connection.js';
import { Report } from './report.js';

@ObjectType({ description: 'A run of characters as they are written, either found or not: data, never markup.' })
export class SearchSpan {
  @Field() text!: string;
  @Field() hit!: boolean;
}

@ObjectType({ description: 'A piece of a report in which a word was found.' })
export class SearchPassage {
  @Field(() => SearchPlaceEnum) place!: string;
  @Field(() => String, { nullable: true, description: 'Key of the section; null for the title.' }) section!: string | null;
  @Field(() => String, { nullable: true, description: "The section's heading as printed; null for the title." }) heading!: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the paragraph in its section, from 0.' }) paragraph!: number | null;
  @Field(() => [SearchSpan], { description: 'One after another they are the piece.' }) spans!: SearchSpan[];
  @Field({ description: 'Whether more of the same place stands before the piece.' }) cutBefore!: boolean;
  @Field({ description: 'Whether more of it stands behind the piece.' }) cutAfter!: boolean;
}

@ObjectType({ description: 'A report in which all the words were found.' })
export class SearchHit {
  @Field(() => Report, { description: 'As it is now; with in: PUBLISHED as it is in force, like that of publishedAsOf.' }) report!: Report;
  @Field(() => Int, { description: 'The revision that says them: the last one, or that of the edition in force.' }) revisionNumber!: number;
  @Field(() => [SearchPassage], { description: 'The first few places, those with most of the words, in the order of the report.' })
  passages!: SearchPassage[];
  @Field(() => Int, { description: 'How many titles, headings and paragraphs have one of the words.' }) placesHit!: number;
}

const counted = 'How many were found, counted up to 1000: where isMore holds there are more.';

@ObjectType({
  description: 'Reports found: those with all the words in the title first, then those that say them most. The list ends at 1000.',
})
export class SearchConnection extends connectionOf('SearchHit', SearchHit, counted) {
  @Field({ description: 'More were found than the 1000 last changed, which can be counted and turned to: say more.' }) isMore!: boolean;
  @Field(() => [String], {
    description: 'What was looked for, as it was read from the text: without difference of width, script, case and spaces.',
  })
  words!: string[];
  @Field({
    description: 'The text said more than was looked for: no more than 16 words are, of each 100 characters, and of the whole 1000.',
  })
  isCut!: boolean;
}

@InputType({ description: 'All that are given must hold.' })
export class SearchFilterInput {
  @Field(() => ID, { nullable: true, description: 'This office, and all below it.' }) officeId?: string | null;
  @Field(() => Int, { nullable: true }) year?: number | null;
  @Field(() => ScopeEnum, { nullable: true }) scope?: Scope | null;
  @Field(() => [ReportStatusEnum], {
    nullable: true,
    description: 'Of the reports as they are now; with in: PUBLISHED of those in force, which are published.',
  })
  status?: ReportStatus[] | null;
}
