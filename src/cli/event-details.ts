import type { RecordedEvent } from '../event-store/event-store.js';
import { placeInWords } from '../forms/source-place.js';
import type { ReportEvent } from '../reports/events.js';
import { partNames } from '../reports/part-names.js';

/** What an event of a report says beside the content that it changed, a line each. */
export function eventDetails({ type, data }: RecordedEvent): string[] {
  const event = { type, data } as ReportEvent;
  switch (event.type) {
    case 'ReportOpened':
      return [`form ${event.data.formId}: ${event.data.title}`];
    case 'ReportImported': {
      const { source, unplaced } = event.data;
      const left = unplaced.map((left) => `${placeInWords(left)} could not be placed: ${left.text}  (${left.reason})`);
      return [`from ${source.name}, ${source.bytes} bytes, SHA-256 ${source.sha256}`, ...left];
    }
    case 'RevisionRestored':
      return [`revision ${event.data.restoredRevision} put back: ${partNames(event.data.parts).join(', ')}`];
    case 'RevisionUndone':
      return [`revision ${event.data.undoneRevision} undone: ${partNames(event.data.parts).join(', ')}`];
    case 'ReportReturned':
      return event.data.comments.map(({ target, text }) => (target === null ? text : `${target}: ${text}`));
    case 'ReportPublished':
      return [
        ...(event.data.publishedOn === undefined
          ? []
          : [`published elsewhere on ${event.data.publishedOn}${event.data.edited ? ', edited by hand since it was read' : ''}`]),
        `content ${event.data.contentHash}`,
      ];
    case 'CorrectionOpened':
      return [`${event.data.kind}: ${event.data.publicNote}`];
    case 'ReportWithdrawn':
      return [event.data.publicNote];
    case 'FindingAnswered':
      return [`${event.data.ruleId} ${event.data.fingerprint}: ${event.data.messageZh}`, `answered: ${event.data.reason}`];
    case 'FindingAnswerWithdrawn':
      return [`${event.data.ruleId} ${event.data.fingerprint}: answer withdrawn`];
    default:
      return [];
  }
}

/** An event's data without the content in it, which can be large: what of it changed anything is told as changes. */
export function shownData({ data }: RecordedEvent): object {
  const { content: _content, parts: _parts, ...rest } = data as Readonly<Record<string, unknown>>;
  return rest;
}
