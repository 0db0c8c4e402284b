import { randomUUID } from 'node:crypto';
import type { Actor } from '../access/actor.js';
import { identities } from '../access/development-identities.js';
import type { CommandContext } from '../app/app.js';
import { type Core, openCore } from '../app/core.js';
import { readConfig } from '../config.js';
import { echoed, GongkaiError } from '../errors.js';
import type { Output } from './output.js';

/** Options every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly as: string;
}

/** What a command works with: the same data as the service, opened beside it. */
export interface CliContext {
  readonly core: Core;
  readonly output: Output;
  readonly json: boolean;
  readonly actor: Actor;
  /** A context for one change, made by the actor named with --as. */
  change(
    options?: Pick<CommandContext, 'expectedRevision' | 'idempotencyKey' | 'policy' | 'resolutions'> & { reason?: string },
  ): CommandContext;
}

/** Opens the data, brings the read model up to the log's head, runs, and closes again however it ends. */
export async function withCore<T>(
  options: GlobalOptions,
  output: Output,
  environment: Readonly<Record<string, string | undefined>>,
  run: (context: CliContext) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment, process.cwd());
  const known = await identities(config.identities);
  const actor = known.find(({ id }) => id === options.as);
  if (!actor)
    throw new GongkaiError(
      'UNAUTHENTICATED',
      `There is no identity "${echoed(options.as)}". Take one of: ${known.map(({ id }) => id).join(', ')}.`,
      { actor: echoed(options.as) },
    );
  const core = await openCore(config, { onWaiting: (message) => output.note(message) });
  try {
    const head = await core.store.head();
    if (head !== null) await core.app.atLeast(head, 600_000);
    return await run({
      core,
      output,
      json: options.json ?? false,
      actor,
      change: ({ reason, ...rest } = {}) => {
        const requestId = `cli-${randomUUID()}`;
        return { actor, requestId, correlationId: requestId, reason: reason ?? null, ...rest };
      },
    });
  } finally {
    await core.close();
  }
}
