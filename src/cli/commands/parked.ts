import type { ParkedEvent } from '../../read-model/parked-events.js';
import type { CliContext } from '../cli-context.js';

/** `gongkai parked`: the events that the projections did not take. */
export function listParked({ core, output, json }: CliContext): void {
  const events = core.parked.list();
  if (json) output.json(events);
  else if (events.length === 0) output.line('No event is parked: the read model has taken all of them.');
  else print(events, { output });
}

/** `gongkai parked retry [STREAM]`: has them tried again, for instance by a newer program. */
export async function retryParked(stream: string | undefined, { core, output, json, actor }: CliContext): Promise<void> {
  told(await core.parked.retry(actor, stream), { output, json });
}

/** `gongkai parked discard POSITION --reason TEXT`: goes on without an event for good. */
export async function discardParked(
  position: string,
  { reason }: { readonly reason: string },
  { core, output, json, actor }: CliContext,
): Promise<void> {
  told(await core.parked.discard(actor, position, reason), { output, json });
}

function told(left: readonly ParkedEvent[], { output, json }: Pick<CliContext, 'output' | 'json'>): void {
  if (json) output.json(left);
  else if (left.length === 0) output.line(output.style('green', 'Nothing is left parked there.'));
  else {
    output.line(output.style('yellow', `${left.length} event${left.length === 1 ? ' is' : 's are'} still parked:`));
    print(left, { output });
  }
}

function print(events: readonly ParkedEvent[], { output }: Pick<CliContext, 'output'>): void {
  output.table(
    ['position', 'state', 'event', 'of', 'revision', 'tries', 'since', 'why'],
    events.map(({ position, state, type, stream, revision, attempts, parkedAt, error, discardedBy, reason }) => [
      position,
      state,
      type,
      stream,
      String(revision),
      String(attempts),
      parkedAt,
      state === 'discarded' ? `${discardedBy}: ${reason}` : (error ?? 'one before it in its stream is parked'),
    ]),
  );
}
