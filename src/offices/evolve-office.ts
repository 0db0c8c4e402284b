import { GongkaiError } from '../errors.js';
import type { OfficeEvent, OfficeState } from './office.js';

/** The office after an event. @throws {GongkaiError} UNKNOWN_EVENT, INVALID_EVENT */
export function evolveOffice(state: OfficeState | null, event: OfficeEvent): OfficeState {
  if (event.type === 'OfficeRegistered') {
    if (state !== null)
      throw new GongkaiError('INVALID_EVENT', `The office ${state.id} is registered a second time.`, { type: event.type });
    const { officeId, ...details } = event.data;
    return { id: officeId, ...details, formerNames: [], dissolved: false, revision: 1 };
  }
  if (state === null)
    throw new GongkaiError('INVALID_EVENT', `An office's first event is OfficeRegistered, not ${event.type}.`, { type: event.type });
  const next = { ...state, revision: state.revision + 1 };
  switch (event.type) {
    case 'OfficeRenamed':
      return { ...next, name: event.data.name, formerNames: [...state.formerNames.filter((name) => name !== event.data.name), state.name] };
    case 'OfficeMoved':
      return { ...next, parentId: event.data.parentId, region: event.data.region };
    case 'OfficeDissolved':
      return { ...next, dissolved: true };
    default:
      throw unknownEvent(event);
  }
}

function unknownEvent(event: never): GongkaiError {
  const { type } = event as { type: string };
  return new GongkaiError('UNKNOWN_EVENT', `The log holds an office event "${type}", which this program does not know. Use a newer one.`, {
    type,
  });
}
