import type { Core } from '../../src/app/core.js';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import type { ReportCommand } from '../../src/reports/commands.js';
import { author, by } from './actors.js';
import { release, writeCells } from './report-steps.js';

const texts: Readonly<Record<string, string>> = {
  overview: '本年度主动公开工作有序开展，办理情况良好，制度进一步健全，平台建设不断加强，监督保障到位。',
  problemsImprovements: '存在公开内容不够全面的问题，下一步将进一步加强学习培训，完善公开制度，提高公开质量，确保公开及时准确。',
  otherMatters: '本年度未收取信息处理费。',
};

/** Opens a report of an office and fills it in: 0 everywhere but in the cells named. @returns its id */
export async function filledReport(
  core: Core,
  office: string,
  year: number,
  cells: Readonly<Record<string, string>> = {},
): Promise<string> {
  const id = `${office}-${year}-organ`;
  const title = `${office}局${year}年政府信息公开工作年度报告`;
  await core.app.report(id, { type: 'openReport', officeId: office, year, scope: 'organ', title }, by(author));
  await writeCells(core, id, { ...Object.fromEntries(cellIds(formForYear(year)).map((cell) => [cell, '0'])), ...cells });
  for (const [section, text] of Object.entries(texts)) await core.app.report(id, { type: 'reviseSection', section, text }, by(author));
  return id;
}

/** Corrects cells of a published report, up to its next edition. */
export async function correct(core: Core, id: string, cells: Readonly<Record<string, string>>): Promise<void> {
  const open: ReportCommand = { type: 'openCorrection', kind: 'figures', publicNote: '更正。' };
  await core.app.report(id, open, by(author));
  await writeCells(core, id, cells);
  await release(core, id);
}
