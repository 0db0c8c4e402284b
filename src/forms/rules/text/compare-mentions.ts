import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { type MeasuredFigure, type MeasuredFigures, measuredFigures } from './measure-figure.js';
import type { Mention } from './mention.js';
import { textFinding } from './text-finding.js';

/** Units of work (see pace.ts) for a mention. */
const judging = 500;

interface Judged {
  readonly mention: Mention;
  /** The meaning that fits, else the likeliest. */
  readonly table: MeasuredFigure;
  readonly state: 'equal' | 'differs' | 'unknown';
}

/**
 * Holds what the text says to the table, one finding for each thing that is spoken of. A false alarm is worse than a miss, so it
 * passes when any of the likely places in the text agrees; it fails only when the text says one figure, plainly, and the table another.
 */
export function* compareMentions(
  subject: RuleSubject,
  rules: ReadonlyMap<string, FormRule>,
  mentions: readonly Mention[],
  pace: Pace,
): Steps<Finding[]> {
  const about = new Map<string, Judged[]>();
  const measured = measuredFigures(subject);
  for (const mention of mentions) {
    if (pace.isDue(judging)) yield;
    const judged = judge(measured, mention);
    if (!judged || !rules.has(mention.ruleId)) continue;
    const key = `${mention.ruleId}/${(mention.meanings[0] ?? []).join('+')}`;
    const others = about.get(key);
    if (others) others.push(judged);
    else about.set(key, [judged]);
  }
  return [...about.values()].flatMap((judged) => settle(judged, rules));
}

function judge(measured: MeasuredFigures, mention: Mention): Judged | null {
  const tables = mention.meanings.flatMap((meaning) => measured(meaning) ?? []);
  const [likeliest] = tables;
  if (!likeliest) return null;
  const fitting = tables.find(({ value }) => value !== null && agrees(mention, value));
  if (fitting) return { mention, table: fitting, state: 'equal' };
  const certain = new Decimal(mention.value).plus(mention.tolerance).lessThan(likeliest.atLeast);
  const known = tables.every(({ value }) => value !== null) || (certain && tables.length === 1);
  return { mention, table: likeliest, state: known ? 'differs' : 'unknown' };
}

function agrees({ value, tolerance }: Mention, table: string): boolean {
  return new Decimal(value).minus(table).abs().lessThanOrEqualTo(tolerance);
}

function settle(judged: readonly Judged[], rules: ReadonlyMap<string, FormRule>): Finding[] {
  const plain = judged.filter(({ mention }) => !mention.weak);
  const agreeing = plain.find(({ state }) => state === 'equal') ?? judged.find(({ state }) => state === 'equal');
  const differing = plain.filter(({ state }) => state === 'differs');
  const [first] = differing;
  const chosen =
    first && !(agreeing && !agreeing.mention.weak) ? first : (agreeing ?? judged.find(({ state }) => state === 'differs') ?? judged[0]);
  const rule = chosen && rules.get(chosen.mention.ruleId);
  if (!chosen || !rule) return [];
  const said = new Set(differing.map(({ mention }) => mention.value));
  const unsure = chosen.mention.weak || said.size > 1 || agreeing !== undefined;
  const state = { equal: 'pass', unknown: 'notAssessable', differs: unsure ? 'uncertain' : 'fail' } as const;
  const { mention, table } = chosen;
  return [
    textFinding(rule, {
      state: state[chosen.state],
      subject: (mention.meanings[0] ?? []).join('+'),
      sentence: mention.sentence,
      words: mention.figure ? mention.sentence.text.slice(mention.figure.start, mention.figure.end) : '',
      left: mention.value,
      right: table.value ?? (chosen.state === 'differs' ? table.atLeast : null),
      rightCells: table.cells,
      labelZh: table.labelZh,
      labelEn: table.labelEn,
    }),
  ];
}
