import type { Finding, RuleStage, RuleSubject } from '../../finding.js';
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

/**
 * The narrative held to the tables (N-RECV … N-YEAR). Reading prose is guesswork: a figure that is found plainly and differs fails, one
 * that may have been misread is uncertain, a table that has no figure there makes it not assessable, and silence makes no finding.
 * Only rules that the form lists with kind `text` are held, over the measures that it declares. Time is linear in the text's length.
 */
export function textFindings(subject: RuleSubject, _stage: RuleStage): Finding[] {
  const rules = new Map(subject.form.rules.filter(({ kind }) => kind === 'text').map((rule) => [rule.id, rule]));
  if (rules.size === 0) return [];
  const sentences = Object.entries(subject.content.sections).flatMap(([key, { text }]) => readSentences(key, text));
  const reading: Reading = {
    year: subject.year,
    organOnly: subject.scope === 'organ' && subject.office?.kind !== 'government',
  };
  const mentions = mentionsIn(sentences, reading);
  const findings = compareMentions(subject, rules, mentions);
  for (const rule of rules.values()) {
    if (rule.id === 'N-PART') findings.push(...partSumFindings(subject, rule, mentions));
    else if (rule.id === 'N-PCT')
      findings.push(...percentFindings(subject, rule, mentions), ...yearOnYearFindings(subject, rule, mentions, sentences));
    else if (rule.id === 'D-STALE') findings.push(...staleFindings(subject, rule, mentions));
    else if (rule.id === 'N-ABS') findings.push(...absoluteFindings(subject, rule, sentences, mentions));
    else if (rule.id === 'N-FEE') findings.push(...feeFindings(subject, rule));
    else if (rule.id === 'N-HOLE') findings.push(...holeFindings(subject, rule));
    else if (rule.id === 'N-YEAR') findings.push(...yearFindings(subject, rule, sentences));
  }
  return findings;
}

function mentionsIn(sentences: readonly Sentence[], reading: Reading): Mention[] {
  let left = mostFigures;
  return sentences.flatMap((sentence) => {
    const figures = readFigures(sentence, left);
    left -= figures.length;
    return [...figures.flatMap((figure) => mentionsOf(figure, reading)), ...noneMentions(sentence, reading)];
  });
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
