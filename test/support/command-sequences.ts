import fc from 'fast-check';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import type { ReportCommand } from '../../src/reports/commands.js';

/** A command somebody gives, sensible or not in the state that the report is in. */
export interface Given {
  readonly command: ReportCommand;
  readonly actorId: 'author' | 'approver';
}

export const officeId = 'test-office';
export const year = 2022;
const form = formForYear(year);
const cells = cellIds(form).filter((_, index) => index % 7 === 0);

const figure = fc
  .record({ id: fc.constantFrom(...cells), raw: fc.constantFrom('0', '1', '12', '3个', '', '无', '１，２３４', '--5', '0.5') })
  .map(({ id, raw }) => {
    const [table = '', row = '', column = ''] = id.split('/');
    return { table, row, column, raw };
  });

const edits: fc.Arbitrary<ReportCommand> = fc.oneof(
  fc.record({ type: fc.constant('reviseTitle' as const), title: fc.constantFrom('甲', '乙局2022年政府信息公开工作年度报告', ' 丙 ') }),
  fc.record({
    type: fc.constant('reviseSection' as const),
    section: fc.constantFrom('overview', 'problemsImprovements', 'nonsense'),
    text: fc.constantFrom('', '全文。', '第一段。\n第二段。', '第一段。\r\n第三段。'),
  }),
  fc.record({
    type: fc.constant('recordFigures' as const),
    figures: fc.uniqueArray(figure, { minLength: 1, maxLength: 4, selector: (one) => JSON.stringify([one.table, one.row, one.column]) }),
  }),
  fc.record({
    type: fc.constant('addLocalRow' as const),
    table: fc.constant('table2'),
    block: fc.constantFrom('item1', 'item5'),
    label: fc.constantFrom('其他文件', '行政检查'),
  }),
  fc.record({
    type: fc.constant('removeLocalRow' as const),
    table: fc.constant('table2'),
    row: fc.constantFrom('item1.local1', 'item5.local1', 'item1.local2'),
  }),
);

const steps: fc.Arbitrary<ReportCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'submitReport' as const }) },
  { weight: 3, arbitrary: fc.constant({ type: 'approveReport' as const }) },
  { weight: 4, arbitrary: fc.constant({ type: 'publishReport' as const }) },
  fc.constant({ type: 'recallSubmission' as const }),
  fc.constant({ type: 'returnReport' as const, comments: [{ target: null, text: '请修改。' }] }),
  { weight: 3, arbitrary: fc.constant({ type: 'openCorrection' as const, kind: 'text' as const, publicNote: '更正。' }) },
  fc.constant({ type: 'abandonCorrection' as const }),
  fc.constant({ type: 'withdrawReport' as const, publicNote: '撤回。' }),
  { weight: 2, arbitrary: fc.constant({ type: 'reopenReport' as const }) },
);

/** What people do to one report after it was opened. */
export function commandSequence(maxLength = 25): fc.Arbitrary<Given[]> {
  const given: fc.Arbitrary<Given> = fc.oneof(
    { weight: 3, arbitrary: edits.map((command): Given => ({ command, actorId: 'author' })) },
    {
      weight: 4,
      arbitrary: steps.map(
        (command): Given => ({
          command,
          actorId: command.type === 'approveReport' || command.type === 'publishReport' ? 'approver' : 'author',
        }),
      ),
    },
    { weight: 1, arbitrary: steps.map((command): Given => ({ command, actorId: 'author' })) },
  );
  return fc.array(given, { maxLength });
}
