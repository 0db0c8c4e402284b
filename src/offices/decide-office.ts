import { echoed, GongkaiError } from '../errors.js';
import { visibleText } from '../text/visible.js';
import type { OfficeCommand, OfficeEvent, OfficeState } from './office.js';
import { isOfficeId } from './office-id.js';
import { usccProblem } from './uscc.js';

export interface DecideOfficeContext {
  /** The office as it is now: for the parent, its ancestors, and the successor. */
  readonly officeById: (id: string) => OfficeState | null;
}

/**
 * What a command does to an office: one event, or none when it would change nothing.
 * @throws {GongkaiError} NOT_FOUND, ALREADY_EXISTS, WRONG_STATE (it is dissolved), BAD_INPUT
 */
export function decideOffice(state: OfficeState | null, command: OfficeCommand, context: DecideOfficeContext): readonly OfficeEvent[] {
  if (command.type === 'registerOffice') return decideRegistration(state, command, context);
  if (state === null) throw new GongkaiError('NOT_FOUND', 'There is no such office. Register it first.', { command: command.type });
  if (state.dissolved)
    throw new GongkaiError('WRONG_STATE', `The office ${state.id} is dissolved: nothing can be done to it.`, {
      status: 'dissolved',
      allowed: [],
    });
  switch (command.type) {
    case 'renameOffice': {
      const name = checkedName(command.name);
      return name === state.name ? [] : [{ type: 'OfficeRenamed', data: { name } }];
    }
    case 'moveOffice': {
      const { parentId, region } = command;
      checkPlace(state.id, parentId, region, context);
      return parentId === state.parentId && region === state.region ? [] : [{ type: 'OfficeMoved', data: { parentId, region } }];
    }
    case 'dissolveOffice': {
      const { successorId } = command;
      if (successorId === state.id) throw new GongkaiError('BAD_INPUT', 'An office can not be its own successor.', { successorId });
      if (successorId !== null && !context.officeById(successorId))
        throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(successorId)} to succeed it.`, {
          successorId: echoed(successorId),
        });
      return [{ type: 'OfficeDissolved', data: { successorId } }];
    }
  }
}

function decideRegistration(
  state: OfficeState | null,
  { type: _type, officeId, name, uscc, ...rest }: Extract<OfficeCommand, { type: 'registerOffice' }>,
  context: DecideOfficeContext,
): readonly OfficeEvent[] {
  if (state) throw new GongkaiError('ALREADY_EXISTS', `The office ${officeId} exists already: ${state.name}.`, { officeId });
  if (!isOfficeId(officeId))
    throw new GongkaiError('BAD_INPUT', `"${echoed(officeId)}" is no office id: letters and digits with . _ - between them, at most 64.`, {
      officeId,
    });
  const problem = uscc === null ? null : usccProblem(uscc);
  if (problem)
    throw new GongkaiError('BAD_INPUT', `${echoed(uscc ?? '')} is no 统一社会信用代码: ${problem}.`, { uscc: echoed(uscc ?? '') });
  checkPlace(officeId, rest.parentId, rest.region, context);
  return [{ type: 'OfficeRegistered', data: { officeId, name: checkedName(name), uscc, ...rest } }];
}

function checkedName(name: string): string {
  // Spaces at its ends are refused, not cut off: nothing is changed silently.
  if (visibleText(name) === '' || name.trim() !== name || name.length > 200 || /\p{Cc}/u.test(name) || !name.isWellFormed())
    throw new GongkaiError('BAD_INPUT', "An office's name is one line of 1 to 200 characters, without spaces at its ends.", {
      what: 'name',
    });
  return name;
}

function checkPlace(id: string, parentId: string | null, region: string, { officeById }: DecideOfficeContext): void {
  if (!/^\d{6}(\d{3}){0,2}$/.test(region))
    throw new GongkaiError('BAD_INPUT', `"${region.slice(0, 20)}" is no 行政区划代码: 6, 9 or 12 digits.`, { region });
  const seen = new Set<string>();
  for (let above = parentId; above !== null && !seen.has(above); ) {
    if (above === id) throw new GongkaiError('BAD_INPUT', `The office ${id} would stand above itself.`, { officeId: id, parentId });
    seen.add(above);
    const office = officeById(above);
    if (!office) throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(above)} to stand above it.`, { parentId: echoed(above) });
    above = office.parentId;
  }
}
