import { allForms } from '../forms/forms.js';
import type { UnplacedLine } from '../reports/events.js';
import { type SourceLine, spokenLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

/** How the foot of a page begins, below the article. */
const foot =
  /^[[【（(]?(打印(本页|此页|文章)?|关闭(窗口|页面|本页)|分享(到|至)?[:：]|扫一扫|返回顶部|上一[篇条]|下一[篇条]|相关(文章|链接|阅读|信息)|责任编辑|版权所有|网站(标识码|地图|声明)|主办(单位)?[:：]|承办(单位)?[:：]|网站支持|联系我们)|ICP备|公网安备/;
/** Longer than this is no line of a page's foot (characters). */
const longestFoot = 80;

/**
 * The lines that are of the article. What a page marks as navigation or a footer is left out, unless the report itself is in it.
 */
export function articleOf(lines: readonly SourceLine[]): readonly SourceLine[] {
  const article = lines.filter(({ furniture }) => !furniture);
  return headingsIn(lines) > headingsIn(article) ? lines : article;
}

/** Divides the last section from the foot of the page below it. */
export function aboveFoot(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly unplaced: readonly UnplacedLine[];
} {
  const end = lines.findIndex(({ cells, text }) => !cells && text.trim().length <= longestFoot && foot.test(text.trim()));
  if (end === -1) return { lines, unplaced: [] };
  const below = lines.slice(end).filter((line) => spokenLine(line) !== '');
  return {
    lines: lines.slice(0, end),
    unplaced: below.map((line) => ({
      line: line.number,
      text: spokenLine(line),
      reason: 'stands below the report, and is part of the page',
    })),
  };
}

function headingsIn(lines: readonly SourceLine[]): number {
  const headings = new Set(
    allForms().flatMap(({ sections }) => sections.flatMap(({ heading, aliases }) => [heading, ...aliases].map(normalise))),
  );
  return new Set(lines.map(({ text }) => withoutNumeral(normalise(text))).filter((text) => headings.has(text))).size;
}
