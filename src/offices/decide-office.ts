import { echoed, GongkaiError } from '../errors.js';
import { visibleText } from '../text/visible.js';
import { checkBefore, checkEffectiveDay, checkNotBefore } from './effective-day.js';
import type { Effective, OfficeCommand, OfficeEvent, OfficeState } from './office.js';
import { isOfficeId } from './office-id.js';
import { standsBelow, stretchesOf } from './places.js';
import { usccProblem } from './uscc.js';

export interface DecideOfficeContext {
  /** The office as it is now: for the parent, all that it stood below since, and the successor. */
  readonly officeById: (id: string) => OfficeState | null;
  /** The day in China. */
  readonly today: string;
}

/**
 * What a command does to an office: one event, or none when it would change nothing.
 * @throws {GongkaiError} NOT_FOUND, ALREADY_EXISTS, WRONG_STATE (it is dissolved), BAD_INPUT
 */
export function decideOffice(state: OfficeState | null, command: OfficeCommand, context: DecideOfficeContext): readonly OfficeEvent[] {
  if (command.type === 'registerOffice') return decideRegistration(state, command, context);
  if (state === null) throw new GongkaiError('NOT_FOUND', 'There is no such office. Register it first.', { command: command.type });
  if (state.dissolved && command.type === 'dissolveOffice' && command.effectiveOn !== undefined)
    return decideDissolution(state, command, context);
  if (state.dissolved)
    throw new GongkaiError('WRONG_STATE', `The office ${state.id} is dissolved: only the day of that can still be said.`, {
      status: 'dissolved',
      allowed: ['dissolveOffice'],
    });
  switch (command.type) {
    case 'renameOffice': {
      const name = checkedName(command.name);
      return name === state.name ? [] : [{ type: 'OfficeRenamed', data: { name } }];
    }
    case 'moveOffice': {
      const { parentId, region, effectiveOn } = command;
      checkEffectiveDay(effectiveOn, context.today);
      checkNotBefore(effectiveOn, state.foundedOn, 'it was founded');
      const since = effectiveOn ?? context.today;
      checkPlace(state.id, parentId, region, since, context);
      const parent = parentId === null ? null : context.officeById(parentId);
      checkNotBefore(since, parent?.foundedOn ?? null, `${parentId} was founded`);
      checkBefore(since, parent?.dissolution?.effectiveOn ?? null, `${parentId} was dissolved`);
      const stood = stretchesOf(state.places, since, null);
      return stood.every(({ place }) => place.parentId === parentId && place.region === region)
        ? []
        : [{ type: 'OfficeMoved', data: { parentId, region, ...said(effectiveOn) } }];
    }
    case 'dissolveOffice':
      return decideDissolution(state, command, context);
  }
}

/** Of a dissolved office the day of its dissolution can still be said, or mended. */
function decideDissolution(
  state: OfficeState,
  { successorId, effectiveOn }: Extract<OfficeCommand, { type: 'dissolveOffice' }>,
  { officeById, today }: DecideOfficeContext,
): readonly OfficeEvent[] {
  if (successorId === state.id) throw new GongkaiError('BAD_INPUT', 'An office can not be its own successor.', { successorId });
  if (successorId !== null && !officeById(successorId))
    throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(successorId)} to succeed it.`, { successorId: echoed(successorId) });
  checkEffectiveDay(effectiveOn, today);
  checkNotBefore(effectiveOn, state.foundedOn, 'it was founded');
  const moved = state.places.slice(1).findLast((place) => place.effectiveOn !== null);
  checkNotBefore(effectiveOn, moved?.effectiveOn ?? null, 'it moved');
  if (state.dissolution && state.dissolution.effectiveOn === effectiveOn) return [];
  return [{ type: 'OfficeDissolved', data: { successorId, ...said(effectiveOn) } }];
}

function said(effectiveOn: string | undefined): Effective {
  return effectiveOn === undefined ? {} : { effectiveOn };
}

function decideRegistration(
  state: OfficeState | null,
  { type: _type, officeId, name, uscc, effectiveOn, ...rest }: Extract<OfficeCommand, { type: 'registerOffice' }>,
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
  checkEffectiveDay(effectiveOn, context.today);
  checkPlace(officeId, rest.parentId, rest.region, null, context);
  return [{ type: 'OfficeRegistered', data: { officeId, name: checkedName(name), uscc, ...rest, ...said(effectiveOn) } }];
}

function checkedName(name: string): string {
  // Spaces at its ends are refused, not cut off: nothing is changed silently.
  if (visibleText(name) === '' || name.trim() !== name || name.length > 200 || /\p{Cc}/u.test(name) || !name.isWellFormed())
    throw new GongkaiError('BAD_INPUT', "An office's name is one line of 1 to 200 characters, without spaces at its ends.", {
      what: 'name',
    });
  return name;
}

/** @param since the day from which on it is to stand there; null: from the beginning */
function checkPlace(
  id: string,
  parentId: string | null,
  region: string,
  since: string | null,
  { officeById }: Pick<DecideOfficeContext, 'officeById'>,
): void {
  if (!/^\d{6}(\d{3}){0,2}$/.test(region))
    throw new GongkaiError('BAD_INPUT', `"${region.slice(0, 20)}" is no 行政区划代码: 6, 9 or 12 digits.`, { region });
  if (parentId === null) return;
  // Also on a day of the past: what stands above itself would be in no sum of that year.
  if (standsBelow(parentId, id, since, officeById))
    throw new GongkaiError('BAD_INPUT', `The office ${id} would stand above itself.`, { officeId: id, parentId });
  if (!officeById(parentId))
    throw new GongkaiError('NOT_FOUND', `There is no office ${echoed(parentId)} to stand above it.`, { parentId: echoed(parentId) });
}
