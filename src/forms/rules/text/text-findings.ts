import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { absoluteFindings } from './absolute-findings.js';
import { applicantMention } from './applicant-mentions.js';
import { compareMentions } from './compare-mentions.js';
import { disputeMentions } from './dispute-mentions.js';
import { documentMention } from './document-mentions.js';
import { feeFindings } from './fee-findings.js';
import { type Figure, readFigures } from './figures.js';
import { holeFindings } from './hole-findings.js';
import { listedPartFindings } from './listed-part-findings.js';
import type { Mention, Reading } from './mention.js';
import { noneMentions } from './none-mentions.js';
import { isOfOtherTime } from './other-time.js';
import { outcomeMention } from './outcome-mentions.js';
import { partMention } from './part-mentions.js';
import { partSumFindings } from './part-sum-findings.js';
import { percentFindings } from './percent-findings.js';
import { requestMention } from './request-mentions.js';
import { readSentences, type Sentence } from './sentences.js';
import { staleFindings } from './stale-findings.js';
import { yearFindings } from './year-findings.js';
import { yearOnYearFindings } from './year-on-year-findings.js';

/** Reports state some hundreds of figures. What is sent to waste time states more, and those beyond this many are not looked at. */
const mostFigures = 20_000;
/** Units of work (see pace.ts) for telling what a figure counts. */
const classifying = 1_000;

/**
 * The narrative held to the tables (N-RECV … N-YEAR). Reading prose is guesswork: a figure that is found plainly and differs fails, one
 * that may have been misread is uncertain, a table that has no figure there makes it not assessable, and silence makes no finding.
 * Only rules that the form lists with kind `text` are held, over the measures that it declares. Time is linear in the text's length.
 */
export function* textFindings(subject: RuleSubject, pace: Pace): Steps<Finding[]> {
  const rules = new Map(subject.form.rules.filter(({ kind }) => kind === 'text').map((rule) => [rule.id, rule]));
  if (rules.size === 0) return [];
  const sentences: Sentence[] = [];
  for (const [key, { text }] of Object.entries(subject.content.sections))
    for (const sentence of yield* readSentences(key, text, pace)) sentences.push(sentence);
  const reading: Reading = {
    year: subject.year,
    organOnly: subject.scope === 'organ' && subject.office?.kind !== 'government',
  };
  const figures = yield* figuresIn(sentences, pace);
  const mentions = yield* mentionsIn(sentences, figures, reading, pace);
  const findings = yield* compareMentions(subject, rules, mentions, pace);
  for (const rule of rules.values()) findings.push(...(yield* ofRule(subject, rule, { sentences, figures, mentions }, pace)));
  return findings;
}

/** What was read of the text, the figures by sentence. */
interface Read {
  readonly sentences: readonly Sentence[];
  readonly figures: readonly (readonly Figure[])[];
  readonly mentions: readonly Mention[];
}

function* ofRule(subject: RuleSubject, rule: FormRule, { sentences, figures, mentions }: Read, pace: Pace): Steps<Finding[]> {
  switch (rule.id) {
    case 'N-PART':
      return [...(yield* partSumFindings(subject, rule, mentions, pace)), ...(yield* listedPartFindings(rule, figures, pace))];
    case 'N-PCT':
      return [
        ...(yield* percentFindings(subject, rule, mentions, pace)),
        ...(yield* yearOnYearFindings(subject, rule, mentions, sentences, pace)),
      ];
    case 'D-STALE':
      return yield* staleFindings(subject, rule, mentions, pace);
    case 'N-ABS':
      return yield* absoluteFindings(subject, rule, sentences, mentions, pace);
    case 'N-FEE':
      return feeFindings(subject, rule, sentences);
    case 'N-HOLE':
      return yield* holeFindings(subject, rule, pace);
    case 'N-YEAR':
      return yield* yearFindings(subject, rule, sentences, pace);
    default:
      return [];
  }
}

function* figuresIn(sentences: readonly Sentence[], pace: Pace): Steps<Figure[][]> {
  let left = mostFigures;
  const figures: Figure[][] = [];
  for (const sentence of sentences) {
    const read = yield* readFigures(sentence, pace, left);
    left -= read.length;
    figures.push(read);
  }
  return figures;
}

function* mentionsIn(
  sentences: readonly Sentence[],
  figures: readonly (readonly Figure[])[],
  reading: Reading,
  pace: Pace,
): Steps<Mention[]> {
  const mentions: Mention[] = [];
  for (const [index, sentence] of sentences.entries()) {
    for (const figure of figures[index] ?? []) {
      mentions.push(...mentionsOf(figure, reading));
      if (pace.isDue(classifying)) yield;
    }
    mentions.push(...(yield* noneMentions(sentence, reading, pace)));
  }
  return mentions;
}

/** What a figure may be about; of another time than the report's only what is carried over from it. */
function mentionsOf(figure: Figure, reading: Reading): Mention[] {
  const mentions = readingsOf(figure, reading);
  return mentions.length > 0 && isOfOtherTime(figure, reading) ? mentions.filter(({ ruleId }) => carried.has(ruleId)) : mentions;
}

const carried: ReadonlySet<string> = new Set(['N-CARRYIN', 'N-CARRYOUT']);

/** The first reading that fits: a result of requests, a review or lawsuit or what it came to, requests themselves, a document. */
function readingsOf(figure: Figure, reading: Reading): Mention[] {
  const part = partMention(figure, reading);
  if (part) return [part];
  const disputes = disputeMentions(figure, reading);
  if (disputes.length > 0) return disputes;
  const other =
    outcomeMention(figure, reading) ??
    applicantMention(figure, reading) ??
    requestMention(figure, reading) ??
    documentMention(figure, reading);
  return other ? [other] : [];
}
