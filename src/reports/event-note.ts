/** What an event says of other revisions, as the history keeps it beside what the event changed. */
export interface EventDetail {
  readonly restoredRevision?: number;
  readonly undoneRevision?: number;
  /** The parts that were put back. */
  readonly parts?: readonly string[];
  /** Conflicts settled in an undoing. */
  readonly settled?: readonly { readonly place: string; readonly choose: string }[];
  readonly merged?: { readonly madeOn: number; readonly settled?: EventDetail['settled'] };
}

/** More parts than this are counted, not named. */
const mostNamed = 4;

/**
 * An event's dealings with other revisions, in a sentence for each language: which revision it restored or undid, in which parts, and what
 * it was merged with. Null where there were none.
 * @param revision the one that the event made
 */
export function eventNote(detail: EventDetail, revision: number): { readonly zh: string; readonly en: string } | null {
  const { restoredRevision, undoneRevision, parts = [], merged } = detail;
  const settled = detail.settled ?? merged?.settled ?? [];
  const notes: { zh: string; en: string }[] = [];
  const named = partsNamed(parts);
  if (restoredRevision !== undefined)
    notes.push({ zh: `恢复第 ${restoredRevision} 版${named.zh}`, en: `restored revision ${restoredRevision}${named.en}` });
  if (undoneRevision !== undefined)
    notes.push({ zh: `撤销第 ${undoneRevision} 版的修改${named.zh}`, en: `undid revision ${undoneRevision}${named.en}` });
  if (merged) {
    const { madeOn } = merged;
    const last = revision - 1;
    notes.push({
      zh: `基于第 ${madeOn} 版修改，已与第 ${madeOn + 1 === last ? last : `${madeOn + 1}–${last}`} 版合并`,
      en: `made on revision ${madeOn}, merged with ${madeOn + 1 === last ? `revision ${last}` : `revisions ${madeOn + 1} to ${last}`}`,
    });
  }
  if (settled.length > 0)
    notes.push({
      zh: `处理冲突 ${settled.length} 处：${settled.map(({ place, choose }) => `${place} ${choices[choose]?.zh ?? choose}`).join('、')}`,
      en: `${settled.length} ${settled.length === 1 ? 'conflict' : 'conflicts'} settled: ${settled.map(({ place, choose }) => `${place} ${choices[choose]?.en ?? choose}`).join(', ')}`,
    });
  if (notes.length === 0) return null;
  return { zh: notes.map(({ zh }) => zh).join('；'), en: notes.map(({ en }) => en).join('; ') };
}

const choices: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  base: { zh: '取原文', en: 'as before both' },
  theirs: { zh: '取对方', en: 'theirs kept' },
  yours: { zh: '取本次', en: 'this change taken' },
  own: { zh: '另写', en: 'written anew' },
};

function partsNamed(parts: readonly string[]): { zh: string; en: string } {
  if (parts.length === 0) return { zh: '', en: '' };
  const some = parts.slice(0, mostNamed).join(', ');
  const more = parts.length - mostNamed;
  return more > 0
    ? { zh: `（${some} 等 ${parts.length} 处）`, en: ` (${some} and ${more} more)` }
    : { zh: `（${some}）`, en: ` (${some})` };
}
