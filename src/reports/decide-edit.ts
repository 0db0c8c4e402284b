import { echoed, GongkaiError } from '../errors.js';
import { formById } from '../forms/forms.js';
import { tableOf } from '../forms/layout.js';
import { checkContent } from './check-content.js';
import type { ReportCommand } from './commands.js';
import type { DecideContext } from './decide-context.js';
import { decideFigures } from './decide-figures.js';
import { decideRestore } from './decide-restore.js';
import { decideUndo } from './decide-undo.js';
import type { ReportEvent } from './events.js';
import { nextLocalRowKey, withKeysOf } from './local-row-keys.js';
import { sameContent } from './same-content.js';
import type { ReportState } from './state.js';
import { checkedText, checkedTitle, oneLine, requiredText } from './text-input.js';
import type { EditType } from './workflow.js';

export type Edit = Extract<ReportCommand, { type: EditType }>;

/** What changes the content. An edit that would change nothing makes no event. */
export function decideEdit(state: ReportState, command: Edit, context: DecideContext): readonly ReportEvent[] {
  switch (command.type) {
    case 'importReport': {
      const { source, unplaced } = command;
      checkContent(formById(state.formId), command.content);
      const content = withKeysOf(state, command.content);
      // That a source says it too is worth an event where nobody read it from one.
      return state.imported === 'asRead' && sameContent(state.content, content)
        ? []
        : [{ type: 'ReportImported', data: { source, content, unplaced } }];
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
        throw new GongkaiError('NOT_FOUND', `The table ${echoed(table)} has no local row ${echoed(row)}.`, {
          table: echoed(table),
          row: echoed(row),
        });
      return [{ type: 'LocalRowRemoved', data: { table, row } }];
    }
    case 'restoreRevision':
      return decideRestore(state, command);
    case 'undoRevision':
      return decideUndo(state, command, context);
  }
}

function decideSection(state: ReportState, { section, heading, text }: Extract<Edit, { type: 'reviseSection' }>): readonly ReportEvent[] {
  const before = Object.hasOwn(state.content.sections, section) ? state.content.sections[section] : undefined;
  if (!before)
    throw new GongkaiError(
      'BAD_INPUT',
      `There is no section "${echoed(section)}". The sections are: ${Object.keys(state.content.sections).join(', ')}.`,
      { section: echoed(section) },
    );
  const data = {
    section,
    ...(heading === undefined ? {} : { heading: oneLine(checkedText(heading, 'heading', 200), 'heading') }),
    text: checkedText(text, 'text'),
  };
  return data.text === before.text && (data.heading ?? before.heading) === before.heading ? [] : [{ type: 'SectionRevised', data }];
}

function decideLocalRow(state: ReportState, { table: key, block, label }: Extract<Edit, { type: 'addLocalRow' }>): readonly ReportEvent[] {
  const table = tableOf(formById(state.formId), key);
  const blocks = table?.blocks.map((candidate) => candidate.key) ?? [];
  if (!blocks.includes(block))
    throw new GongkaiError('BAD_INPUT', `There is no block "${echoed(block)}" in a table "${echoed(key)}".`, {
      table: echoed(key),
      block: echoed(block),
      blocks,
    });
  const locals = state.content.tables[key]?.localRows ?? [];
  const rowLabel = oneLine(requiredText(label, 'label', 200), 'label');
  if (locals.some((row) => row.block === block && row.label === rowLabel))
    throw new GongkaiError('ALREADY_EXISTS', `The block ${block} has a local row "${rowLabel}" already.`, {
      table: key,
      block,
      label: rowLabel,
    });
  const row = { key: nextLocalRowKey(block, state.localRowsGiven), block, label: rowLabel };
  return [{ type: 'LocalRowAdded', data: { table: key, row } }];
}
