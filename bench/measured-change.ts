import { developmentIdentities } from '../src/access/development-identities.js';
import type { CommandContext } from '../src/app/app.js';
import type { OfficeDetails } from '../src/offices/office.js';

/** The offices that reports are measured of. */
export const measuredOffice: OfficeDetails = {
  name: '量测局',
  uscc: null,
  region: '430900',
  parentId: null,
  kind: 'department',
  level: 'city',
  vertical: false,
};

/** Who changes what is measured, in a request of its own each time. */
export function changeContext(options: Partial<CommandContext> = {}): CommandContext {
  const actor = developmentIdentities.find(({ id }) => id === 'admin');
  if (!actor) throw new Error('no identity to act');
  return { actor, requestId: crypto.randomUUID(), correlationId: crypto.randomUUID(), reason: '更正一个数字', ...options };
}
