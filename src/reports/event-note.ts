import { allForms, formForYear } from '../forms/forms.js';
import type { Label } from '../history/labels.js';
import { placeLabel } from '../history/place-label.js';
import { parseReportId } from './report-id.js';

/** What an event says of other revisions, as the history keeps it beside what the event changed. */
export interface EventDetail {
  readonly restoredRevision?: number;
  readonly undoneRevision?: number;
  /** The parts that were put back. */
  readonly parts?: readonly string[];
  /** Conflicts settled in an undoing. */
  readonly settled?: readonly { readonly place: string; readonly choose: string }[];
  /** The finding that an answer is to, or that it was taken from. */
  readonly ruleId?: string;
  readonly subject?: string;
  readonly fingerprint?: string;
  readonly reason?: string;
  /** Of an event of an office: the day on which it took effect, whenever it was recorded. */
  readonly effectiveOn?: string;
  /** Of a publication that was recorded here later: its day. */
  readonly publishedOn?: string;
  /** It was edited since it was read. */
  readonly edited?: true;
  readonly merged?: { readonly madeOn: number; readonly settled?: EventDetail['settled'] };
}

/** An event in the history of a report, or of an office (`reportId` null). */
export interface NotedEvent {
  readonly reportId: string | null;
  /** The one that the event made. */
  readonly revision: number;
  readonly detail: EventDetail;
}

/** More places than this are counted, not named. */
const mostNamed = 4;

/**
 * An event's dealings with other revisions and with findings, in a sentence for each language: which revision it restored or undid, in which
 * parts, what it was merged with, and which finding it answers, with places named as the form names them; of an office, since when it is in
 * effect. Null where there is nothing to tell.
 */
export function eventNote({ reportId, revision, detail }: NotedEvent): Label | null {
  const { restoredRevision, undoneRevision, parts = [], merged, effectiveOn, publishedOn } = detail;
  if (effectiveOn !== undefined) return { zh: `自 ${effectiveOn} 起生效`, en: `in effect since ${effectiveOn}` };
  if (publishedOn !== undefined) return publicationNote(publishedOn, detail.edited === true);
  if (reportId === null || (restoredRevision === undefined && undoneRevision === undefined && detail.fingerprint === undefined && !merged))
    return null;
  const { year } = parseReportId(reportId);
  const settled = detail.settled ?? merged?.settled ?? [];
  const notes: Label[] = [];
  const named = parts.length === 0 ? { zh: '', en: '' } : inBrackets(some(parts.map((place) => labelOf(year, place))));
  if (restoredRevision !== undefined)
    notes.push({ zh: `恢复第 ${restoredRevision} 版${named.zh}`, en: `restored revision ${restoredRevision}${named.en}` });
  if (undoneRevision !== undefined)
    notes.push({ zh: `撤销第 ${undoneRevision} 版的修改${named.zh}`, en: `undid revision ${undoneRevision}${named.en}` });
  if (detail.fingerprint !== undefined) notes.push(answerNote(detail));
  if (merged) {
    const { madeOn } = merged;
    const last = revision - 1;
    notes.push({
      zh: `基于第 ${madeOn} 版修改，已与第 ${madeOn + 1 === last ? last : `${madeOn + 1}–${last}`} 版合并`,
      en: `made on revision ${madeOn}, merged with ${madeOn + 1 === last ? `revision ${last}` : `revisions ${madeOn + 1} to ${last}`}`,
    });
  }
  if (settled.length > 0) {
    const { zh, en } = some(settled.map((one) => settledPlace(year, one)));
    notes.push({
      zh: `处理冲突 ${settled.length} 处：${zh}`,
      en: `${settled.length} ${settled.length === 1 ? 'conflict' : 'conflicts'} settled: ${en}`,
    });
  }
  return { zh: notes.map(({ zh }) => zh).join('；'), en: notes.map(({ en }) => en).join('; ') };
}

function answerNote({ ruleId = '', subject = '', reason }: EventDetail): Label {
  return reason === undefined
    ? { zh: `撤回对 ${ruleId}（${subject}）的说明`, en: `took back the answer to ${ruleId} (${subject})` }
    : { zh: `说明 ${ruleId}（${subject}）：${reason}`, en: `answered ${ruleId} (${subject}): ${reason}` };
}

const choices: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  base: { zh: '取原文', en: 'as before both' },
  theirs: { zh: '取对方', en: 'theirs kept' },
  yours: { zh: '取本次', en: 'this change taken' },
  own: { zh: '另写', en: 'written anew' },
};

function settledPlace(year: number, { place, choose }: { readonly place: string; readonly choose: string }): Label {
  const [{ zh, en }, choice] = [labelOf(year, place), choices[choose] ?? { zh: choose, en: choose }];
  return { zh: `${zh} ${choice.zh}`, en: `${en}: ${choice.en}` };
}

/** As the form of the year names the place; else another form does, where the report was imported in that. */
function labelOf(year: number, place: string): Label {
  const own = placeLabel(formForYear(year), place);
  if (own.zh !== place) return own;
  return (
    allForms()
      .map((form) => placeLabel(form, place))
      .find(({ zh }) => zh !== place) ?? own
  );
}

/** The first few places; of more, how many there are. */
function some(places: readonly Label[]): Label {
  const named = places.slice(0, mostNamed);
  const [zh, en] = [named.map((place) => place.zh).join('、'), named.map((place) => place.en).join('; ')];
  const more = places.length - named.length;
  return more > 0 ? { zh: `${zh} 等 ${places.length} 处`, en: `${en} and ${more} more` } : { zh, en };
}

function inBrackets({ zh, en }: Label): Label {
  return { zh: `（${zh}）`, en: ` (${en})` };
}

function publicationNote(publishedOn: string, edited: boolean): Label {
  return {
    zh: `此前已于 ${publishedOn} 公布${edited ? '（导入后经人工修改）' : ''}`,
    en: `published by its office before, on ${publishedOn}${edited ? ' (edited by hand since it was read)' : ''}`,
  };
}
