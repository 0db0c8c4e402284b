import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../../errors.js';
import type { ReportStatus } from '../../reports/status.js';
import { ReportStatusEnum } from '../enums.js';
import { FindingType } from './finding.js';
import { Conflict } from './merge.js';
import { Report } from './report.js';

@InterfaceType({ description: 'Why a change was not made. Nothing was changed, but where NotShownYet or Unavailable says otherwise.' })
export abstract class Problem {
  @Field(() => String, { description: 'From the table of errors (docs/errors.md).' }) code!: ErrorCode;
  @Field() message!: string;
  @Field({ description: 'Whether the same request may succeed later.' }) retryable!: boolean;
}

@ObjectType({ implements: Problem, description: 'Others changed it since the revision the change was made on.' })
export class RevisionConflict extends Problem {
  @Field(() => Int) expectedRevision!: number;
  @Field(() => Int) currentRevision!: number;
  @Field(() => Report, { nullable: true, description: 'As it is now; null when an office was to be changed.' }) report!: object | null;
}

@ObjectType({
  implements: Problem,
  description:
    'The change meets others at the same places. Choose for each conflict, and send the same change again with the resolutions. What others change elsewhere meanwhile is merged; where they change one of these places again, it is told as a new conflict.',
})
export class MergeConflict extends Problem {
  @Field(() => Int, { description: 'The revision that the change was made on; of an undoing, the one to be undone.' }) madeOn!: number;
  @Field(() => Int, { description: 'The revision that `theirs` is of.' }) currentRevision!: number;
  @Field(() => Report, { nullable: true, description: 'As it is now.' }) report!: object | null;
  @Field(() => [Conflict], { description: 'The conflicts that are not settled, in the order of reading.' }) conflicts!: Conflict[];
  @Field(() => [ID], {
    description:
      'Conflicts that were settled in the request, but are none any more: the place was changed again. Leave them out, or look again.',
  })
  staleResolutions!: string[];
}

@ObjectType({ implements: Problem, description: 'The event at this revision can not be undone.' })
export class NotUndoable extends Problem {
  @Field({ description: 'The type of the event.' }) event!: string;
  @Field({ description: 'What to do instead.' }) instead!: string;
}

@ObjectType({ implements: Problem, description: 'Not allowed in this status.' })
export class WrongState extends Problem {
  @Field(() => ReportStatusEnum, { nullable: true }) status!: ReportStatus | null;
  @Field(() => [String], { description: 'The commands that are allowed.' }) allowed!: string[];
}

@ObjectType({ description: 'A figure that has no place.' })
export class FigureProblem {
  @Field() table!: string;
  @Field() row!: string;
  @Field() column!: string;
  @Field() problem!: string;
}

@ObjectType({ implements: Problem, description: 'Figures that have no place in the form; none was recorded.' })
export class InvalidFigures extends Problem {
  @Field(() => [FigureProblem]) figures!: FigureProblem[];
}

@ObjectType({
  implements: Problem,
  description: 'Publication is refused while findings of grade error stand unanswered, and, where the settings have it so, warnings.',
})
export class FindingsStand extends Problem {
  @Field(() => [FindingType]) findings!: object[];
}

@ObjectType({ implements: Problem, description: 'The rule takes no explanation: what it found must be put right.' })
export class NotAnswerable extends Problem {
  @Field() ruleId!: string;
}

@ObjectType({ implements: Problem, description: 'Author and approver must be two people.' })
export class FourEyes extends Problem {}

@ObjectType({ implements: Problem, description: 'The actor may not do this.' })
export class Forbidden extends Problem {}

@ObjectType({ implements: Problem, description: 'Nobody, or nobody known, was named as the actor.' })
export class Unauthenticated extends Problem {}

@ObjectType({ implements: Problem, description: 'There is no such office, report, revision or part.' })
export class NotFound extends Problem {}

@ObjectType({ implements: Problem, description: 'It exists already.' })
export class AlreadyExists extends Problem {
  @Field(() => ID, { nullable: true }) existingId!: string | null;
}

@ObjectType({ implements: Problem, description: 'An argument has the wrong shape or is out of bounds.' })
export class InvalidInput extends Problem {}

@ObjectType({ implements: Problem, description: 'The text is no annual report.' })
export class NotAReport extends Problem {}

@ObjectType({ implements: Problem, description: 'The key was used before for another change.' })
export class IdempotencyKeyReused extends Problem {}

@ObjectType({ implements: Problem, description: 'The change is larger than the event store takes.' })
export class TooLarge extends Problem {}

@ObjectType({ implements: Problem, description: 'The event store does not answer.' })
export class Unavailable extends Problem {
  @Field(() => Int, { description: 'When to try again.' }) retryAfterMs!: number;
  @Field({
    description:
      'True: the connection broke under the change, so it may be recorded. Under the same idempotency key it is made once however often it is sent.',
  })
  mayHaveBeenRecorded!: boolean;
}

@ObjectType({
  implements: Problem,
  description: 'The one problem where the change WAS made: it is recorded at `position`, but not shown yet. Ask again with atLeast.',
})
export class NotShownYet extends Problem {
  @Field() position!: string;
}
