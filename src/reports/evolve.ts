import { GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import { emptyContent } from '../forms/layout.js';
import type { FindingAnswer } from './answers.js';
import { withFigures, withLocalRow, withoutLocalRow, withPutBack, withSection } from './content-edits.js';
import type { ReportEvent } from './events.js';
import { highestLocalRow } from './local-row-keys.js';
import { reportId } from './report-id.js';
import { shareUnchanged } from './share-unchanged.js';
import type { ReportState } from './state.js';

/**
 * The state after an event. What an event did not touch keeps its identity, so that hashes kept by identity serve on.
 * @param actorId who made the event: four eyes need it
 * @throws {GongkaiError} UNKNOWN_EVENT for a type this program does not know; INVALID_EVENT when a report is opened twice, or not first
 */
export function evolve(state: ReportState | null, event: ReportEvent, actorId: string): ReportState {
  if (event.type === 'ReportOpened') {
    if (state !== null) throw new GongkaiError('INVALID_EVENT', `The report ${state.id} is opened a second time.`, { type: event.type });
    return opened(event.data);
  }
  if (state === null)
    throw new GongkaiError('INVALID_EVENT', `A report's first event is ReportOpened, not ${event.type}.`, { type: event.type });
  const next = { ...state, revision: state.revision + 1 };
  const edited = (content: ReportContent): ReportState => ({
    ...next,
    content,
    imported: state.imported && 'edited',
    localRowsGiven: highestLocalRow(content, state.localRowsGiven),
    authors: withActor(state.authors, actorId),
  });
  switch (event.type) {
    case 'ReportImported':
      return { ...edited(shareUnchanged(state.content, event.data.content)), imported: 'asRead' };
    case 'TitleRevised':
      return edited({ ...state.content, title: event.data.title });
    case 'SectionRevised':
      return edited(withSection(state.content, event.data));
    case 'FiguresRecorded':
      return edited(withFigures(state.content, event.data.figures));
    case 'LocalRowAdded':
      return edited(withLocalRow(state.content, formById(state.formId), event.data));
    case 'LocalRowRemoved':
      return edited(withoutLocalRow(state.content, event.data));
    case 'RevisionRestored':
    case 'RevisionUndone':
      return edited(shareUnchanged(state.content, withPutBack(state.content, event.data.parts)));
    case 'ReportSubmitted':
      return { ...next, status: 'inReview', authors: withActor(state.authors, actorId) };
    case 'SubmissionRecalled':
    case 'ReportReturned':
    case 'ReportReopened':
      return { ...next, status: state.edition === 0 ? 'draft' : 'correction' };
    case 'ReportApproved':
      return { ...next, status: 'approved' };
    case 'ReportPublished':
      return {
        ...next,
        status: 'published',
        edition: event.data.edition,
        published: { edition: event.data.edition, revision: next.revision, contentHash: event.data.contentHash },
        lastPublishedContent: state.content,
        authors: [],
      };
    case 'CorrectionOpened':
      return { ...next, status: 'correction' };
    case 'CorrectionAbandoned':
      return {
        ...next,
        status: state.published === null ? 'withdrawn' : 'published',
        content: state.lastPublishedContent ?? state.content,
        authors: [],
      };
    case 'ReportWithdrawn':
      return { ...next, status: 'withdrawn', published: null };
    case 'FindingAnswered': {
      const { fingerprint, ruleId, subject, left, right, particulars = [], reason } = event.data;
      const answer = { fingerprint, ruleId, subject, left, right, particulars, reason, actorId, revision: next.revision };
      return { ...next, authors: withActor(state.authors, actorId), answers: [...without(state.answers, fingerprint), answer] };
    }
    case 'FindingAnswerWithdrawn':
      return {
        ...next,
        authors: withActor(state.authors, actorId),
        answers: without(state.answers, event.data.fingerprint),
      };
    default:
      throw unknownEvent(event);
  }
}

/** All events of a report, each with who made it, folded from the first on; null when there are none. @throws as {@link evolve} does */
export function foldReport(events: Iterable<{ readonly event: ReportEvent; readonly actorId: string }>): ReportState | null {
  let state: ReportState | null = null;
  for (const { event, actorId } of events) state = evolve(state, event, actorId);
  return state;
}

function opened({ officeId, year, scope, formId, title }: Extract<ReportEvent, { type: 'ReportOpened' }>['data']): ReportState {
  return {
    id: reportId(officeId, year, scope),
    officeId,
    year,
    scope,
    formId,
    status: 'draft',
    revision: 1,
    content: emptyContent(formById(formId), title),
    edition: 0,
    published: null,
    lastPublishedContent: null,
    imported: null,
    localRowsGiven: 0,
    authors: [],
    answers: [],
  };
}

function without(answers: readonly FindingAnswer[], fingerprint: string): readonly FindingAnswer[] {
  return answers.filter((answer) => answer.fingerprint !== fingerprint);
}

function withActor(authors: readonly string[], actorId: string): readonly string[] {
  return authors.includes(actorId) ? authors : [...authors, actorId];
}

function unknownEvent(event: never): GongkaiError {
  const { type } = event as { type: string };
  return new GongkaiError('UNKNOWN_EVENT', `The log holds a report event "${type}", which this program does not know. Use a newer one.`, {
    type,
  });
}
