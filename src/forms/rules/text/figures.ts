import { Decimal } from 'decimal.js';
import type { Pace } from '../../../pace.js';
import type { Steps } from '../../../steps.js';
import { parseChineseNumber } from './chinese-number.js';
import type { Sentence } from './sentences.js';

/** A count that a sentence states, with the words around it. */
export interface Figure {
  readonly sentence: Sentence;
  /** Exact decimal, e.g. "13000" for 1.3万. */
  readonly value: string;
  /** 件, 条, 宗 … */
  readonly unit: string;
  /** How far the true figure may lie from `value` because it was rounded: "500" for 1.3万, else "0". */
  readonly tolerance: string;
  /** Marked as about, or as one end of a range. */
  readonly vague: boolean;
  /** The words before it, back to the start of the clause or to the figure before. */
  readonly label: string;
  /** The words after its unit, up to the end of the clause or to the figure after. */
  readonly tail: string;
  /** The year that the sentence last named before the figure (comparisons and carry-overs left out), or null. */
  readonly year: number | null;
  /** Place of the figure, and of what follows its unit, in the sentence's text. */
  readonly start: number;
  readonly end: number;
  /** The figure before it in the sentence. */
  readonly before: Figure | null;
}

interface Token {
  readonly value: string;
  readonly unit: string;
  readonly tolerance: string;
  readonly vague: boolean;
  readonly start: number;
  readonly end: number;
}

const counted = ['件', '条', '宗', '起', '份', '次', '项', '个', '部'];
/** Measures of something else, though they begin with a unit of count. */
const otherUnits = ['件次', '条次', '个月', '个工作日', '项次', '份额', '次日', '部门', '部分', '个部门', '起诉', '条例', '项目'];
const scales = new Set(['十', '百', '千', '万', '亿']);
const numerals = new Set('零〇一二两三四五六七八九十百千万亿');
const longestRun = 15;
const reach = 48;
/** Units of work (see pace.ts) for a letter, and for a figure with its words. */
const [readingLetter, reading] = [5, 300];

/**
 * The counts in the sentence. One pass over the text, with a bounded look around each figure.
 * @param atMost where to stop
 */
export function* readFigures(sentence: Sentence, pace: Pace, atMost = Number.POSITIVE_INFINITY): Steps<Figure[]> {
  const { text } = sentence;
  const tokens: Token[] = [];
  const years: { readonly at: number; readonly year: number }[] = [];
  for (let at = 0; at < text.length && tokens.length < atMost; ) {
    if (pace.isDue(readingLetter)) yield;
    const run = runAt(text, at);
    if (run === 0) {
      at += 1;
      continue;
    }
    const year = yearAt(text, at, run);
    if (year !== null) years.push({ at, year });
    const token = year === null ? tokenAt(text, at, run) : null;
    if (token) tokens.push(token);
    at = token?.end ?? at + run;
  }
  let named = 0;
  const figures: Figure[] = [];
  for (const [index, token] of tokens.entries()) {
    if (pace.isDue(reading)) yield;
    while (named < years.length && (years[named]?.at ?? 0) < token.start) named += 1;
    figures.push({
      ...token,
      sentence,
      label: labelBefore(text, token.start, tokens[index - 1]?.end ?? 0),
      tail: tailAfter(text, token.end, tokens[index + 1]?.start ?? text.length),
      year: years[named - 1]?.year ?? null,
      before: figures[index - 1] ?? null,
    });
  }
  return figures;
}

/** The length of the run of digits, or else of Chinese numerals, that starts here. */
function runAt(text: string, at: number): number {
  let end = at;
  while (isDigit(text[end])) end += 1;
  if (end === at) {
    while (numerals.has(text[end] ?? '')) end += 1;
    return end - at;
  }
  if (end - at <= 3) while (thousandsAt(text, end)) end += 4;
  if (text[end] === '.' && isDigit(text[end + 1])) {
    end += 1;
    while (isDigit(text[end])) end += 1;
  }
  return end - at;
}

function thousandsAt(text: string, at: number): boolean {
  return text[at] === ',' && isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && !isDigit(text[at + 4]);
}

/** A year that says when: not one that the figures are compared with, carried from or to, nor one in a document's name. */
function yearAt(text: string, at: number, run: number): number | null {
  if (run !== 4 || text[at + 4] !== '年' || !isDigit(text[at])) return null;
  const before = text[at - 1] ?? '';
  return '比较与同于转至到入延于《'.includes(before) && before !== '' ? null : Number(text.slice(at, at + 4));
}

function tokenAt(text: string, at: number, run: number): Token | null {
  if (run > longestRun || text[at - 1] === '第' || text[at - 1] === '.') return null;
  let end = at + run;
  const scaled = isDigit(text[at]) && scales.has(text[end] ?? '');
  if (scaled) end += 1;
  const written = text.slice(at, end);
  const about = '余多来'.includes(text[end] ?? ' ');
  if (about) end += 1;
  if (otherUnits.some((unit) => text.startsWith(unit, end))) return null;
  const unit = counted.find((candidate) => text.startsWith(candidate, end));
  const value = unit === undefined ? null : parseChineseNumber(written);
  if (unit === undefined || value === null) return null;
  const before = text.slice(Math.max(0, at - 2), at);
  const vague = about || /[约近超逾]$|超过$|不足$|\d[-~—至到]$/.test(before);
  return { value, unit, tolerance: scaled ? roundingOf(written) : '0', vague, start: at, end: end + unit.length };
}

/** Half a unit in the last digit written before 万 and the like. */
function roundingOf(written: string): string {
  const unit = new Decimal(parseChineseNumber(`1${written.slice(-1)}`) ?? '1');
  const decimals = written.includes('.') ? written.length - 2 - written.indexOf('.') : 0;
  return unit.div(new Decimal(10).pow(decimals)).div(2).toFixed();
}

function labelBefore(text: string, start: number, previousEnd: number): string {
  const floor = Math.max(previousEnd, start - reach);
  let at = start;
  while (at > floor) {
    const character = text[at - 1] ?? '';
    if (character === ':' && /^[共计为有合]{0,3}$/.test(text.slice(at, start))) at -= 1;
    else if (character === ')') {
      const open = text.slice(floor, at - 1).lastIndexOf('(');
      if (open < 0) break;
      at = floor + open;
    } else if (',，;；。:(!?'.includes(character)) break;
    else at -= 1;
  }
  return text.slice(at, start).replace(/^[、的和及与或]{1,3}/, '');
}

function tailAfter(text: string, end: number, nextStart: number): string {
  const ceiling = Math.min(nextStart, end + reach / 2);
  let at = end;
  while (at < ceiling && !',，;；。:()、!?'.includes(text[at] ?? '')) at += 1;
  return text.slice(end, at);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
