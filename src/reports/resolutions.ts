import { echoed, GongkaiError } from '../errors.js';
import type { ReportContent } from '../forms/content.js';
import { formById } from '../forms/forms.js';
import type { Choice, Conflict } from '../history/conflict.js';
import { mergeContents } from '../history/merge.js';
import type { MergedTexts } from '../history/merged-texts.js';
import { rawProblem } from './decide-figures.js';
import type { SettledPlace } from './events.js';
import type { ReportState } from './state.js';
import { checkedText, checkedTitle, oneLine } from './text-input.js';

/** What is to stand at a place in conflict. */
export interface Resolution {
  /** The conflict's id, as the refusal told it: of just these three sides. */
  readonly conflict: string;
  readonly choose: SettledPlace['choose'];
  /** With `own` only: the title, the heading, the paragraphs, or what is written in the cell. */
  readonly text?: string;
}

export interface MergedContent {
  readonly content: ReportContent;
  readonly settled: readonly SettledPlace[];
}

/** What is merged into the report as it is now. */
export interface Merging {
  readonly base: ReportContent;
  readonly yours: ReportContent;
  /** The revision that `base` is of. */
  readonly madeOn: number;
  readonly resolutions: readonly Resolution[];
  readonly mergedTexts: MergedTexts | undefined;
  /** Why there are conflicts, where there are any, as a sentence that ends before the list of their places. */
  readonly why: string;
}

/**
 * Merges a change into the report.
 * @throws {GongkaiError} MERGE_CONFLICT while a conflict is not settled, or a resolution is of a conflict that there is no longer: what it
 *   was chosen against has changed. Details: reportId, formId, madeOn, currentRevision,
 *   conflicts, stale. BAD_INPUT for a resolution that says nothing
 */
export function mergeInto(state: ReportState, { base, yours, madeOn, resolutions, mergedTexts, why }: Merging): MergedContent {
  const byId = byConflict(resolutions);
  const settle = (conflict: Conflict) => {
    const resolution = byId.get(conflict.id);
    return resolution ? choiceOf(conflict, resolution) : null;
  };
  const merge = mergeContents(formById(state.formId), { base, theirs: state.content, yours }, settle, mergedTexts);
  const known = new Set(merge.settled.map(({ conflict }) => conflict.id));
  const stale = [...byId.keys()].filter((id) => !known.has(id));
  if (merge.conflicts.length > 0 || stale.length > 0) throw mergeConflict(state, { why, madeOn, conflicts: merge.conflicts, stale });
  const settled = merge.settled.map(({ conflict: { place }, choice: { choose } }) => ({ place, choose }));
  return { content: merge.content, settled };
}

/**
 * Of a change that meets nothing, there is nothing to settle: what was chosen against is gone.
 * @throws {GongkaiError} MERGE_CONFLICT; BAD_INPUT for resolutions that no change takes
 */
export function checkNothingToSettle(state: ReportState, resolutions: readonly Resolution[]): void {
  const stale = [...byConflict(resolutions).keys()];
  if (stale.length > 0) throw mergeConflict(state, { why: '', madeOn: state.revision, conflicts: [], stale });
}

interface Unsettled {
  readonly why: string;
  readonly madeOn: number;
  readonly conflicts: readonly Conflict[];
  readonly stale: readonly string[];
}

function mergeConflict({ id, formId, revision }: ReportState, { why, madeOn, conflicts, stale }: Unsettled): GongkaiError {
  const places = conflicts.map(({ label }) => label.en);
  const open = places.length === 0 ? 'The change meets no other.' : `${why}: ${some(places, '; ')}. Choose for each.`;
  const told = stale.map(echoed);
  const details = { reportId: id, formId, madeOn, currentRevision: revision, conflicts, stale: told };
  return new GongkaiError('MERGE_CONFLICT', `${open}${goneOf(told)} Nothing was changed.`, details);
}

function goneOf(stale: readonly string[]): string {
  if (stale.length === 0) return '';
  const [are, them] = stale.length === 1 ? ['is no conflict', 'it'] : ['are no conflicts', 'them'];
  return ` Of what was chosen, ${some(stale, ', ')} ${are} any more: leave ${them} out, or look again.`;
}

/** The first few; of more, how many. */
function some(names: readonly string[], separator: string): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(separator)}${separator}and ${more} more` : names.join(separator);
}

const mostNamed = 5;

/** More places than a report has. */
const mostResolutions = 1000;

/** @throws {GongkaiError} BAD_INPUT when there are too many, or two for one conflict */
function byConflict(resolutions: readonly Resolution[]): ReadonlyMap<string, Resolution> {
  if (resolutions.length > mostResolutions)
    throw new GongkaiError(
      'BAD_INPUT',
      `At most ${mostResolutions} resolutions are taken with a change; ${resolutions.length} were sent.`,
      {
        argument: 'resolutions',
      },
    );
  const byId = new Map(resolutions.map((resolution) => [resolution.conflict, resolution]));
  if (byId.size < resolutions.length) throw new GongkaiError('BAD_INPUT', 'A conflict is settled twice.', { argument: 'resolutions' });
  return byId;
}

function choiceOf(conflict: Conflict, { choose, text }: Resolution): Choice {
  const refused = (why: string) =>
    new GongkaiError('BAD_INPUT', `The resolution of ${conflict.label.en}: ${why}.`, { argument: 'resolutions', conflict: conflict.id });
  if (choose !== 'own') {
    if (text !== undefined) throw refused('a text goes with OWN only');
    return { choose };
  }
  if (text === undefined) throw refused('OWN needs a text');
  switch (conflict.kind) {
    case 'title':
      return { choose, text: checkedTitle(text) };
    case 'heading':
      return { choose, text: oneLine(checkedText(text, 'heading', 200), 'heading') };
    case 'paragraphs':
      return { choose, text: checkedText(text, 'text') };
    case 'cell': {
      const problem = rawProblem(text);
      if (problem !== null) throw refused(problem);
      return { choose, text };
    }
    case 'localRow':
    case 'rowOrder':
      throw refused('it takes no text: choose BASE, THEIRS or YOURS');
  }
}
