import { LRUCache } from 'lru-cache';
import { normalise, withoutNumeral } from './normalise.js';

/** With its explanation (characters). */
const longestLabel = 300;

/** Something with a label that is looked for. */
export interface Labelled {
  readonly label: string;
  readonly aliases: readonly string[];
}

/** A text made ready for comparing with many labels. */
export interface Comparable {
  readonly full: string;
  /** Without its numeral. */
  readonly bare: string;
  /** Without commas and quotes in it too, and with one name for a year: that of 本年 and 本年度, or * where it is told by its number. */
  readonly loose: string;
}

/** 0: not this label; 1: its beginning, cut short; 2: with an explanation after it; 3: all but the numeral; 4: to the letter. */
export type Fit = 0 | 1 | 2 | 3 | 4;

export type Fits = (text: Comparable | null) => Fit;

/** Null when the text can be no label at all: it has no words, or is longer than a label with its explanation. */
export function comparable(text: string): Comparable | null {
  if (text.length > longestLabel || !/\p{Script=Han}/u.test(text)) return null;
  const full = normalise(text).replace(/[:。]$/, '');
  const bare = withoutNumeral(full);
  return { full, bare, loose: looseOf(bare) };
}

/** Tells how well a text fits a label. What a text holds beside the label must be words: a figure in it would be lost. */
export function fitOf(labelled: Labelled): Fits {
  return kept.memo([labelled.label, ...labelled.aliases].join('\n'), { context: labelled });
}

/** The labels of the forms are the same for every source. */
const kept = new LRUCache<string, Fits, Labelled>({ max: 4000, memoMethod: (_key, _stale, { context }) => fitsOf(context) });

function fitsOf({ label, aliases }: Labelled): Fits {
  const known = [label, ...aliases].flatMap((name, index) => {
    const wanted = comparable(name);
    // What a label itself says in brackets at its end is left out by some.
    return wanted ? [{ ...wanted, base: wanted.bare.replace(/\([^()]*\)$/, ''), loosely: looseNamesOf(wanted), isAlias: index > 0 }] : [];
  });
  return (text) => (text === null ? 0 : known.reduce<Fit>((best, name) => higher(best, fitWith(text, name)), 0));
}

/** Whether what follows a label only explains it: nothing, or a remark in brackets or after a colon, and no figure beside it. */
export function explains(rest: string): boolean {
  if (rest === '') return true;
  if (rest.startsWith(':')) return /\p{Script=Han}/u.test(rest) && !/\d/.test(rest);
  if (!rest.startsWith('(')) return false;
  const end = rest.lastIndexOf(')');
  const remark = end === -1 ? rest : rest.slice(0, end);
  // How many 项 a row stands for is said beside its label; any other count may be its figure.
  const isFigure = /^\([+-]?[\d.,]+\p{Script=Han}{0,2}$/u.test(remark) && !/^\(\d+大?[项类]$/.test(remark);
  return /\p{Script=Han}/u.test(remark) && !isFigure && (end === -1 || !/\d/.test(rest.slice(end)));
}

interface Known extends Comparable {
  readonly base: string;
  readonly loosely: readonly string[];
  readonly isAlias: boolean;
}

function fitWith(text: Comparable, { full, bare, base, loosely, isAlias }: Known): Fit {
  if (text.full === full) return 4;
  if (text.bare === bare || text.bare === base || loosely.includes(text.loose)) return 3;
  if (loosely.some((name) => text.loose.startsWith(name) && explains(text.loose.slice(name.length)))) return 2;
  if (text.bare.startsWith(base)) {
    const rest = text.bare.slice(base.length);
    if (explains(rest) || (base.length >= 4 && isContinued(rest, isAlias))) return 2;
  }
  return bare.length >= 10 && text.bare.length >= 6 && loosely.some((name) => name.startsWith(text.loose)) ? 1 : 0;
}

/** More words may follow a label. After another name, which says less, they may make it the label of something else. */
function isContinued(rest: string, isAlias: boolean): boolean {
  return (isAlias ? /^(的?总?数量?|件数|事项|情况|信息|类?申请|等)(\([^\d]*\))?$/ : /^\p{Script=Han}+(\([^\d]*\))?$/u).test(rest);
}

function looseOf(bare: string): string {
  return bare
    .replace(/[、,"]/g, '')
    .replace(/([本上下])一?年度?/g, '$1年')
    .replace(/20\d{2}年度?/g, '*');
}

/** A label that names a year by its relation is also said with the year's number: 2023年新收 for 本年新收. */
function looseNamesOf({ loose }: Comparable): string[] {
  return [...new Set([loose, loose.replace(/[本上下]年/g, '*')])];
}

function higher(a: Fit, b: Fit): Fit {
  return a >= b ? a : b;
}
