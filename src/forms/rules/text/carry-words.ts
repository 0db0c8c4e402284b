/** How a report says that requests were carried in from last year, or out to the next. */
export interface CarryWords {
  readonly carriedIn: RegExp;
  readonly carriedOut: RegExp;
}

const known = new Map<number, CarryWords>();

/** 上年结转, 结转上年度, 2023年结转 · 结转下年度, 转结下一年, 顺延到2025年, in a report of 2024. */
export function carryWords(year: number): CarryWords {
  const words = known.get(year) ?? {
    carriedIn: new RegExp(
      `(?:上一?年度?|去年|往年|${year - 1}年度?).{0,8}(?:结转|转结|转入|遗留)|(?:结转|转结|承接)(?:自|于|的)?(?:上一?年|去年|${year - 1}年)`,
    ),
    carriedOut: new RegExp(
      `(?:结转|转结|顺延|延续|转|留)(?:至|到|入|于)?(?:下一?个?年|次年|明年|来年|${year + 1}年)` +
        `|(?:下一?个?年度?|次年|明年|${year + 1}年度?).{0,4}(?:结转|继续办理|办理|处理|答复)`,
    ),
  };
  known.set(year, words);
  return words;
}
