import { carryWords } from './carry-words.js';
import { isDifference, isDoubtful, isPart, speaksOfRequests } from './doubts.js';
import type { Figure } from './figures.js';
import { type Mention, mentionOf, type Reading } from './mention.js';

const received = ['requestsReceived'];
const all = ['requestsReceived', 'requestsCarriedIn'];
const handled = ['requestsHandled'];

const elsewhere =
  /留言|咨询|建议|提案|议案|来访|热线|工单|信箱|投诉|举报|诉求|问政|舆情|审批|政务服务|处罚|意见|补正|公证|复议|诉讼|起诉|应诉|胜诉|败诉/;
const bare = /^(?:其中|另外?|另?有|剩余|尚有|余|还有|其余|共|共计|均|对)?$/;
const notReceived = /不予受理|未受理|不受理|未收到|撤[回销]/;
const arrives = /新收|收到|受理|接收|接到|收取?(?=政府信息|信息|依申请|公开申请)/;
const request = /申请|公开请求/;
const answered = /办结|答复|办复|办理完毕|处理完毕/;
const dealtWith = /办理|处理|回复/;
const notAnswered = /未|延期|逾期|正在|不予|补正|告知|率/;

/** N-RECV, N-CARRYIN, N-DONE, N-CARRYOUT: figures about requests received, carried in, handled and carried out. */
export function requestMention(figure: Figure, reading: Reading): Mention | null {
  const { label, tail } = figure;
  if (elsewhere.test(label) || !speaksOfRequests(figure.sentence) || isDifference(figure)) return null;
  const doubtful = isDoubtful(figure, reading);
  const carry = carryMention(figure, reading, doubtful);
  if (carry) return carry;
  if (elsewhere.test(tail)) return null;

  if (arrives.test(label) && !notReceived.test(label) && request.test(label + tail)) {
    if (answered.test(label)) return mentionOf(figure, 'N-RECV', [received, all, handled], true);
    const fresh = /新收/.test(label);
    return mentionOf(figure, 'N-RECV', [received, all], doubtful || (!fresh && isPart(figure)));
  }
  if (answered.test(label) && !notAnswered.test(label)) return mentionOf(figure, 'N-DONE', [handled], doubtful || isPart(figure));
  if (dealtWith.test(label) && request.test(label + tail) && !notAnswered.test(label))
    return mentionOf(figure, 'N-DONE', [handled, received, all], true);
  if (bare.test(label) && /^已.*(?:答复|办结|回复)/.test(tail) && !/未|延期/.test(tail))
    return mentionOf(figure, 'N-DONE', [handled], true);
  if (/(?:依申请公开|信息公开申请|公开请求)(?:政府信息|信息|件|数量|数|总数|共)*$/.test(label) && !notReceived.test(label))
    return mentionOf(figure, 'N-RECV', [received, all], true);
  return null;
}

function carryMention(figure: Figure, { year, organOnly }: Reading, doubtful: boolean): Mention | null {
  const { carriedIn, carriedOut } = carryWords(year);
  const { label } = figure;
  const words = bare.test(label) ? figure.tail : label;
  if (carriedOut.test(words)) return mentionOf(figure, 'N-CARRYOUT', [['requestsCarriedOut']], figure.vague);
  if (!carriedIn.test(words)) return null;
  if (words === label && arrives.test(label)) return mentionOf(figure, 'N-RECV', [all, received], true);
  const elsewhereToo = doubtful && isDoubtful({ ...figure, label: label.replace(carriedIn, ''), year: null }, { year, organOnly });
  return mentionOf(figure, 'N-CARRYIN', [['requestsCarriedIn']], elsewhereToo);
}
