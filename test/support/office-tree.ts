import type { Core } from '../../src/app/core.js';
import { formForYear } from '../../src/forms/forms.js';
import { placesOf } from '../../src/forms/places.js';
import type { Effective, OfficeDetails } from '../../src/offices/office.js';
import { reportId } from '../../src/reports/report-id.js';
import type { Scope } from '../../src/reports/status.js';
import { author, by } from './actors.js';
import { registerOffice } from './core.js';
import { release, writeCells } from './report-steps.js';

export type OfficeGiven = Partial<OfficeDetails> & Effective & { readonly id: string };

/** Registers an office, as {@link registerOffice} does. */
export async function givenOffice(core: Core, { id, ...details }: OfficeGiven): Promise<void> {
  await registerOffice(core, id, details);
}

export interface ReportGiven {
  readonly office: string;
  readonly year: number;
  readonly scope?: Scope;
  /** By cell id; every other cell is 0, or left blank where `rest` is ''. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly rest?: string;
}

/** Opens a report and fills in its tables. @returns its id */
export async function givenDraft(core: Core, { office, year, scope = 'organ', cells = {}, rest = '0' }: ReportGiven): Promise<string> {
  const id = reportId(office, year, scope);
  const title = `${office}局${year}年政府信息公开工作年度报告`;
  await core.app.report(id, { type: 'openReport', officeId: office, year, scope, title }, by(author));
  await writeCells(core, id, Object.fromEntries(placesOf(formForYear(year)).ids.map((cell) => [cell, cells[cell] ?? rest])));
  return id;
}

/** Writes the texts that the rules ask for, and publishes. */
export async function publish(core: Core, id: string): Promise<void> {
  const year = /-(\d{4})-/.exec(id)?.[1] ?? '';
  const step = (command: Parameters<Core['app']['report']>[1], who = author) => core.app.report(id, command, by(who));
  await step({
    type: 'reviseSection',
    section: 'overview',
    text: `${year}年，本机关主动公开政府信息。\n办理情况良好，制度进一步健全，平台建设不断加强。`,
  });
  await step({
    type: 'reviseSection',
    section: 'problemsImprovements',
    text: '存在公开内容不够全面的问题，下一步将进一步加强学习培训，完善公开制度，提高公开质量，确保公开及时准确。',
  });
  await step({ type: 'reviseSection', section: 'otherMatters', text: '本年度未收取信息处理费。' });
  await release(core, id);
}

export async function givenPublished(core: Core, given: ReportGiven): Promise<string> {
  const id = await givenDraft(core, given);
  await publish(core, id);
  return id;
}

/** Requests of natural persons, as many received as granted: the cells of a report that balances. */
export function requests(count: number): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const row of ['received', 'results.granted', 'results.total'])
    for (const column of ['naturalPerson', 'total']) cells[`table3/${row}/${column}`] = String(count);
  return cells;
}
