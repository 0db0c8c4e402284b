import type { EventStore } from '../event-store/event-store.js';
import { chinaDate } from '../forms/deadlines/china-day.js';
import { decideOffice } from '../offices/decide-office.js';
import { evolveOffice } from '../offices/evolve-office.js';
import type { OfficeCommand, OfficeEvent, OfficeState } from '../offices/office.js';
import { officeStream } from '../offices/office-id.js';
import type { Queries } from '../read-model/queries.js';
import type { CommandContext, CommandOutcome } from './app.js';
import { authorise } from './authorise.js';
import { execute } from './execute.js';
import type { IsDiscarded } from './loaded-stream.js';
import { LoadedStreams } from './loaded-streams.js';
import { shown } from './shown.js';

/** Commands to offices, and their state as the event store has it now. */
export class OfficeCommands {
  private readonly streams: LoadedStreams<OfficeState>;

  constructor(
    private readonly store: EventStore,
    private readonly clock: () => Date,
    private readonly queries: Queries,
    private readonly atLeast: (position: string) => Promise<void>,
    isDiscarded: IsDiscarded,
  ) {
    this.streams = new LoadedStreams(
      store,
      (state, event) => evolveOffice(state, { type: event.type, data: event.data } as OfficeEvent, chinaDate(event.metadata.time)),
      isDiscarded,
    );
  }

  async carryOut(id: string, command: OfficeCommand, context: CommandContext): Promise<CommandOutcome> {
    authorise(context.actor, command.type, id);
    const today = chinaDate(this.clock().toISOString());
    const ancestors = 'parentId' in command && command.parentId !== null ? await this.withAncestors(command.parentId) : new Map();
    const successor = command.type === 'dissolveOffice' && command.successorId !== null ? await this.current(command.successorId) : null;
    if (successor) ancestors.set(successor.id, successor);
    const executed = await execute(
      this.streams,
      this.store,
      this.clock,
      {
        stream: officeStream(id),
        command,
        decide: (state) => decideOffice(state, command, { officeById: (other) => ancestors.get(other) ?? null, today }),
      },
      context,
    );
    return shown(id, executed, this.atLeast, () => this.queries.officesById([id])[0]?.revision ?? 0);
  }

  /** The office as the store has it now, or null. */
  async current(id: string): Promise<OfficeState | null> {
    const { loaded, fresh } = await this.streams.load(officeStream(id));
    if (!fresh) await loaded.refresh(this.store);
    return loaded.state;
  }

  /** The office, and all that it stood below at any time. */
  private async withAncestors(id: string): Promise<Map<string, OfficeState>> {
    const found = new Map<string, OfficeState>();
    const next = [id];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      const office = found.has(at) ? null : await this.current(at);
      if (!office) continue;
      found.set(office.id, office);
      next.push(...office.places.flatMap(({ parentId }) => parentId ?? []));
    }
    return found;
  }
}
