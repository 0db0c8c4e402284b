import { withArabicYears } from './years.js';

/** A date to the day: when something was published, or came into force. */
const date = /20\d{2}年\d{1,2}月\d{1,2}日/g;
/** Years that a text holds its own against, or looks forward to: 与2022年相比, 较2022年, 上年（2022年）, 2024年，将. */
const otherYears =
  /(?:与|和|同)20\d{2}年度?[^,。;]{0,4}比|(?:较|比|相较于?|对比|去年|上一?年度?)\(?20\d{2}年度?|20\d{2}年度?(?:同期|同比|相比|以来|底|末)|20\d{2}年度?,?(?:我?[局厅办委区县市镇]?将|拟|计划)/g;
/** 统计期限自2023年1月1日至12月31日 */
const period = /(20\d{2})年1月1日起?(?:至|到|-)(?:同年|当年|\1年)?12月31日/g;

/**
 * The report year that a title or a text names: the title's; else that of the period of the statistics; else the one that the text names
 * first, where it names none more often. Years that others are compared with, and dates, do not count. Null when that leaves a choice.
 */
export function guessYear(title: string, text: string): number | null {
  const inTitle = yearsIn(plain(title));
  if (inTitle.length > 0) return mostNamed(inTitle);
  const said = plain(text);
  const periods = periodsIn(said);
  if (periods.length > 0) return mostNamed(periods);
  const own = yearsIn(
    said
      .replace(date, '')
      .replace(/《[^《》]*》/g, '')
      .replace(otherYears, ''),
  );
  if (own.length === 0) return null;
  return mostNamed(own) === own[0] ? (own[0] ?? null) : null;
}

/** The year that a title names; null when it names none, or several as often. */
export function yearOfTitle(title: string): number | null {
  return mostNamed(yearsIn(plain(title)));
}

/** The year of the statistics (统计期限), where the text says it. */
export function yearOfStatistics(text: string): number | null {
  return mostNamed(periodsIn(plain(text)));
}

function periodsIn(plainText: string): number[] {
  return [...plainText.matchAll(period)].map(([, year]) => Number(year));
}

function plain(text: string): string {
  return withArabicYears(text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[—–－~～]+/g, '-');
}

/** Null when several are named as often. */
function mostNamed(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** A title may leave 年 out: 2023政府信息公开年报. */
function yearsIn(text: string): number[] {
  return [...text.matchAll(/(?<!\d)(20\d{2})(?:年|(?=政府信息公开|政务公开|信息公开))/g)]
    .map(([, year]) => Number(year))
    .filter((year) => year >= 2008 && year <= 2100);
}
