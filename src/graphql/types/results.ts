import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Merged } from './merge.js';
import { Office } from './office.js';
import {
  AlreadyExists,
  FindingsStand,
  Forbidden,
  FourEyes,
  IdempotencyKeyReused,
  InvalidFigures,
  InvalidInput,
  MergeConflict,
  NotAnswerable,
  NotAReport,
  NotFound,
  NotShownYet,
  NotUndoable,
  RevisionConflict,
  TooLarge,
  Unauthenticated,
  Unavailable,
  WrongState,
} from './problems.js';
import { Report } from './report.js';
import { UnplacedLine } from './revision.js';

const mergedDescription =
  'Null where the change was made on the revision just before it; of an undoing there also where conflicts were settled in it.';

@ObjectType()
class Done {
  @Field(() => Int, { description: 'The revision after the change.' }) revisionNumber!: number;
  @Field(() => String, { nullable: true, description: 'Where it is recorded; queries take it as atLeast. Null when nothing changed.' })
  position!: string | null;
  @Field({ description: 'False: it says so already, and no revision was made.' }) changed!: boolean;
  @Field({ description: 'True: it had been done before under this idempotency key.' }) repeated!: boolean;
  @Field() message!: string;
}

@ObjectType({ description: 'The change was made, or there was nothing to change.' })
export class ReportChanged extends Done {
  @Field(() => Report) report!: object;
  @Field(() => Merged, { nullable: true, description: mergedDescription }) merged!: object | null;
}

@ObjectType({ description: 'The change was made, or there was nothing to change.' })
export class OfficeChanged extends Done {
  @Field(() => Office) office!: object;
}

@ObjectType({ description: 'The text was read and recorded.' })
export class ImportDone extends Done {
  @Field(() => Report) report!: object;
  @Field(() => Merged, { nullable: true, description: mergedDescription }) merged!: object | null;
  @Field(() => Int) cellsFound!: number;
  @Field(() => Int) cellsExpected!: number;
  @Field(() => [UnplacedLine], { description: 'Lines that could not be placed; kept in the import event.' }) unplaced!: object[];
  @Field(() => [String], { description: 'What the source lacks or leaves open: headings, rows, the year.' }) notes!: string[];
}

const anywhere = [
  RevisionConflict,
  WrongState,
  Forbidden,
  Unauthenticated,
  NotFound,
  AlreadyExists,
  InvalidInput,
  IdempotencyKeyReused,
  TooLarge,
  Unavailable,
  NotShownYet,
] as const;

export const ReportResult = createUnionType({
  name: 'ReportResult',
  description: 'What became of a change to a report.',
  types: () => [ReportChanged, MergeConflict, NotUndoable, InvalidFigures, FindingsStand, NotAnswerable, FourEyes, ...anywhere] as const,
});

export const OfficeResult = createUnionType({
  name: 'OfficeResult',
  description: 'What became of a change to an office.',
  types: () => [OfficeChanged, ...anywhere] as const,
});

export const ImportResult = createUnionType({
  name: 'ImportResult',
  description: 'What became of an import.',
  types: () => [ImportDone, MergeConflict, NotAReport, ...anywhere] as const,
});
