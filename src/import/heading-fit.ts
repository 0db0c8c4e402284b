import type { Form, FormSection } from '../forms/form.js';
import { comparable, type Fit, fitOf } from './label-fit.js';
import { withoutMarkdown } from './markdown.js';
import { numeralOf, withoutNumeral } from './normalise.js';

/** How a heading is numbered: 第一部分, 一、, 1., （一）, or not at all. */
type Numbering = 'part' | 'chinese' | 'none' | 'arabic' | 'bracketed';

/** A heading that is shorter, and not the form's own, may as well be one within a section: 主动公开情况 (characters). */
export const fewestClear = 8;

interface Read {
  readonly numbering: Numbering;
  readonly fit: Fit;
  /** Whether the numeral is that of the form's section. */
  readonly isOwn: boolean;
  readonly isShort: boolean;
}

/**
 * Tells how well a line fits the heading of each section. How most headings are numbered tells which are those of sections: a heading of few
 * words must be numbered like them.
 * @param lines all that may be headings
 */
export function headingFits(form: Form, lines: readonly string[]): readonly ((text: string) => Fit)[] {
  const readers = form.sections.map((section) => once(readerOf(section)));
  const usual = usualNumbering(lines, readers);
  return readers.map((read) => (text) => fitAmong(read(text), usual));
}

function fitAmong(read: Read | null, usual: Numbering): Fit {
  if (read === null) return 0;
  const { numbering, fit, isOwn, isShort } = read;
  if (isShort && (numbering !== usual || !isOwn)) return 0;
  if (isOwn) return isShort && fit > 3 ? 3 : fit;
  // A sub-heading （五）存在的问题及改进情况 below 一 says the same, but its numeral is of another list.
  return numbering === 'bracketed' ? 0 : 2;
}

function readerOf({ numeral, heading, aliases }: FormSection): (text: string) => Read | null {
  const own = numeralOf(`${numeral}、`)?.value;
  const names = fitOf({ label: `${numeral}、${heading}`, aliases: aliases.map((alias) => `${numeral}、${alias}`) });
  const isForms = fitOf({ label: heading, aliases: [] });
  return (text) => {
    const { plain, isPart } = plainHeading(text);
    const ready = comparable(plain);
    const fit = names(ready);
    if (ready === null || fit < 2) return null;
    const said = numeralOf(ready.full);
    return {
      numbering: isPart ? 'part' : numberingOf(ready.full),
      fit,
      isOwn: said === null || said.value === own,
      isShort: withoutNumeral(ready.full).length < fewestClear && isForms(ready) < 3,
    };
  };
}

/** The numbering with which most sections are found; the higher one where several are as usual. */
function usualNumbering(lines: readonly string[], readers: readonly ((text: string) => Read | null)[]): Numbering {
  const found = new Map<Numbering, Set<number>>([
    ['part', new Set()],
    ['chinese', new Set()],
    ['none', new Set()],
    ['arabic', new Set()],
    ['bracketed', new Set()],
  ]);
  for (const line of lines)
    for (const [section, read] of readers.entries()) {
      const { numbering, fit, isOwn } = read(line) ?? { numbering: 'none', fit: 0, isOwn: false };
      if (fit >= 3 && isOwn) found.get(numbering)?.add(section);
    }
  const [most] = [...found].sort(([, a], [, b]) => b.size - a.size);
  return most?.[0] ?? 'chinese';
}

/** Each line is asked about twice. */
function once(read: (text: string) => Read | null): (text: string) => Read | null {
  const known = new Map<string, Read | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    known.set(text, now);
    return now;
  };
}

function numberingOf(full: string): Numbering {
  if (/^\(/.test(full)) return 'bracketed';
  if (/^\d/.test(full)) return 'arabic';
  return numeralOf(full) === null ? 'none' : 'chinese';
}

/** Without what some print about a heading: 【总体情况】, 第一部分 总体情况, and marks of Markdown. */
function plainHeading(text: string): { readonly plain: string; readonly isPart: boolean } {
  const said = withoutMarkdown(text).trim();
  const numbered = said.replace(/^第([一二三四五六七八九])(?:部分|章|节)[\s、:：.．]*/, '$1、');
  return { plain: numbered.replace(/^([一二三四五六七八九][、.．]\s*)?[【[〔](.+)[】\]〕]$/, '$1$2'), isPart: numbered !== said };
}
