import type { Queries } from '../read-model/queries.js';
import type { CountedRevision } from '../roll-up/rows.js';
import type { CliContext } from './cli-context.js';

/** Of when a command is asked. */
export interface RollUpTravel {
  readonly asOf?: string;
  readonly published?: boolean;
  readonly drafts?: boolean;
}

/** The queries of the world that was asked for, and its instant; null: now. */
export function travelled(
  { asOf, published }: RollUpTravel,
  { core }: CliContext,
): { readonly queries: Queries; readonly at: string | null } {
  const { queries } = core.app;
  if (asOf === undefined && !published) return { queries, at: null };
  const at = asOf ?? new Date().toISOString();
  return { queries: queries.at({ kind: published ? 'inForce' : 'recorded', at }), at };
}

export function countedRevision({ drafts }: RollUpTravel): CountedRevision {
  return drafts ? 'current' : 'published';
}
