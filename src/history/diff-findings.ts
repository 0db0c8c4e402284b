import { type Finding, isFault } from '../forms/finding.js';
import { short } from './spoken.js';
import type { SummaryLine } from './summary-line.js';
import { twinsOf } from './twins.js';

/** What became of a fault: a finding that failed or is uncertain. */
export interface FindingDiff<F extends Answered = Answered> {
  /** `answered`: it is as it was, but its author's answer is another one, or was taken back, or no longer holds. */
  readonly kind: 'appeared' | 'went' | 'changed' | 'answered';
  /** What the rule said of the same place before, where it said anything: of a fault that appeared, that it passed or could not be assessed. */
  readonly old: F | null;
  /** What it says now: of a fault that went, that it passes, or that it can no longer be assessed, which is no improvement. */
  readonly new: F | null;
}

/** A finding, with its author's answer where there is one. */
export type Answered = Finding & { readonly answer?: { readonly reason: string; readonly holds: boolean } | null };

/**
 * Faults that appeared, went, or are not the same any more (other figures, another grade), by rule and place. First those that stand now
 * in their order, then those that went. Both sides must have been evaluated at the same stage.
 */
export function diffFindings<F extends Answered>(old: readonly F[], now: readonly F[]): FindingDiff<F>[] {
  const diffs = paired(old, now).flatMap((pair): FindingDiff<F>[] => {
    const [wasFault, isFault] = [isFaulty(pair.old), isFaulty(pair.new)];
    if (!wasFault && !isFault) return [];
    if (wasFault && isFault) {
      if (!pair.old || !pair.new || sayingOf(pair.old) !== sayingOf(pair.new)) return [{ kind: 'changed', ...pair }];
      return answerOf(pair.old) === answerOf(pair.new) ? [] : [{ kind: 'answered', ...pair }];
    }
    return [{ kind: isFault ? 'appeared' : 'went', ...pair }];
  });
  return [...diffs.filter(({ kind }) => kind !== 'went'), ...diffs.filter(({ kind }) => kind === 'went')];
}

/** Findings by fingerprint; where a rule said several things of one place, those that say the same first, and the rest in order. */
function paired<F extends Answered>(old: readonly F[], now: readonly F[]): Pick<FindingDiff<F>, 'old' | 'new'>[] {
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
  return finding !== null && isFault(finding);
}

function answerOf({ answer }: Answered): string {
  return answer ? JSON.stringify([answer.reason, answer.holds]) : '';
}

function sayingOf({ fingerprint, state, grade, left, right, messageZh }: Finding): string {
  return JSON.stringify([fingerprint, state, grade, left, right, messageZh]);
}

export function findingLine({ kind, old, new: now }: FindingDiff): SummaryLine {
  const said = kind === 'went' ? old : now;
  if (kind === 'answered') return answerLine(now);
  const lost = kind === 'went' && now?.state === 'notAssessable';
  const verb = lost ? { zh: '问题无法再核查', en: 'Finding can no longer be assessed' } : verbs[kind];
  return {
    what: 'finding',
    place: said?.fingerprint ?? '',
    zh: `${verb.zh} ${said?.ruleId}：${short(said?.messageZh ?? '', 120)}`,
    en: `${verb.en} ${said?.ruleId}: ${short(said?.messageEn ?? '', 200)}`,
  };
}

function answerLine(finding: Answered | null): SummaryLine {
  const { ruleId = '', fingerprint = '', answer = null } = finding ?? {};
  return {
    what: 'finding',
    place: fingerprint,
    zh: answer ? `已说明 ${ruleId}：${short(answer.reason, 120)}` : `撤回对 ${ruleId} 的说明`,
    en: answer ? `Finding answered ${ruleId}: ${short(answer.reason, 200)}` : `Answer to ${ruleId} withdrawn`,
  };
}

const verbs = {
  appeared: { zh: '新问题', en: 'New finding' },
  went: { zh: '问题消除', en: 'Finding gone' },
  changed: { zh: '问题有变', en: 'Finding changed' },
} as const;
