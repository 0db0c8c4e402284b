import { GongkaiError } from '../errors.js';
import type { OfficeEvent, OfficeState } from './office.js';
import { movedTo } from './places.js';

/** The office after an event. @param recordedOn the day in China on which it was recorded @throws {GongkaiError} UNKNOWN_EVENT, INVALID_EVENT */
export function evolveOffice(state: OfficeState | null, event: OfficeEvent, recordedOn: string): OfficeState {
  if (event.type === 'OfficeRegistered') {
    if (state !== null)
      throw new GongkaiError('INVALID_EVENT', `The office ${state.id} is registered a second time.`, { type: event.type });
    const { officeId, effectiveOn: foundedOn = null, ...details } = event.data;
    const { parentId, region } = details;
    const places = [{ parentId, region, effectiveOn: foundedOn, recordedOn }];
    return { id: officeId, ...details, formerNames: [], foundedOn, places, dissolved: false, dissolution: null, revision: 1 };
  }
  if (state === null)
    throw new GongkaiError('INVALID_EVENT', `An office's first event is OfficeRegistered, not ${event.type}.`, { type: event.type });
  const next = { ...state, revision: state.revision + 1 };
  switch (event.type) {
    case 'OfficeRenamed':
      return { ...next, name: event.data.name, formerNames: [...state.formerNames.filter((name) => name !== event.data.name), state.name] };
    case 'OfficeMoved': {
      const { parentId, region, effectiveOn = null } = event.data;
      return { ...next, parentId, region, places: movedTo(state.places, { parentId, region, effectiveOn, recordedOn }) };
    }
    case 'OfficeDissolved':
      return { ...next, dissolved: true, dissolution: { effectiveOn: event.data.effectiveOn ?? null, recordedOn } };
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
