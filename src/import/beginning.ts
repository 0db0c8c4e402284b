import type { Form } from '../forms/form.js';
import type { UnplacedLine } from '../reports/events.js';
import { type SourceLine, spokenLine } from './lines.js';

/** A longer line is no title (characters). */
const longestTitle = 100;
/** What pages print about an article, and no title or text says. */
const aboutPage = /发布时间|发布日期|信息来源|来源[:：]|索引号|浏览次数|当前位置|字体|打印|^首页/;

export interface Beginning {
  readonly title: string;
  /** What else is said before the first heading, by the office and not by the page. */
  readonly introduction: string;
  readonly unplaced: readonly UnplacedLine[];
}

/**
 * The title is the line before the first heading that calls itself a report, else what the page calls itself, else the first that is no
 * sentence; none is made up. The other lines that stand there have no place in the form.
 */
export function beginningOf(lines: readonly SourceLine[], form: Form, pageTitle: string): Beginning {
  const written = lines.filter((line) => spokenLine(line) !== '');
  const mayBe = written.filter(({ text }) => isTitle(text.trim()));
  const named = pageTitleOf(pageTitle);
  const chosen =
    mayBe.find(({ text }) => text.includes(form.title)) ??
    mayBe.find(({ text }) => /年度报告|年报/.test(text)) ??
    (named === '' ? mayBe[0] : null) ??
    null;
  const others = written.filter((line) => line !== chosen);
  return {
    title: chosen?.text.trim() ?? named,
    introduction: others.map((line) => (aboutPage.test(line.text) ? '' : spokenLine(line))).join('\n'),
    unplaced: others.map((line) => ({
      line: line.number,
      text: spokenLine(line),
      reason: 'stands before the first section, beside the title',
    })),
  };
}

/** What a page calls the report, without the name of the site after it; empty where it calls itself something else. */
function pageTitleOf(pageTitle: string): string {
  const title = /^[^|_]*?(年度报告|年报)/.exec(pageTitle)?.[0].trim() ?? '';
  return title.length <= longestTitle ? title : '';
}

function isTitle(text: string): boolean {
  return text.length <= longestTitle && !/[。；;:：]$|。|[|\t]/.test(text) && !aboutPage.test(text);
}
