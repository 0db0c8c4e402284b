import { eventHash } from '../audit/event-hash.js';
import type { EventStore, MergedMetadata, Position, RecordedEvent } from '../event-store/event-store.js';
import { checkEvent } from '../schemas/event-schemas.js';
import { upcast } from '../schemas/upcast.js';

/** How one kind of stream is folded. */
export type Evolve<State> = (state: State | null, event: RecordedEvent) => State;

/** Whether somebody has decided to go on without an event that can not be taken. */
export type IsDiscarded = (event: RecordedEvent) => boolean;

interface DoneEvent {
  readonly revision: number;
  readonly position: Position;
  readonly commandHash: string;
  readonly merged?: MergedMetadata;
}

/** A stream as far as it has been read: its state, the head of its hash chain, and what was done under which event id. */
export class LoadedStream<State extends { readonly revision: number }> {
  state: State | null = null;
  revision = 0;
  /** Hash of the last event, or null in an empty stream. */
  lastHash: string | null = null;
  /** By event id: what was done under an idempotency key. */
  readonly done = new Map<string, DoneEvent>();

  constructor(
    readonly stream: string,
    private readonly evolve: Evolve<State>,
    private readonly isDiscarded: IsDiscarded,
  ) {}

  /** Takes in what others have appended since. @returns whether there was anything */
  async refresh(store: EventStore): Promise<boolean> {
    const before = this.revision;
    for await (const event of store.readStream(this.stream, { from: before + 1 })) this.take(event);
    return this.revision > before;
  }

  /**
   * Takes in the next event; one that was taken in before (a refresh ran meanwhile) is passed over.
   * @param hash the event's hash, where the caller has it already
   * @throws {GongkaiError} UNKNOWN_EVENT, INVALID_EVENT
   */
  take(event: RecordedEvent, hash?: string): void {
    if (event.revision <= this.revision) return;
    this.state = hash === undefined ? this.read(event) : this.evolve(this.state, event);
    this.revision = event.revision;
    this.lastHash = hash ?? eventHash(event);
    const { commandHash, merged } = event.metadata;
    if (commandHash === undefined) return;
    this.done.set(event.id, { revision: event.revision, position: event.position, commandHash, ...(merged ? { merged } : {}) });
  }

  /** What others wrote is checked first, and lifted to the newest version. */
  private read(event: RecordedEvent): State | null {
    if (this.isDiscarded(event)) return this.state && { ...this.state, revision: event.revision };
    const newest = upcast(event);
    checkEvent(newest.type, newest.schemaVersion, newest.data);
    return this.evolve(this.state, newest);
  }
}
