import type { Finding } from '../forms/finding.js';
import { short } from './spoken.js';
import type { SummaryLine } from './summary-line.js';
import { twinsOf } from './twins.js';

/** What became of a fault: a finding that failed or is uncertain. */
export interface FindingDiff {
  readonly kind: 'appeared' | 'went' | 'changed';
  /** What the rule said of the same place before, where it said anything: of a fault that appeared, that it passed or could not be assessed. */
  readonly old: Finding | null;
  /** What it says now: of a fault that went, that it passes, or that it can no longer be assessed, which is no improvement. */
  readonly new: Finding | null;
}

/**
 * Faults that appeared, went, or are not the same any more (other figures, another grade), by rule and place. First those that stand now
 * in their order, then those that went. Both sides must have been evaluated at the same stage.
 */
export function diffFindings(old: readonly Finding[], now: readonly Finding[]): FindingDiff[] {
  const diffs = paired(old, now).flatMap((pair): FindingDiff[] => {
    const [wasFault, isFault] = [isFaulty(pair.old), isFaulty(pair.new)];
    if (!wasFault && !isFault) return [];
    if (wasFault && isFault) return pair.old && pair.new && sayingOf(pair.old) === sayingOf(pair.new) ? [] : [{ kind: 'changed', ...pair }];
    return [{ kind: isFault ? 'appeared' : 'went', ...pair }];
  });
  return [...diffs.filter(({ kind }) => kind !== 'went'), ...diffs.filter(({ kind }) => kind === 'went')];
}

/** Findings by fingerprint; where a rule said several things of one place, those that say the same first, and the rest in order. */
function paired(old: readonly Finding[], now: readonly Finding[]): Pick<FindingDiff, 'old' | 'new'>[] {
  const [toNew, toOld] = [new Map<number, number>(), new Map<number, number>()];
  const pair = (keyOf: (finding: Finding) => string) => {
    const side = (findings: readonly Finding[], known: ReadonlyMap<number, number>) =>
      findings.map((finding, place) => ({ place, text: keyOf(finding) })).filter(({ place }) => !known.has(place));
    for (const [i, j] of twinsOf(side(old, toNew), side(now, toOld), 0)) {
      toNew.set(i, j);
      toOld.set(j, i);
    }
  };
  pair(sayingOf);
  pair(({ fingerprint }) => fingerprint);
  return [
    ...now.map((finding, j) => ({ old: old[toOld.get(j) ?? -1] ?? null, new: finding })),
    ...old.filter((_, i) => !toNew.has(i)).map((finding) => ({ old: finding, new: null })),
  ];
}

function isFaulty(finding: Finding | null): boolean {
  return finding?.state === 'fail' || finding?.state === 'uncertain';
}

function sayingOf({ fingerprint, state, grade, left, right, messageZh }: Finding): string {
  return JSON.stringify([fingerprint, state, grade, left, right, messageZh]);
}

export function findingLine({ kind, old, new: now }: FindingDiff): SummaryLine {
  const said = kind === 'went' ? old : now;
  const lost = kind === 'went' && now?.state === 'notAssessable';
  const verb = lost ? { zh: '问题无法再核查', en: 'Finding can no longer be assessed' } : verbs[kind];
  return {
    what: 'finding',
    place: said?.fingerprint ?? '',
    zh: `${verb.zh} ${said?.ruleId}：${short(said?.messageZh ?? '', 120)}`,
    en: `${verb.en} ${said?.ruleId}: ${short(said?.messageEn ?? '', 200)}`,
  };
}

const verbs = {
  appeared: { zh: '新问题', en: 'New finding' },
  went: { zh: '问题消除', en: 'Finding gone' },
  changed: { zh: '问题有变', en: 'Finding changed' },
} as const;
