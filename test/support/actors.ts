import type { Actor } from '../../src/access/actor.js';
import type { CommandContext } from '../../src/app/app.js';

export const author: Actor = { id: 'author', name: '作者', roles: ['admin'], offices: ['*'] };
export const approver: Actor = { id: 'approver', name: '审核', roles: ['admin'], offices: ['*'] };

/** A change by an actor. */
export function by(actor: Actor, options: Partial<CommandContext> = {}): CommandContext {
  return { actor, requestId: 'request-1', correlationId: 'correlation-1', reason: null, ...options };
}
