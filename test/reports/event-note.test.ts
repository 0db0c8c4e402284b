import { expect, test } from '@jest/globals';
import { eventNote } from '../../src/reports/event-note.js';

const cells = ['naturalPerson', 'commercialEnterprise', 'researchInstitution', 'otherOrg'].map((column) => `table3/received/${column}`);

test.each([
  [{}, null, null],
  [{ restoredRevision: 2, parts: ['title'] }, '恢复第 2 版（标题）', 'restored revision 2 (Title)'],
  [
    { undoneRevision: 5, parts: ['section/overview', 'table3/received/total'] },
    '撤销第 5 版的修改（总体情况、表三 新收申请 总计）',
    'undid revision 5 (Overview; Table 3, New requests, Total)',
  ],
  [
    { undoneRevision: 3, parts: ['table/table2', ...cells, 'table/table4'] },
    '撤销第 3 版的修改（表二、表三 新收申请 自然人、表三 新收申请 商业企业、表三 新收申请 科研机构 等 6 处）',
    'undid revision 3 (Table 2; Table 3, New requests, Natural persons; Table 3, New requests, Commercial enterprises; Table 3, New requests, Research institutions and 2 more)',
  ],
  [{ undoneRevision: 3, parts: ['nowhere/at/all', 'section/gone'] }, '撤销第 3 版的修改（nowhere/at/all、section/gone）', /nowhere/],
  [{ merged: { madeOn: 4 } }, '基于第 4 版修改，已与第 5–8 版合并', 'made on revision 4, merged with revisions 5 to 8'],
  [
    { restoredRevision: 1, merged: { madeOn: 7, settled: [{ place: 'title', choose: 'theirs' }] } },
    '恢复第 1 版；基于第 7 版修改，已与第 8 版合并；处理冲突 1 处：标题 取对方',
    'restored revision 1; made on revision 7, merged with revision 8; 1 conflict settled: Title: theirs kept',
  ],
  [
    {
      undoneRevision: 4,
      settled: [...cells, 'row/table2/item1.local2', 'table2/item1.local2/issued'].map((place) => ({ place, choose: 'yours' })),
    },
    /^撤销第 4 版的修改；处理冲突 6 处：表三 新收申请 自然人 取本次、.* 等 6 处$/,
    /; 6 conflicts settled: Table 3, New requests, Natural persons: this change taken; .* and 2 more$/,
  ],
  [
    { undoneRevision: 4, parts: ['row/table2/item1.local2', 'table2/item1.local2/issued'] },
    '撤销第 4 版的修改（表二 地方行 2、表二 地方行 2 本年制发件数）',
    /^undid revision 4 \(Table 2, local row 2; Table 2, local row 2, /,
  ],
])('an event that says %j of other revisions is told as such', (detail, zh, en) => {
  const note = eventNote({ reportId: 'o-2022-organ', revision: 9, detail });
  for (const [told, expected] of [
    [note?.zh ?? null, zh],
    [note?.en ?? null, en],
  ])
    if (expected instanceof RegExp) expect(told).toMatch(expected);
    else expect(told).toBe(expected);
});

test('an event of an office has no dealings with revisions of a report', () => {
  expect(eventNote({ reportId: null, revision: 1, detail: {} })).toBeNull();
});
