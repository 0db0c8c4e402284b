import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import type { Finding, RuleSubject } from '../../finding.js';
import type { FormRule } from '../../form.js';
import { speaksOfDisclosure, speaksOfRequests } from './doubts.js';
import { measuredFigure } from './measure-figure.js';
import type { Mention } from './mention.js';
import type { Sentence } from './sentences.js';
import { textFinding } from './text-finding.js';

const upheld = /(?:均|全部|都)(?:获得?|被|予以|得到|为|是|结果){0,3}维持/g;
const completed =
  /(?:均已?|全部|都已?)(?:予以|依法|作出|完成){0,2}(?:办结|答复(?!率)|办理完毕)|(?:答复率|办结率)(?:均?[为达是]?到?了?){0,1}100%/g;
/** A rate of answers may be of those that were due: what is carried over need not be yet. */
const maybeOfThoseDue = /^答复率/;
const whenDue = /按[时期]|及时|期限|时限|限期|到期|应当?(?=$|答|办)/;
const otherMatters = /留言|咨询|建议|提案|议案|热线|工单|信箱|投诉|来信|信访|诉求|复议|诉讼/;
const reach = 60;
/** Units of work (see pace.ts) for a letter, and for a statement. */
const [readingLetter, reading] = [4, 500];

interface Statement {
  readonly sentence: Sentence;
  readonly words: string;
  readonly measures: readonly string[];
  readonly subject: string;
  readonly weak: boolean;
}

/** N-ABS: 均获维持 leaves no case corrected, otherwise ended or pending; 均已办结 leaves no request carried out, nor, perhaps, does 答复率100%. */
export function* absoluteFindings(
  subject: RuleSubject,
  rule: FormRule,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  pace: Pace,
): Steps<Finding[]> {
  const saysWhatIsLeft = mentions.some(({ ruleId, value }) => ruleId === 'N-CARRYOUT' && value !== '0');
  const found = new Map<string, Finding>();
  for (const sentence of sentences) {
    if (pace.isDue(sentence.text.length * readingLetter)) yield;
    for (const statement of [...upheldIn(sentence), ...(saysWhatIsLeft ? [] : yield* completedIn(sentence, pace))]) {
      const known = found.get(statement.subject);
      if (known && (known.state !== 'uncertain' || statement.weak)) continue;
      const finding = judge(subject, rule, statement);
      if (finding) found.set(statement.subject, finding);
    }
  }
  return [...found.values()];
}

function judge(subject: RuleSubject, rule: FormRule, { sentence, words, measures, subject: about, weak }: Statement): Finding | null {
  const table = measuredFigure(subject, measures);
  if (!table) return null;
  const contradicted = new Decimal(table.atLeast).greaterThan(0);
  const state = contradicted ? (weak ? 'uncertain' : 'fail') : table.value === null ? 'notAssessable' : 'pass';
  return textFinding(rule, {
    state,
    subject: about,
    sentence,
    words,
    left: '0',
    right: table.value ?? (contradicted ? table.atLeast : null),
    rightCells: table.cells,
    labelZh: table.labelZh,
    labelEn: table.labelEn,
  });
}

function upheldIn(sentence: Sentence): Statement[] {
  const [match] = sentence.text.matchAll(upheld);
  if (!match || !speaksOfDisclosure(sentence)) return [];
  const before = sentence.text.slice(Math.max(0, match.index - reach), match.index);
  const kinds = [...(before.includes('复议') ? ['review'] : []), ...(/诉讼|起诉/.test(before) ? ['litigation'] : [])];
  if (kinds.length === 0) return [];
  return [
    {
      sentence,
      words: match[0],
      measures: kinds.flatMap((kind) => [`${kind}Corrected`, `${kind}Other`, `${kind}Pending`]),
      subject: `upheld/${kinds.join('+')}`,
      weak: clauseOf(before).includes('其中') || /已审结|审结的|上一?年/.test(before),
    },
  ];
}

function* completedIn(sentence: Sentence, pace: Pace): Steps<Statement[]> {
  const statements: Statement[] = [];
  for (const match of sentence.text.matchAll(completed)) {
    if (pace.isDue(reading)) yield;
    const [words] = match;
    const before = sentence.text.slice(Math.max(0, match.index - reach), match.index);
    if (!speaksOfRequests(sentence) || otherMatters.test(before) || whenDue.test(clauseOf(before))) continue;
    const weak = before.includes('其中') || maybeOfThoseDue.test(words);
    if (!weak || statements.length === 0)
      statements.push({ sentence, words, measures: ['requestsCarriedOut'], subject: 'completed', weak });
    if (!weak) break;
  }
  return statements;
}

/** What stands after the last break. */
function clauseOf(words: string): string {
  return words.slice(Math.max(...[...',，;；:('].map((mark) => words.lastIndexOf(mark))) + 1);
}
