import type { Figure } from './figures.js';
import type { Reading } from './mention.js';

/** The whole year, said in months or as its end. */
export const wholeYear =
  /(?<!\d)1(?:月(?:1日)?)?起?(?:至|到|[-—~]{1,2})(?:\d{4}年|当年)?12月(?:31日|底)?止?|截[至止]到?(?:\d{4}年)?12月(?:31日|底)|(?:四个|各|每)季度/g;
const partOfYear = /季度|半年|\d{1,2}月/;
/** 上年 is of another figure where that was carried over. */
const beforeThisYear = /(?<![比较与同和])(?:上一?年|去年|前年|往年)(?!.*(?:本年|今年|全年|结转|转结|接转|转入|遗留|延续|未办|未答))/;
const lastYears = /近[两三四五二2-5]年|[两三四五2-5]年来/;
const someYears = /(\d{4})年?度?(?:至|到|-|—|~)(\d{4})年/g;
const sinceLong = /(\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[^,，;；\d]{0,24}(?:施行|实施|成立|开展))?以来/;
const sinceLaw = /《[^《》]{0,24}》(?:施行|实施)以来/;
const allTime = /历年|历史上/;
/** A clause that says no more than when. */
const when = /(?:^|[,，;；。:(])([^,，;；。:(]{0,14}(?:季度|半年|月份?|\d{4}年度?|去年|上一?年度?)|[^,，;；。:(]{0,44}以来)[,，]$/;
const reach = 52;

/**
 * The words say outright that the figure is of another time than the report's year: of several years (2018年至2023年累计), of a part of it
 * (第一季度), or of the year before. Such a figure is not the table's, however little they agree.
 */
export function isOfOtherTime(figure: Figure, { year }: Reading): boolean {
  const { sentence, label, start, end } = figure;
  // 2022年收到25件,2023年收到20件
  if (figure.year !== null && figure.year < year && sentence.text.slice(end, end + reach).includes(`${year}年`)) return true;
  return isSaidOfOtherTime(sentence.text, start - label.length, label, year);
}

/** The same of words that start there in a text. */
export function isSaidOfOtherTime(text: string, from: number, said: string, year: number): boolean {
  const clauseBefore = when.exec(text.slice(Math.max(0, from - reach), from))?.[1] ?? '';
  const words = `${clauseBefore}${clauseBefore === '' ? '' : ','}${said}`.replace(wholeYear, '');
  if (partOfYear.test(words) || beforeThisYear.test(words) || lastYears.test(words) || allTime.test(words)) return true;
  const since = sinceLong.exec(words)?.[1];
  if (since === undefined ? sinceLaw.test(words) : Number(since) !== year) return true;
  return [...words.matchAll(someYears)].some(([, first, last]) => first !== last);
}
