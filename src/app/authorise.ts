import { type Action, can } from '../access/access.js';
import type { Actor } from '../access/actor.js';
import { GongkaiError } from '../errors.js';

/** The one place where a change asks whether its actor may make it. @throws {GongkaiError} FORBIDDEN, with the reason */
export function authorise(actor: Actor, action: Action, officeId: string): void {
  const decision = can(actor, action, { officeId });
  if (!decision.allowed) throw new GongkaiError('FORBIDDEN', decision.why, { actor: actor.id, action, officeId });
}
