import type { Actor } from '../access/actor.js';
import type { MergedMetadata, Position } from '../event-store/event-store.js';
import type { ReadReport as OwnOrOther } from '../import/own/read-report.js';
import type { OfficeCommand } from '../offices/office.js';
import type { Queries } from '../read-model/queries.js';
import type { ReportCommand } from '../reports/commands.js';
import type { UnplacedLine } from '../reports/events.js';
import type { Resolution } from '../reports/resolutions.js';
import type { Scope } from '../reports/status.js';
import type { RollUps } from './roll-ups.js';

/** The one way in for every change, from GraphQL and from the CLI alike. */
export interface App {
  /**
   * Authorise, load, decide, append, and wait until the read model shows it.
   * @throws {GongkaiError} NOT_FOUND, WRONG_STATE, REVISION_CONFLICT, FORBIDDEN, FOUR_EYES, FINDINGS_STAND, NOT_ANSWERABLE, INVALID_FIGURES, BAD_INPUT,
   *   MERGE_CONFLICT, IDEMPOTENCY_KEY_REUSED, UNAVAILABLE …: nothing was changed
   */
  report(reportId: string, command: ReportCommand, context: CommandContext): Promise<CommandOutcome>;
  office(officeId: string, command: OfficeCommand, context: CommandContext): Promise<CommandOutcome>;

  /**
   * Restores a revision, or only the named parts of it (`title`, `section/<key>`, `table/<key>`, `row/<table>/<row>`, a cell), as a new
   * revision.
   */
  restore(reportId: string, restored: { revision: number; parts?: readonly string[] }, context: CommandContext): Promise<CommandOutcome>;

  /**
   * Takes back what one revision changed, and nothing that came after it, as a new revision.
   * @throws {GongkaiError} as `report` does; NOT_UNDOABLE where it was no edit
   */
  undo(reportId: string, revision: number, context: CommandContext): Promise<CommandOutcome>;

  /** Reads a report's text and records it: opens the report when there is none, else replaces the draft's content. */
  importText(request: ImportRequest, context: CommandContext): Promise<ImportOutcome>;

  /** Reads it and decides as `importText` does, and records nothing. @throws {GongkaiError} what that throws */
  tryImport(request: ImportRequest, context: CommandContext): Promise<ImportTrial>;

  /** Records a report that was read from a source before, as `importText` does. */
  recordImport(imported: ReadReport, target: ImportTarget, context: CommandContext): Promise<ImportOutcome>;

  /** Decides as `recordImport` does, and records nothing. @throws {GongkaiError} what that throws of the report as it is now */
  checkImport(imported: ReadReport, target: ImportTarget, context: CommandContext): Promise<void>;

  readonly queries: Queries;
  /** Statistics, trends and deadlines. */
  readonly rollUps: RollUps;
  /** Resolves when the read model has passed the position. @throws {GongkaiError} READ_MODEL_BEHIND after `deadlineMs` */
  atLeast(position: Position, deadlineMs?: number): Promise<void>;
}

export interface CommandContext {
  readonly actor: Actor;
  readonly requestId: string;
  readonly correlationId: string;
  readonly reason: string | null;
  /** The revision the change was made on. Required for every change of an existing report or office. */
  readonly expectedRevision?: number;
  readonly idempotencyKey?: string;
  /** What is done when others have changed the report since `expectedRevision`: `fail` (the default), or `merge` the edit into it. */
  readonly policy?: MergePolicy;
  /** Settles the conflicts that the same change met before. */
  readonly resolutions?: readonly Resolution[];
}

export type MergePolicy = 'fail' | 'merge';

export interface CommandOutcome {
  /** Id of the report or office. */
  readonly id: string;
  /** Revision after the command: unchanged when nothing changed. */
  readonly revision: number;
  /** Null only when nothing changed. */
  readonly position: Position | null;
  /** False: the command would have changed nothing, so no event was made. */
  readonly changed: boolean;
  /** True: this command had been carried out before under the same idempotency key. */
  readonly repeated: boolean;
  /** Where the change was made on an earlier revision and merged with what others did since; else null. */
  readonly merged: MergedWith | null;
}

export interface MergedWith extends MergedMetadata {
  /** The last revision by others: the change was merged into it. */
  readonly into: number;
}

export interface ImportRequest {
  readonly source: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
  /** Needed where the text does not say. */
  readonly officeId?: string;
  readonly year?: number;
  readonly scope?: 'organ' | 'jurisdiction';
  readonly publishedOn?: string;
}

/** A report as it was read from a source; plain data. */
export type ReadReport = Omit<OwnOrOther, 'form'> & { readonly formId: string };

/** Which report a source is to be recorded as. */
export interface ImportTarget {
  readonly officeId: string;
  readonly year: number;
  readonly scope: Scope;
  /** The day in China on which its office published it, where it is recorded as published too. */
  readonly publishedOn?: string;
}

export interface ImportOutcome extends CommandOutcome, ImportTrial {}

/** What an import makes of a source. */
export interface ImportTrial {
  /** Id of the report. */
  readonly id: string;
  readonly formId: string;
  readonly year: number;
  readonly cellsFound: number;
  readonly cellsExpected: number;
  readonly unplaced: readonly UnplacedLine[];
  /** What the source lacks or leaves open: headings, rows, the year. */
  readonly notes: readonly string[];
}
