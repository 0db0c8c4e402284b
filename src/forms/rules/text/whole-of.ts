import { isDifference, isPart, pointElsewhere } from './doubts.js';
import type { Figure } from './figures.js';
import type { Reading } from './mention.js';
import { isOfOtherTime } from './other-time.js';

/** So many parts may stand between a part and its whole. */
const mostParts = 8;
const longestGap = 80;
/** 比上年减少20%, between two figures, is about the first. */
const comparedToo = /[,，(](?:同比|[比较与](?:上一?年|去年|\d{4}年))[^,，;；()]{0,16}(?=[,，)])/g;
const inBrackets = /^[^(]*\)/;
const brackets = /\([^()]*\)/g;
const ownNames = /自然人|公民个人|其中/g;
const someOnly = /(?:涉及|有关|关于)(?!的?(?:政府信息|信息公开|依申请))|补正|重复|领域|征地|拆迁|撤[回销]|不属于/;
const clauseBefore = /(?:^|[,，;；:(])([^,，;；:(]{0,16})[,，]$/;

/**
 * The figure that this one is a part of (其中): the last before it that is neither a part beside it, nor a change, nor in brackets.
 * @param isBeside whether a figure is a part beside this one
 * @param plain what may stand between them: all of it says nothing of what is counted
 * @returns none where the sentence has no figure before; unclear where other words stand between, so that the whole can not be told
 */
export function wholeOf(figure: Figure, isBeside: (other: Figure) => boolean, plain: RegExp): Figure | 'none' | 'unclear' {
  const { text } = figure.sentence;
  let part = figure;
  for (let back = 0; back <= mostParts; back++) {
    const { before } = part;
    if (!before) return part === figure ? 'none' : 'unclear';
    const gap = text.slice(before.end, part.start - part.label.length);
    if (gap.length > longestGap || !plain.test(gap.replace(comparedToo, '').replace(brackets, ''))) return 'unclear';
    if (!inBrackets.test(gap) && !isDifference(before) && !isBeside(before)) return before;
    part = before;
  }
  return 'unclear';
}

/** What a whole counts is not what the table has: another time, another organ, one channel, some of all. Nor are its parts. */
export function countsOtherThanTable(whole: Figure, reading: Reading): boolean {
  const { sentence, label, tail, start, year, vague } = whole;
  const from = start - label.length;
  const lead = clauseBefore.exec(sentence.text.slice(Math.max(0, from - 20), from))?.[1] ?? '';
  const otherYear = year !== null && year !== reading.year;
  return vague || otherYear || isOfOtherTime(whole, reading) || sayOtherThanTable(`${lead},${label},${tail}`, reading);
}

/** The same of the words around something that has no figure. */
export function sayOtherThanTable(words: string, reading: Reading): boolean {
  const left = words.replace(ownNames, '');
  return someOnly.test(left) || isPart({ label: left }) || pointElsewhere(left, reading);
}
