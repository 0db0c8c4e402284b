import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { measuredFigure } from './measure-figure.js';
import type { Mention } from './mention.js';
import { groupMeasures } from './part-mentions.js';
import type { Sentence } from './sentences.js';
import { textFinding } from './text-finding.js';

/** Units of work (see pace.ts) for a list of results. */
const summing = 3_000;

/**
 * N-PART, its second half: the results that the text lists sum to the whole that it states. A text need not list every group, so it is
 * held to this only where the table has nothing in the groups left out.
 */
export function* partSumFindings(subject: RuleSubject, rule: FormRule, mentions: readonly Mention[], pace: Pace): Steps<Finding[]> {
  const byPlace = new Map<Sentence, Mention[]>();
  for (const mention of mentions) {
    if (mention.ruleId !== 'N-PART') continue;
    const place = byPlace.get(mention.sentence);
    if (place) place.push(mention);
    else byPlace.set(mention.sentence, [mention]);
  }
  const wholes = new Map(mentions.filter(({ ruleId, weak }) => ruleId === 'N-DONE' && !weak).map((mention) => [mention.sentence, mention]));
  for (const [sentence, parts] of byPlace) {
    if (pace.isDue(summing + 50 * parts.length)) yield;
    const whole = wholes.get(sentence) ?? (sentence.before && wholes.get(sentence.before));
    const finding = whole && sumFinding(subject, rule, sentence, parts, whole);
    if (finding) return [finding];
  }
  return [];
}

function sumFinding(subject: RuleSubject, rule: FormRule, sentence: Sentence, parts: readonly Mention[], whole: Mention): Finding | null {
  const listed = parts.flatMap(({ meanings }) => meanings[0] ?? []);
  if (parts.length < 2 || new Set(listed).size !== listed.length) return null;
  const sum = parts.reduce((total, { value }) => total.plus(value), new Decimal(0));
  const agrees = sum.equals(whole.value);
  if (!agrees && !nothingElse(subject, listed)) return null;
  const sure = parts.every(({ weak, tolerance }) => !weak && tolerance === '0');
  return textFinding(rule, {
    state: agrees ? 'pass' : sure ? 'fail' : 'uncertain',
    subject: 'parts',
    sentence,
    words: '',
    left: sum.toFixed(),
    right: whole.value,
    rightCells: [],
    labelZh: '正文所述答复总数',
    labelEn: 'the number of answers that the text itself states',
  });
}

/** The table has no request in the groups that the text leaves out. */
function nothingElse(subject: RuleSubject, listed: readonly string[]): boolean {
  const rest = groupMeasures.filter((measure) => !listed.includes(measure));
  return rest.every((measure) => measuredFigure(subject, [measure])?.value === '0');
}
