import { Decimal } from 'decimal.js';
import { parseChineseNumber } from './chinese-number.js';
import { statedTolerance } from './stated-tolerance.js';

/** What a text says of a figure against last year's. */
export interface YearOnYearClaim {
  /** Grown by so many per cent; changed by so many; so many times last year's; what last year's was. */
  readonly kind: 'percent' | 'difference' | 'ratio' | 'level';
  /** As the text has it; percentages and differences with their sign. */
  readonly said: Decimal;
  readonly tolerance: Decimal;
  /** Marked as about. */
  readonly vague: boolean;
  /** The words that say it, to quote the right part of a long sentence. */
  readonly words: string;
}

const number = '(?:\\d[\\d,]{0,12}(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千万]{1,8})';
const unit = '[件条宗起份次项]';
const rises = ['增长', '增加', '上升', '提高', '上涨', '增幅', '涨幅', '增', '升', '多'];
const falls = ['下降', '减少', '降低', '回落', '降幅', '下滑', '减', '降', '少'];
const down: ReadonlySet<string> = new Set(falls);
const about = /[约近超逾余多]|以上|左右/;

/** What may stand between a figure and its change and be no other subject: 件(政府信息公开)申请(其中…),总量… */
const sameSubject =
  '(?:依?申请公开|政府信息|信息|公开|[的类]|申请|请求|行政|复议|诉讼|案件|规范性文件){0,6}(?:\\([^()]{0,40}\\))??[,，、(]?(?:数量|总量|总数|件数|案件数|总体|整体|也|则|均){0,2}';
const time = (name: string) => `(?<${name}>[上前]一年|上年|去年|\\d{4}年)(?:度|同期|全年|一年){0,2}`;
/** 比2022年(的18件 | (18件)) */
const lastFigure = `(?:[的(]?(?:为|有|共)?(?<level>${number})${unit}\\)?|\\([^()]{0,12}\\))?`;
const compared = `(?:同比(?:${time('same')})?|(?:相比?|相较)?[比较与同和](?:于|之)?${time('since')}${lastFigure}(?:相比|比较|相较)?)`;
/** …有所增加,增幅25% */
const adverbs =
  '[,，]?(?:(?:申请|案件)?(?:总?数量|总?量|总数|件数))?(?:总体|有所|略有|略|稍有|大幅度?|明显|显著|小幅|实现|呈|又|均|共|也){0,3}(?:(?:增加|增长|上升|提高|减少|下降|降低)[,，、](?=[增涨降]幅))?';
const opening = new RegExp(`^\\)?${sameSubject}${compared}${adverbs}`);
const multiple = new RegExp(`^\\)?${sameSubject}(?:[是为达]到?|相当于|约为)了?${time('since')}的(?<times>${number})倍`);
const change = new RegExp(
  `^(?:且|并|其)?(?:(?<direction>${[...rises, ...falls].join('|')})(?<about>[了约为达到至近超过逾幅度率]{0,4})(?:(?<percent>\\d{1,5}(?:\\.\\d{1,4})?)%|百分之(?<spelt>${number})|(?<count>${number})(?<more>余|多)?${unit}|(?<fold>${number})倍)(?<after>以上|左右)?` +
    `|(?<same>(?:基本|大致|大体)?持平)|(?<nearly>[近约超逾]?)翻了?(?<doublings>[一两二三])?番)`,
);
/** A text compares with more than one year, and says more than one thing of each, at most so often. */
const most = 3;

/**
 * What a text goes on to say, after a figure, of that very figure against last year's: (同比|较上年|比2022年的18件)增加4件,增长25%. Another noun
 * in between makes it another figure's change, and another year is not last year: of those nothing is said.
 * @param after the words after the figure, of a bounded length
 */
export function yearOnYearClaims(after: string, year: number): YearOnYearClaim[] {
  const claims: YearOnYearClaim[] = [];
  let left = after;
  for (let round = 0; round < most; round++) {
    const { times, since: timesOf } = multiple.exec(left)?.groups ?? {};
    if (times !== undefined) return isLastYear(timesOf, year) ? [...claims, ...claim('ratio', times)] : claims;
    const opened = opening.exec(left);
    if (!opened) break;
    const { same, since, level } = opened.groups ?? {};
    const changes = changesIn(left.slice(opened[0].length));
    if (isLastYear(same ?? since, year)) claims.push(...changes.claims, ...(level === undefined ? [] : claim('level', level)));
    if (changes.claims.length === 0) break;
    left = changes.left;
  }
  return claims;
}

/** @param time undefined for 同比 alone */
function isLastYear(time: string | undefined, year: number): boolean {
  return time === undefined || !/^\d/.test(time) || Number(time.slice(0, 4)) === year - 1;
}

/** 增加4件,增长25%: one change after another, with nothing but a comma between. */
function changesIn(words: string): { readonly claims: readonly YearOnYearClaim[]; readonly left: string } {
  const claims: YearOnYearClaim[] = [];
  let left = words;
  for (let at = 0; at < most; at++) {
    const rest = claims.length === 0 ? left : left.replace(/^[,，、()]{0,2}/, '');
    const found = change.exec(rest);
    if (!found?.groups) break;
    claims.push(...claimsOf(found.groups));
    left = rest.slice(found[0].length);
  }
  return { claims, left };
}

function claimsOf(groups: Readonly<Record<string, string | undefined>>): YearOnYearClaim[] {
  const { direction = '', percent, spelt, count, fold, same, nearly = '', doublings = '一' } = groups;
  const sign = down.has(direction) ? '-' : '';
  const around = [groups.about, groups.more, groups.after].join('');
  const vague = about.test(around);
  const percentage = percent ?? spelt;
  if (percentage !== undefined) return claim('percent', percentage, { vague, sign });
  // 增加到20件 tells what it is now.
  if (count !== undefined) return /[到至]/.test(around) ? [] : claim('difference', count, { vague, sign });
  if (fold !== undefined) return sign === '' ? grownBy(parseChineseNumber(fold), fold, vague) : [];
  if (same !== undefined) return same === '持平' ? claim('difference', '0') : [];
  return grownBy(String(2 ** Number(parseChineseNumber(doublings)) - 1), '番', nearly !== '');
}

function claim(kind: YearOnYearClaim['kind'], words: string, { vague = false, sign = '' } = {}): YearOnYearClaim[] {
  const value = parseChineseNumber(words);
  if (value === null) return [];
  const stated = /^\d/.test(words) ? words : value;
  const tolerance = kind === 'percent' ? statedTolerance(stated) : new Decimal(kind === 'ratio' ? halfOfLastPlace(stated) : 0);
  return [{ kind, said: new Decimal(sign + value), tolerance, vague, words }];
}

/** @param times what was added, in times of last year's */
function grownBy(times: string | null, words: string, vague: boolean): YearOnYearClaim[] {
  if (times === null) return [];
  const [said, tolerance] = [new Decimal(times).times(100), halfOfLastPlace(times).times(100)];
  return [{ kind: 'percent', said, tolerance, vague, words }];
}

function halfOfLastPlace(figure: string): Decimal {
  const decimals = figure.includes('.') ? figure.length - 1 - figure.indexOf('.') : 0;
  return new Decimal('0.5').div(new Decimal(10).pow(decimals));
}
