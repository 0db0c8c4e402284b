import { GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import { tableOf } from '../forms/layout.js';
import { checkContent, checkParts } from './check-content.js';
import type { ReportCommand } from './commands.js';
import { decideFigures } from './decide-figures.js';
import type { ReportEvent, RestoredParts } from './events.js';
import { sameContent, sameTable } from './same-content.js';
import type { ReportState } from './state.js';
import { checkedText, checkedTitle, requiredText } from './text-input.js';

type Edit = Extract<
  ReportCommand,
  { type: 'importReport' | 'reviseTitle' | 'reviseSection' | 'recordFigures' | 'addLocalRow' | 'removeLocalRow' | 'restoreRevision' }
>;

/** What changes the content. An edit that would change nothing makes no event. */
export function decideEdit(state: ReportState, command: Edit): readonly ReportEvent[] {
  switch (command.type) {
    case 'importReport': {
      const { source, content, unplaced } = command;
      checkContent(formById(state.formId), content);
      return sameContent(state.content, content) ? [] : [{ type: 'ReportImported', data: { source, content, unplaced } }];
    }
    case 'reviseTitle': {
      const title = checkedTitle(command.title);
      return title === state.content.title ? [] : [{ type: 'TitleRevised', data: { title } }];
    }
    case 'reviseSection':
      return decideSection(state, command);
    case 'recordFigures':
      return decideFigures(state, command.figures);
    case 'addLocalRow':
      return decideLocalRow(state, command);
    case 'removeLocalRow': {
      const { table, row } = command;
      if (!state.content.tables[table]?.localRows.some(({ key }) => key === row))
        throw new GongkaiError('NOT_FOUND', `The table ${table} has no local row ${row}.`, { table, row });
      return [{ type: 'LocalRowRemoved', data: { table, row } }];
    }
    case 'restoreRevision':
      return decideRestore(state, command);
  }
}

function decideSection(state: ReportState, { section, heading, text }: Extract<Edit, { type: 'reviseSection' }>): readonly ReportEvent[] {
  const before = Object.hasOwn(state.content.sections, section) ? state.content.sections[section] : undefined;
  if (!before)
    throw new GongkaiError(
      'BAD_INPUT',
      `There is no section "${section}". The sections are: ${Object.keys(state.content.sections).join(', ')}.`,
      { section },
    );
  const data = {
    section,
    ...(heading === undefined ? {} : { heading: checkedText(heading, 'heading', 200) }),
    text: checkedText(text, 'text'),
  };
  return data.text === before.text && (data.heading ?? before.heading) === before.heading ? [] : [{ type: 'SectionRevised', data }];
}

function decideLocalRow(state: ReportState, { table: key, block, label }: Extract<Edit, { type: 'addLocalRow' }>): readonly ReportEvent[] {
  const table = tableOf(formById(state.formId), key);
  const blocks = table?.blocks.map((candidate) => candidate.key) ?? [];
  if (!blocks.includes(block))
    throw new GongkaiError('BAD_INPUT', `There is no block "${block}" in a table "${key}".`, { table: key, block, blocks });
  const locals = state.content.tables[key]?.localRows ?? [];
  const rowLabel = requiredText(label, 'label', 200);
  if (locals.some((row) => row.block === block && row.label === rowLabel))
    throw new GongkaiError('ALREADY_EXISTS', `The block ${block} has a local row "${rowLabel}" already.`, {
      table: key,
      block,
      label: rowLabel,
    });
  const numbers = locals.filter((row) => row.block === block).map((row) => Number(/\d+$/.exec(row.key)?.[0] ?? 0));
  return [
    { type: 'LocalRowAdded', data: { table: key, row: { key: `${block}.local${Math.max(0, ...numbers) + 1}`, block, label: rowLabel } } },
  ];
}

function decideRestore(
  state: ReportState,
  { restoredRevision, parts }: Extract<Edit, { type: 'restoreRevision' }>,
): readonly ReportEvent[] {
  const { content, revision } = state;
  if (!Number.isInteger(restoredRevision) || restoredRevision < 1 || restoredRevision > revision)
    throw new GongkaiError('NOT_FOUND', `The report ${state.id} has no revision ${restoredRevision}; its last one is ${revision}.`, {
      reportId: state.id,
      revision: restoredRevision,
    });
  checkParts(formById(state.formId), parts);
  const sections = changed(parts.sections, (key, section) => {
    const now = content.sections[key];
    return now?.heading !== section.heading || now.text !== section.text;
  });
  const tables = changed(parts.tables, (key, table) => {
    const now = content.tables[key];
    return !now || !sameTable(now, table);
  });
  const title = parts.title === undefined || parts.title === content.title ? undefined : parts.title;
  const restored: RestoredParts = {
    ...(title === undefined ? {} : { title }),
    ...(sections ? { sections } : {}),
    ...(tables ? { tables } : {}),
  };
  return Object.keys(restored).length === 0 ? [] : [{ type: 'RevisionRestored', data: { restoredRevision, parts: restored } }];
}

function changed<T>(parts: Readonly<Record<string, T>> | undefined, differs: (key: string, part: T) => boolean): Record<string, T> | null {
  const entries = Object.entries(parts ?? {}).filter(([key, part]) => differs(key, part));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
