import type { Form } from '../forms/form.js';
import { yearOfTitle } from './guess.js';
import { type SourceLine, spokenLine } from './lines.js';
import { normalise } from './normalise.js';
import { isOfficeName, officeNameIn } from './office-name.js';
import { withArabicYears } from './years.js';

/** A longer line is no title (characters). */
export const longestTitle = 100;
/** What pages print about an article, and no title or text says. */
export const aboutPage = /发布时间|发布日期|信息来源|来源[:：]|索引号|浏览次数|当前位置|字体|打印|^首页|^[上下]一[篇条]|^相关|^附件|^下载/;
/** A title stands in so many lines at most. */
const mostLines = 3;

/** A line, or some that belong together, that call themselves a report. */
export interface PossibleTitle {
  readonly text: string;
  readonly lines: readonly SourceLine[];
  readonly year: number | null;
  readonly officeName: string | null;
}

export function isTitle(text: string): boolean {
  return text.length <= longestTitle && !/[。；;:：]$|。|[|\t]/.test(text) && !aboutPage.test(text);
}

/** What calls itself a report among lines that say something: the office, the year and the rest may stand in a line each. */
export function titlesIn(lines: readonly SourceLine[]): readonly PossibleTitle[] {
  return lines.flatMap((line, at) => {
    if (!callsItselfReport(line)) return [];
    let first = at;
    let text = line.text.trim();
    for (let above = lines[at - 1]; above && at - first + 1 < mostLines && continues(above, text); above = lines[first - 1]) {
      text = above.text.trim() + text;
      first--;
    }
    return [{ text, lines: lines.slice(first, at + 1), year: yearOfTitle(text), officeName: officeNameIn(text) }];
  });
}

/**
 * The title of the article: the one with which the page's own title agrees, else the one that says most of office and year, else the one
 * that calls itself what the form does, and of several the nearest to the first heading. Lists of other reports stand before the article.
 */
export function likeliestTitle(titles: readonly PossibleTitle[], form: Form, pageTitle: string): PossibleTitle | null {
  const page = normalise(pageTitle);
  const scores = titles.map((title) => [
    title.year !== null && page.includes(normalise(title.text)) ? 1 : 0,
    (title.year === null ? 0 : 1) + (title.officeName === null ? 0 : 1),
    title.text.includes(form.title) ? 1 : 0,
  ]);
  let best = -1;
  for (const [index, score] of scores.entries()) if (best === -1 || !isLess(score, scores[best] ?? [])) best = index;
  return titles[best] ?? null;
}

function isLess(score: readonly number[], other: readonly number[]): boolean {
  const at = score.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (score[at] ?? 0) < (other[at] ?? 0);
}

function callsItselfReport(line: SourceLine): boolean {
  const text = line.text.trim();
  return isTitle(text) && /年度(?:工作)?报告|年报/.test(text);
}

/** Whether a line is the beginning of a title that goes on below it, where neither says the whole. */
function continues(above: SourceLine, below: string): boolean {
  const text = normalise(withArabicYears(spokenLine(above)));
  const rest = normalise(withArabicYears(below));
  if (above.cells || callsItselfReport(above) || !isTitle(text) || !namesNoOffice.test(rest)) return false;
  if (isOfficeName(text)) return true;
  if (/^20\d{2}/.test(rest)) return false;
  return /^20\d{2}年?度?(?:(?:政府|政务)信息(?:公开)?(?:工作)?)?$/.test(text) || (isCutShort.test(text) && officeNameIn(text) !== null);
}

/** 2023年政府信息公开工作年度报告, or the end of it. */
const namesNoOffice = /^(?:关于)?(?:\(?20\d{2}\)?年?度?)?(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:情况)?的?(?:年度(?:工作)?报告|年报)/;
const isCutShort = /(?:20\d{2}年?度?|信息|公开|工作|情况|关于|的)$/;
