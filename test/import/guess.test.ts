import { describe, expect, test } from '@jest/globals';
import { guessYear } from '../../src/import/guess.js';

describe('the year of a report', () => {
  test.each([
    ['临川区水务局2023年政府信息公开工作年度报告', '2022年，2022年', 2023],
    ['临川区水务局二〇二三年政府信息公开工作年度报告', '', 2023],
    ['临川区水务局二○二三年度政府信息公开工作年度报告', '', 2023],
    ['二零一九年政府信息公开工作年度报告', '', 2019],
    ['临川区水务局2023政府信息公开年报', '', 2023],
    ['关于2022年年度报告的更正（2023年）', '2022年', null],
  ])('is that of the title “%s”', (title, text, year) => {
    expect(guessYear(title, text)).toBe(year);
  });

  test.each([
    ['named beside the year before', '2023年，与2022年相比，公开信息312条，较2022年增长5%，比2022年多。', 2023],
    ['of the statistics, however often others are named', '统计期限自2023年1月1日至2023年12月31日。根据2024年、2024年要求', 2023],
    ['of the statistics, with one year for both dates', '2024年1月10日。统计期限为2025年1月1日—12月31日。', 2025],
    ['named beside a date', '2023年，我局公开信息。2024年1月25日发布，2024年1月30日更新', 2023],
    ['named beside the titles of documents', '按照《2022年要点》《2022年方案》，2023年公开信息', 2023],
    ['in Chinese numerals', '二〇二三年，我局公开信息', 2023],
  ])('is the one %s', (_which, text, year) => {
    expect(guessYear('', text)).toBe(year);
  });

  test.each([
    ['several as often', '2023年公开信息。2022年公开信息。'],
    ['another first than most often', '2022年公开信息。2023年，2023年。'],
    ['none', '本年度公开信息'],
    ['only the one compared with', '较2022年增长'],
  ])('is not told by a text that names %s', (_which, text) => {
    expect(guessYear('', text)).toBeNull();
  });
});
