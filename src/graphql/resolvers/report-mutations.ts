import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ReportCommand } from '../../reports/commands.js';
import { reportId } from '../../reports/report-id.js';
import { answered, changeReport, importDone, reportChanged, toldOfWarnings } from '../carry-out.js';
import type { ApiContext } from '../context.js';
import { importSource } from '../import-source.js';
import {
  AddLocalRowInput,
  AnswerFindingInput,
  ImportReportInput,
  OpenCorrectionInput,
  OpenReportInput,
  RecordFiguresInput,
  RecordPublicationInput,
  RemoveLocalRowInput,
  ReportChange,
  RestoreRevisionInput,
  ReturnReportInput,
  ReviseSectionInput,
  ReviseTitleInput,
  UndoRevisionInput,
  WithdrawAnswerInput,
  WithdrawReportInput,
} from '../types/inputs.js';
import { ImportResult, ReportResult } from '../types/results.js';

function carryOut(context: ApiContext, input: ReportChange, command: ReportCommand) {
  return changeReport(context, input, (id, commandContext) => context.app.report(id, command, commandContext));
}

@Resolver()
export class ReportMutations {
  @Mutation(() => ReportResult, { description: 'Begins a report, in the form prescribed for its year.' })
  openReport(@Arg('input', () => OpenReportInput) input: OpenReportInput, @Ctx() context: ApiContext) {
    const { officeId, year, title } = input;
    const scope = input.scope ?? 'organ';
    const opened = { type: 'openReport', officeId, year, scope, ...(title == null ? {} : { title }) } as const;
    return answered(
      context,
      () => reportId(officeId, year, scope),
      input,
      async (command, id) => reportChanged(context, await context.app.report(id, opened, command)),
    );
  }

  @Mutation(() => ImportResult, { description: "Reads a report from a text or file: opens the report, or replaces a draft's content." })
  importReport(@Arg('input', () => ImportReportInput) input: ImportReportInput, @Ctx() context: ApiContext) {
    const { officeId, year, scope, publishedOn } = input;
    const named = {
      ...(officeId == null ? {} : { officeId }),
      ...(year == null ? {} : { year }),
      ...(scope == null ? {} : { scope }),
      ...(publishedOn == null ? {} : { publishedOn }),
    };
    return answered(
      context,
      () => null,
      input,
      async (command) => {
        const request = { source: importSource(input), ...named };
        return importDone(context, await context.app.importText(request, command));
      },
    );
  }

  @Mutation(() => ReportResult)
  reviseTitle(@Arg('input', () => ReviseTitleInput) input: ReviseTitleInput, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'reviseTitle', title: input.title });
  }

  @Mutation(() => ReportResult, { description: 'Writes the text of a section.' })
  reviseSection(@Arg('input', () => ReviseSectionInput) input: ReviseSectionInput, @Ctx() context: ApiContext) {
    const { section, heading, text } = input;
    return carryOut(context, input, { type: 'reviseSection', section, text, ...(heading == null ? {} : { heading }) });
  }

  @Mutation(() => ReportResult, { description: 'Writes any number of cells.' })
  recordFigures(@Arg('input', () => RecordFiguresInput) input: RecordFiguresInput, @Ctx() context: ApiContext) {
    const figures = input.figures.map(({ table, row, column, raw }) => ({ table, row, column, raw }));
    return carryOut(context, input, { type: 'recordFigures', figures });
  }

  @Mutation(() => ReportResult, { description: 'Adds a row to the national form; it is left out of national sums.' })
  addLocalRow(@Arg('input', () => AddLocalRowInput) input: AddLocalRowInput, @Ctx() context: ApiContext) {
    const { table, block, label } = input;
    return carryOut(context, input, { type: 'addLocalRow', table, block, label });
  }

  @Mutation(() => ReportResult)
  removeLocalRow(@Arg('input', () => RemoveLocalRowInput) input: RemoveLocalRowInput, @Ctx() context: ApiContext) {
    const { table, row } = input;
    return carryOut(context, input, { type: 'removeLocalRow', table, row });
  }

  @Mutation(() => ReportResult, { description: 'Puts the content of an earlier revision back, whole or in part, as a new revision.' })
  restoreRevision(@Arg('input', () => RestoreRevisionInput) input: RestoreRevisionInput, @Ctx() context: ApiContext) {
    const { revision, parts } = input;
    return changeReport(context, input, (id, command) =>
      context.app.restore(id, { revision, ...(parts == null ? {} : { parts }) }, command),
    );
  }

  @Mutation(() => ReportResult, {
    description:
      'Takes back what one revision changed, and nothing that came after it, as a new revision. Where that was changed again since, the answer is MergeConflict.',
  })
  undoRevision(@Arg('input', () => UndoRevisionInput) input: UndoRevisionInput, @Ctx() context: ApiContext) {
    return changeReport(context, input, (id, command) => context.app.undo(id, input.revision, command));
  }

  @Mutation(() => ReportResult, { description: 'Hands the report in for review. The message says which warnings have no answer.' })
  submitReport(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return toldOfWarnings(context, carryOut(context, input, { type: 'submitReport' }));
  }

  @Mutation(() => ReportResult, { description: 'Takes the report back from review.' })
  recallSubmission(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'recallSubmission' });
  }

  @Mutation(() => ReportResult, { description: 'Sends the report back to its author, with comments.' })
  returnReport(@Arg('input', () => ReturnReportInput) input: ReturnReportInput, @Ctx() context: ApiContext) {
    const comments = input.comments.map(({ target, text }) => ({ target: target ?? null, text }));
    return carryOut(context, input, { type: 'returnReport', comments });
  }

  @Mutation(() => ReportResult, { description: 'A second person approves the report (four eyes).' })
  approveReport(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'approveReport' });
  }

  @Mutation(() => ReportResult, {
    description: 'Publishes the approved report as its next edition. The message says which warnings have no answer.',
  })
  publishReport(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return toldOfWarnings(context, carryOut(context, input, { type: 'publishReport' }));
  }

  @Mutation(() => ReportResult, {
    description:
      'Records that an imported report was published by its office before, on the day given: it is in force as it was read. Nobody approves what is a fact, and what the rules find in it keeps it back from nothing. Deadlines count by that day.',
  })
  recordPublication(@Arg('input', () => RecordPublicationInput) input: RecordPublicationInput, @Ctx() context: ApiContext) {
    return toldOfWarnings(context, carryOut(context, input, { type: 'recordPublication', publishedOn: input.publishedOn }));
  }

  @Mutation(() => ReportResult, {
    description:
      'Explains a finding that fails or is uncertain. It holds while the finding says the same. Errors of arithmetic take no explanation (NotAnswerable).',
  })
  answerFinding(@Arg('input', () => AnswerFindingInput) input: AnswerFindingInput, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'answerFinding', fingerprint: input.finding, reason: input.reason });
  }

  @Mutation(() => ReportResult, { description: 'Takes the explanation of a finding back.' })
  withdrawAnswer(@Arg('input', () => WithdrawAnswerInput) input: WithdrawAnswerInput, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'withdrawAnswer', fingerprint: input.finding });
  }

  @Mutation(() => ReportResult, { description: 'Begins a correction (更正); the published edition stays in force meanwhile.' })
  openCorrection(@Arg('input', () => OpenCorrectionInput) input: OpenCorrectionInput, @Ctx() context: ApiContext) {
    const { kind, publicNote } = input;
    return carryOut(context, input, { type: 'openCorrection', kind, publicNote });
  }

  @Mutation(() => ReportResult, { description: 'Gives the correction up: the report says again what its last edition says.' })
  abandonCorrection(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'abandonCorrection' });
  }

  @Mutation(() => ReportResult, { description: 'Withdraws the report (撤回): no edition is in force any more.' })
  withdrawReport(@Arg('input', () => WithdrawReportInput) input: WithdrawReportInput, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'withdrawReport', publicNote: input.publicNote });
  }

  @Mutation(() => ReportResult, { description: 'Takes a withdrawn report up again.' })
  reopenReport(@Arg('input', () => ReportChange) input: ReportChange, @Ctx() context: ApiContext) {
    return carryOut(context, input, { type: 'reopenReport' });
  }
}
