import { describe, expect, test } from '@jest/globals';
import { recordingNotes } from '../../src/import/recording-notes.js';

const report = (text: string, changes: Partial<Parameters<typeof recordingNotes>[0]> = {}) =>
  recordingNotes(
    {
      officeName: '临川区人民政府',
      year: 2023,
      scope: 'organ',
      scopeTold: false,
      content: { title: '', sections: { overview: { heading: '', text } }, tables: {} },
      ...changes,
    },
    2024,
  );

describe('what is noted when a report is recorded', () => {
  const summing = '2023年，本报告汇总区政府各部门、各乡镇数据。';

  test("a government's report that says it sums up others is not taken for the organ's without a word", () => {
    expect(report(summing)).toEqual([expect.stringContaining('--scope jurisdiction')]);
    expect(report('指导各部门、各乡镇做好公开工作。')).toHaveLength(1);
  });

  test.each([
    ['is of a department', summing, { officeName: '临川区水务局' }],
    ['is recorded for the whole jurisdiction', summing, { scope: 'jurisdiction' as const }],
    ['says its scope itself', summing, { scopeTold: true }],
    ['says nothing of others', '2023年，区政府公开信息312条。', {}],
  ])('nothing is noted where it %s', (_what, text, changes) => {
    expect(report(text, changes)).toEqual([]);
  });

  test('a year that has not begun is noted', () => {
    expect(report('', { year: 2035 })).toEqual([expect.stringContaining('The year 2035 has not begun')]);
    expect(report('', { year: 2024 })).toEqual([]);
  });
});
