import { allForms } from '../forms/forms.js';
import type { UnplacedLine } from '../reports/events.js';
import { marksOf } from './furniture.js';
import { fewestClear } from './heading-fit.js';
import { fieldsOfLine, type SourceLine, spokenLine } from './lines.js';
import { normalise, withoutNumeral } from './normalise.js';

/** How the foot of a page begins, below the article. */
const foot =
  /^[[【（(]?(打印(本页|此页|文章)?|关闭(窗口|页面|本页)|分享(到|至)?[:：]|扫一扫|返回顶部|上一[篇条]|下一[篇条]|相关(文章|链接|阅读|信息)|责任编辑|版权所有|网站(标识码|地图|声明)|主办(单位)?[:：]|承办(单位)?[:：]|网站支持|联系我们)|ICP备|公网安备/;
/** Longer than this is no line of a page's foot (characters). */
const longestFoot = 80;
/** A row with so many figures and nothing to turn pages with is of a table of the report. */
const fewestFigures = 5;
/** So much of what is left out in one place is shown (characters). */
const longestShown = 2_000;

/** What stands last in the footer of an exported report, which says where it came from and nothing of the report. */
const ownFooter = /^内容哈希 [0-9a-f]{64}$/;

/** Some of a source's lines, and those beside them that have no place in the report. */
export interface Divided {
  readonly lines: readonly SourceLine[];
  readonly unplaced: readonly UnplacedLine[];
}

/**
 * The lines that are of the article. What a page marks as navigation or a footer is left out and told, in one line for each place, unless
 * the report itself is in it: a heading, or a table with the form's words or with figures.
 */
export function articleOf(lines: readonly SourceLine[]): Divided {
  const runs = runsOf(lines);
  const isLeft = (run: readonly SourceLine[]): boolean => run[0]?.furniture === true && !holdsReport(run);
  return {
    lines: runs.filter((run) => !isLeft(run)).flat(),
    unplaced: runs.filter((run) => isLeft(run) && !run.some(({ text }) => ownFooter.test(text.trim()))).flatMap(leftOut),
  };
}

/** Divides the last section from the foot of the page below it. */
export function aboveFoot(lines: readonly SourceLine[]): Divided {
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

/** Lines that follow one another, and are all marked or all not. */
function runsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const runs: SourceLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last[0]?.furniture === line.furniture) last.push(line);
    else runs.push([line]);
  }
  return runs;
}

function holdsReport(run: readonly SourceLine[]): boolean {
  const { headings, labels } = formWords();
  return run.some((line) => {
    if (headings.has(withoutNumeral(normalise(line.text.slice(0, 100))))) return true;
    if (!line.cells) return false;
    const fields = fieldsOfLine(line);
    if (fields.some((field) => labels.has(withoutNumeral(normalise(field.slice(0, 100)))))) return true;
    return (
      fields.filter((field) => /^[\d.,]+$/.test(normalise(field))).length >= fewestFigures && !fields.some((field) => /页/.test(field))
    );
  });
}

let known: { readonly headings: ReadonlySet<string>; readonly labels: ReadonlySet<string> } | null = null;

/** What the forms print, without numerals: the headings of sections, and the words that stand in one table only. */
function formWords(): { readonly headings: ReadonlySet<string>; readonly labels: ReadonlySet<string> } {
  known ??= {
    headings: new Set(
      allForms().flatMap(({ sections }) =>
        sections.flatMap(({ heading, aliases }) => [heading, ...aliases.filter((alias) => alias.length >= fewestClear)].map(normalise)),
      ),
    ),
    labels: new Set(allForms().flatMap(({ tables }) => tables.flatMap((table) => [...marksOf(table, tables)].map(withoutNumeral)))),
  };
  return known;
}

function leftOut(run: readonly SourceLine[]): UnplacedLine[] {
  const said = run.filter((line) => spokenLine(line) !== '');
  const [first] = said;
  if (!first) return [];
  const text = said.map(spokenLine).join(' / ');
  const lines = said.length === 1 ? 'a line' : `${said.length} lines`;
  return [
    {
      line: first.number,
      text: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text,
      reason: `${lines} that the page marks as navigation, left out of the report`,
    },
  ];
}
