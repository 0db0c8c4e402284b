import type { Core } from '../../src/app/core.js';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import { approver, author, by } from './actors.js';
import { registerOffice } from './core.js';

/** An office with a 2022 report that was filled in, published, and corrected: 11 revisions, 2 editions. @returns the report's id */
export async function publishedReport(core: Core, office = 'p'): Promise<string> {
  await registerOffice(core, office);
  const id = `${office}-2022-organ`;
  const title = `${office}局2022年政府信息公开工作年度报告`;
  await core.app.report(id, { type: 'openReport', officeId: office, year: 2022, scope: 'organ', title }, by(author, { reason: '开始' }));
  const figures = cellIds(formForYear(2022)).map((cell) => {
    const [table = '', row = '', column = ''] = cell.split('/');
    return { table, row, column, raw: '0' };
  });
  const step = (command: Parameters<Core['app']['report']>[1], who = author) =>
    core.app.report(id, command, by(who, { reason: command.type }));
  await step({ type: 'recordFigures', figures });
  await step({
    type: 'reviseSection',
    section: 'overview',
    text: '2022年，本机关主动公开政府信息，未收到政府信息公开申请。\n办理情况良好，制度进一步健全，平台建设不断加强。',
  });
  await step({
    type: 'reviseSection',
    section: 'problemsImprovements',
    text: '存在公开内容不够全面的问题，下一步将进一步加强学习培训，完善公开制度，提高公开质量，确保公开及时准确。',
  });
  await step({ type: 'reviseSection', section: 'otherMatters', text: '本年度未收取信息处理费。' });
  await step({ type: 'submitReport' });
  await step({ type: 'approveReport' }, approver);
  await step({ type: 'publishReport' }, approver);
  await step({ type: 'openCorrection', kind: 'figures', publicNote: '更正规范性文件件数。' });
  await step({
    type: 'recordFigures',
    figures: [
      { table: 'table2', row: 'item1.normativeDocs', column: 'issued', raw: '2' },
      { table: 'table2', row: 'item1.normativeDocs', column: 'inForce', raw: '2' },
    ],
  });
  await step({ type: 'submitReport' });
  await step({ type: 'approveReport' }, approver);
  await step({ type: 'publishReport' }, approver);
  return id;
}
