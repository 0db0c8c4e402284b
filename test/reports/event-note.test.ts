import { expect, test } from '@jest/globals';
import { eventNote } from '../../src/reports/event-note.js';

test.each([
  [{}, null, null],
  [{ restoredRevision: 2, parts: ['title'] }, '恢复第 2 版（title）', 'restored revision 2 (title)'],
  [
    { undoneRevision: 3, parts: ['a', 'b', 'c', 'd', 'e', 'f'] },
    '撤销第 3 版的修改（a, b, c, d 等 6 处）',
    'undid revision 3 (a, b, c, d and 2 more)',
  ],
  [{ merged: { madeOn: 4 } }, '基于第 4 版修改，已与第 5–8 版合并', 'made on revision 4, merged with revisions 5 to 8'],
  [
    { restoredRevision: 1, merged: { madeOn: 7, settled: [{ place: 'title', choose: 'theirs' }] } },
    '恢复第 1 版；基于第 7 版修改，已与第 8 版合并；处理冲突 1 处：title 取对方',
    'restored revision 1; made on revision 7, merged with revision 8; 1 conflict settled: title theirs kept',
  ],
])('an event that says %j of other revisions is told as such', (detail, zh, en) => {
  expect(eventNote(detail, 9)).toEqual(zh === null ? null : { zh, en });
});
