import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { type MeasuredFigure, measuredFigure } from './measure-figure.js';
import type { Mention } from './mention.js';
import { statedTolerance } from './stated-tolerance.js';
import { textFinding } from './text-finding.js';

/** Units of work (see pace.ts) for a figure that may be followed by its share, and for a share worked out. */
const [reading, dividing] = [50, 300];

const share = /^[^0-9。;；占]{0,16}占[^0-9。;；]{0,16}(\d{1,3}(?:\.\d{1,4})?)%/;
const wholes: readonly (readonly string[])[] = [['requestsHandled'], ['requestsReceived'], ['requestsReceived', 'requestsCarriedIn']];

/** N-PCT: "x件,占y%" of a group of results: y is x of what was handled or received, in the table or the text, to ±0.05. */
export function* percentFindings(subject: RuleSubject, rule: FormRule, mentions: readonly Mention[], pace: Pace): Steps<Finding[]> {
  const inTable = wholes.flatMap((measures) => measuredFigure(subject, measures) ?? []);
  const [handled] = inTable;
  if (!handled) return [];
  const inText = mentions.filter(({ ruleId }) => ruleId === 'N-DONE' || ruleId === 'N-RECV').map(({ value }) => value);
  const whole = [...new Set([...inTable.flatMap(({ value }) => value ?? []), ...inText])].filter((value) => value !== '0');
  const found = new Map<string, Finding>();
  for (const mention of mentions) {
    if (pace.isDue(reading)) yield;
    const about = (mention.meanings[0] ?? []).join('+');
    if (mention.ruleId !== 'N-PART' || !mention.figure || found.has(about)) continue;
    const stated = share.exec(mention.sentence.text.slice(mention.figure.end, mention.figure.end + 40))?.[1];
    if (stated !== undefined) found.set(about, yield* shareFinding(rule, mention, stated, about, handled, whole, pace));
  }
  return [...found.values()];
}

function* shareFinding(
  rule: FormRule,
  mention: Mention,
  stated: string,
  about: string,
  handled: MeasuredFigure,
  whole: readonly string[],
  pace: Pace,
): Steps<Finding> {
  const tolerance = statedTolerance(stated);
  let first: Decimal | null = null;
  let agrees = false;
  for (const value of whole) {
    if (pace.isDue(dividing)) yield;
    const worked = new Decimal(mention.value).times(100).div(value);
    first ??= worked;
    agrees = worked.minus(stated).abs().lessThanOrEqualTo(tolerance);
    if (agrees) break;
  }
  const state = agrees ? 'pass' : handled.value === null ? 'notAssessable' : mention.weak ? 'uncertain' : 'fail';
  return textFinding(rule, {
    state,
    subject: `share/${about}`,
    sentence: mention.sentence,
    words: stated,
    left: stated,
    right: agrees ? stated : (first?.toDecimalPlaces(2).toFixed() ?? null),
    rightCells: handled.cells,
    labelZh: `${mention.value} 占${handled.labelZh}的百分比`,
    labelEn: `${mention.value} as a percentage of ${handled.labelEn}`,
  });
}
