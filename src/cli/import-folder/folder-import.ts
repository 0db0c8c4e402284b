import type { CommandContext, ImportTarget, ReadReport } from '../../app/app.js';
import type { Core } from '../../app/core.js';
import { type NamedOffice, OfficeNames } from '../../app/office-names.js';
import { otherOffice } from '../../app/other-office.js';
import type { Reader } from '../../app/read-source.js';
import { whoseIs } from '../../app/whose.js';
import { echoed, isGongkaiError, messageOf } from '../../errors.js';
import { sha256Hex } from '../../history/hash.js';
import { reportId } from '../../reports/report-id.js';
import { sameContent } from '../../reports/same-content.js';
import type { Scope } from '../../reports/status.js';
import { Claims, sameAs } from './claims.js';
import type { FileOutcome } from './file-outcome.js';
import type { FoundFile } from './found-files.js';
import { inOrder } from './in-order.js';
import type { Named, OfficeList } from './office-list.js';
import { type ReadFile, readFileOf } from './read-file.js';
import type { RecordedSources } from './recorded-sources.js';

export interface FolderImportOptions {
  /** Whose all files are, for which year and scope, where the list and the texts do not say. */
  readonly office?: string;
  readonly year?: number;
  readonly scope?: Scope;
  /** The day on which all were published, where the list does not say. */
  readonly publishedOn?: string;
  /** What the list of --offices says of them. */
  readonly list: OfficeList;
  /** Record a file also over a report that says something else. */
  readonly replace: boolean;
  /** Only tell what would be done. */
  readonly dryRun: boolean;
  /** How many files are read, and how many recorded, at once. */
  readonly parallel: number;
  readonly reason?: string;
}

export interface FolderImportParts {
  readonly core: Pick<Core, 'app'>;
  readonly reader: Reader;
  readonly recorded: RecordedSources;
  readonly change: (options: Pick<CommandContext, 'expectedRevision' | 'idempotencyKey'> & { reason: string }) => CommandContext;
  /** Told of each file as it is done. */
  readonly onDone?: (outcome: FileOutcome) => void;
}

/** Where a report is to be recorded, and on which revision. */
interface Place {
  readonly id: string;
  readonly target: ImportTarget;
  /** Null where there is no such report yet. */
  readonly over: number | null;
}

/**
 * Imports files. What is to be done with each is decided in the order of their names, the incomplete ones after all others, however fast
 * each is read and recorded: a run that was cut short and begun again does the same.
 */
export class FolderImport {
  private readonly names: OfficeNames;
  private readonly claims: Claims;
  private readonly answered = new Map<string, string>();

  constructor(
    private readonly options: FolderImportOptions,
    private readonly parts: FolderImportParts,
  ) {
    this.names = new OfficeNames(parts.core.app.queries);
    this.claims = new Claims(parts.core.app.queries);
  }

  /** The offices, for whoever asks a person which of them is meant. */
  get officeNames(): OfficeNames {
    return this.names;
  }

  /** Whose a file is, as a person answered. */
  answer(file: string, office: NamedOffice): void {
    this.names.learn(office);
    this.answered.set(file, office.id);
  }

  /**
   * Files that lack cells are settled last, those with the most cells first: a page about a report is not taken for the report.
   * @returns what became of each file; those that were not begun when the signal came, or the event store went away, are not among them
   */
  async run(files: readonly FoundFile[], interrupted: AbortSignal): Promise<readonly FileOutcome[]> {
    const { parallel } = this.options;
    const away = new AbortController();
    const signal = AbortSignal.any([interrupted, away.signal]);
    const outcomes: (FileOutcome | Promise<FileOutcome>)[] = [];
    const recording = new Set<Promise<unknown>>();
    const begin = async (file: ReadFile): Promise<void> => {
      const outcome = this.settle(file);
      outcomes.push(outcome);
      if (!(outcome instanceof Promise)) this.parts.onDone?.(outcome);
      else {
        const done: Promise<unknown> = outcome.then((each) => {
          recording.delete(done);
          if (each.code === 'UNAVAILABLE') away.abort();
          this.parts.onDone?.(each);
        });
        recording.add(done);
        if (recording.size >= parallel) await Promise.race(recording);
      }
    };
    const partial: { readonly file: ReadFile; readonly cells: number }[] = [];
    for await (const file of inOrder(files, parallel, (found) => this.read(found), signal)) {
      if (file.kind === 'read' && file.read.cellsFound < file.read.cellsExpected) partial.push({ file, cells: file.read.cellsFound });
      else await begin(file);
    }
    for (const { file } of partial.sort((a, b) => b.cells - a.cells)) {
      if (signal.aborted) break;
      await begin(file);
    }
    return Promise.all(outcomes);
  }

  private read(found: FoundFile): Promise<ReadFile> {
    const { reader, recorded, core } = this.parts;
    const named = this.namedFor(found.name);
    return readFileOf(found, reader, {
      ...(named.year === undefined ? {} : { year: named.year }),
      isRecorded: (sha256) =>
        recorded.from(sha256).find((id) => {
          const report = core.app.queries.reportsById([id])[0];
          const { office = report?.officeId, year = report?.year, scope = report?.scope } = named;
          // Whether it still says what the file does is not known before the file is read.
          if (this.awaitsPublication(id, found.name)) return false;
          return report?.officeId === office && report?.year === year && report?.scope === scope;
        }) ?? null,
    });
  }

  private namedFor(file: string): Named {
    const { office, year, scope, publishedOn, list } = this.options;
    const answer = this.answered.get(file);
    return {
      ...(office === undefined ? {} : { office }),
      ...(year === undefined ? {} : { year }),
      ...(scope === undefined ? {} : { scope }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...list.get(file),
      ...(answer === undefined ? {} : { office: answer }),
    };
  }

  /** What to do with a file: told at once, or, where it is recorded, when that is done. */
  private settle(file: ReadFile): FileOutcome | Promise<FileOutcome> {
    const { name } = file;
    if (file.kind === 'failed') return { file: name, outcome: 'failed', ...file.problem };
    if (file.kind === 'recorded') {
      const { reportId, sha256 } = file;
      const other = this.claims.takeRecorded(reportId, name, sha256, this.parts.recorded.revisionOf(reportId) ?? 0);
      if (other !== null) return { file: name, outcome: 'duplicate', message: sameAs(other), reportId, sha256 };
      return this.leave(reportId, { file: name, outcome: 'unchanged', reportId, sha256 });
    }
    const { read } = file;
    const told = {
      file: name,
      sha256: read.source.sha256,
      formId: read.formId,
      cellsFound: read.cellsFound,
      cellsExpected: read.cellsExpected,
      unplaced: read.unplaced.length,
      notes: read.notes.map(({ message }) => message),
    };
    const place = this.placeOf(name, read);
    if ('outcome' in place) return { ...told, ...place };
    const { id, target, over, officeBy } = place;
    const { notes, warnings } = notesOn(read, officeBy === 'named' ? otherOffice(read, target, this.names) : null);
    const known = { ...told, notes, warnings, reportId: id, year: target.year, scope: target.scope, officeBy };
    const other = this.claims.against(id, told.sha256, read.content);
    if (other) return { ...known, ...other };
    this.claims.take(id, name, told.sha256, read.content);
    const { queries } = this.parts.core.app;
    const said = over === null ? null : queries.contentOf(id, over);
    if (over !== null && said && sameContent(said, read.content))
      return this.awaitsPublication(id, name)
        ? this.record(read, { id, target, over }, { ...known, outcome: 'published' })
        : this.leave(id, { ...known, outcome: 'unchanged', revision: over });
    if (over !== null && !this.options.replace)
      return {
        ...known,
        outcome: 'differs',
        message: `${id} is there, at revision ${over}, and says something else. ${this.remedy(id, read.formId)}`,
      };
    const outcome = over === null ? 'imported' : 'replaced';
    return this.record(read, { id, target, over }, { ...known, outcome });
  }

  private remedy(id: string, read: string): string {
    const formId = this.parts.core.app.queries.reportsById([id])[0]?.formId;
    return formId === read
      ? '--replace records the file over it.'
      : `It is kept in the form ${formId}, and the file is in the form ${read}: a report keeps its form, so the file can not be recorded over it.`;
  }

  private placeOf(
    file: string,
    read: ReadReport,
  ): (Place & { officeBy: string }) | Pick<FileOutcome, 'outcome' | 'officeName' | 'message'> {
    const named = this.namedFor(file);
    const year = named.year ?? read.year;
    const whose = named.office === undefined ? whoseIs(read, this.names, year) : { officeId: named.office, by: 'named' };
    if (whose.officeId === null) {
      const nearest = whose.nearest.map(({ id, name }) => `${id} (${name})`).join(', ');
      const message = `${whose.why}.${nearest === '' ? '' : ` Like it: ${nearest}.`} Say whose it is with --offices or --office, or register it.`;
      return { outcome: 'officeUnknown', officeName: whose.name, message };
    }
    const { officeId } = whose;
    if (!this.names.byId(officeId))
      return {
        outcome: 'officeUnknown',
        officeName: read.officeNameGuess,
        message: `There is no office ${echoed(officeId)}. Register it first: gongkai register-office.`,
      };
    if (year === null)
      return {
        outcome: 'yearUnknown',
        officeName: read.officeNameGuess,
        message: 'It does not say which year it reports on. Say it with --offices or --year.',
      };
    const { publishedOn } = named;
    const target = { officeId, year, scope: named.scope ?? read.scope ?? 'organ', ...(publishedOn === undefined ? {} : { publishedOn }) };
    const id = reportId(officeId, year, target.scope);
    return { id, target, over: this.parts.core.app.queries.reportsById([id])[0]?.revision ?? null, officeBy: whose.by };
  }

  /** A report that says what the file says: nothing is left to do, unless it is on record as published on another day than is said now. */
  private leave(id: string, outcome: FileOutcome): FileOutcome {
    const { publishedOn } = this.namedFor(outcome.file);
    const [first] = publishedOn === undefined ? [] : this.parts.core.app.queries.editions(id);
    if (!first || first.publishedOn === publishedOn) return outcome;
    const message = `${id} is on record as published on ${first.publishedOn}, not on ${publishedOn}: a day that is recorded stays.`;
    return { ...outcome, outcome: 'differs', message };
  }

  /** Whether all that is left to do for a report is to record that it was published. */
  private awaitsPublication(id: string, file: string): boolean {
    const report = this.parts.core.app.queries.reportsById([id])[0];
    return this.namedFor(file).publishedOn !== undefined && report?.status === 'draft' && report.edition === 0;
  }

  private async record(read: ReadReport, { id, target, over }: Place, outcome: FileOutcome): Promise<FileOutcome> {
    const { core, change } = this.parts;
    const { publishedOn } = target;
    const key = [
      'import',
      read.source.sha256,
      id,
      ...(over === null ? [] : [String(over)]),
      ...(publishedOn === undefined ? [] : [publishedOn]),
    ].join('\n');
    try {
      const context = change({
        reason: this.options.reason ?? `Imported from ${read.source.name}`,
        idempotencyKey: `import-${sha256Hex(key)}`,
        ...(over === null ? {} : { expectedRevision: over }),
      });
      if (this.options.dryRun) {
        await core.app.checkImport(read, target, context);
        return outcome;
      }
      const { revision, notes } = await core.app.recordImport(read, target, context);
      // What only shows in the recording: a year that has not begun, a government's report taken as its organ's.
      const { notes: told = [], warnings = [] } = outcome;
      const added = notes.filter((note) => !told.includes(note));
      return { ...outcome, revision, notes: [...told, ...added], warnings: [...warnings, ...added] };
    } catch (error) {
      return { ...outcome, outcome: 'failed', message: messageOf(error), code: isGongkaiError(error) ? error.code : 'INTERNAL' };
    }
  }
}

/** Notes that may tell that a report is in the wrong place. */
const warning: ReadonlySet<string> = new Set(['yearDiffers', 'formOfOtherYear', 'titleUnclear', 'signsUnreadable']);

function notesOn({ notes }: ReadReport, other: string | null): { readonly notes: readonly string[]; readonly warnings: readonly string[] } {
  const also = other === null ? [] : [other];
  return {
    notes: [...notes.map(({ message }) => message), ...also],
    warnings: [...notes.filter(({ kind }) => warning.has(kind)).map(({ message }) => message), ...also],
  };
}
