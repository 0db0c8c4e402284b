import type { Core } from '../../src/app/core.js';
import { approver, author, by } from './actors.js';

/** Writes cells by their ids. */
export async function writeCells(core: Core, id: string, cells: Readonly<Record<string, string>>): Promise<void> {
  const figures = Object.entries(cells).map(([cell, raw]) => {
    const [table = '', row = '', column = ''] = cell.split('/');
    return { table, row, column, raw };
  });
  await core.app.report(id, { type: 'recordFigures', figures }, by(author));
}

/** Hands a draft or correction in, has it approved by another, and publishes it. */
export async function release(core: Core, id: string): Promise<void> {
  await core.app.report(id, { type: 'submitReport' }, by(author));
  await core.app.report(id, { type: 'approveReport' }, by(approver));
  await core.app.report(id, { type: 'publishReport' }, by(approver));
}
