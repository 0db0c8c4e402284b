import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { absoluteFindings } from './absolute-findings.js';
import { compareMentions } from './compare-mentions.js';
import { disputeMentions } from './dispute-mentions.js';
import { documentMention } from './document-mentions.js';
import { feeFindings } from './fee-findings.js';
import { type Figure, readFigures } from './figures.js';
import { holeFindings } from './hole-findings.js';
import type { Mention, Reading } from './mention.js';
import { noneMentions } from './none-mentions.js';
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
  const mentions = yield* mentionsIn(sentences, reading, pace);
  const findings = yield* compareMentions(subject, rules, mentions, pace);
  for (const rule of rules.values()) findings.push(...(yield* ofRule(subject, rule, sentences, mentions, pace)));
  return findings;
}

function* ofRule(
  subject: RuleSubject,
  rule: FormRule,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  pace: Pace,
): Steps<Finding[]> {
  switch (rule.id) {
    case 'N-PART':
      return yield* partSumFindings(subject, rule, mentions, pace);
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

function* mentionsIn(sentences: readonly Sentence[], reading: Reading, pace: Pace): Steps<Mention[]> {
  let left = mostFigures;
  const mentions: Mention[] = [];
  for (const sentence of sentences) {
    const figures = yield* readFigures(sentence, pace, left);
    left -= figures.length;
    for (const figure of figures) {
      mentions.push(...mentionsOf(figure, reading));
      if (pace.isDue(classifying)) yield;
    }
    mentions.push(...(yield* noneMentions(sentence, reading, pace)));
  }
  return mentions;
}

/** The first reading that fits: a result of requests, a review or lawsuit, requests themselves, a document. */
function mentionsOf(figure: Figure, reading: Reading): Mention[] {
  const part = partMention(figure, reading);
  if (part) return [part];
  const disputes = disputeMentions(figure, reading);
  if (disputes.length > 0) return disputes;
  const other = requestMention(figure, reading) ?? documentMention(figure, reading);
  return other ? [other] : [];
}
