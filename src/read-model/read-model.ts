import { randomUUID } from 'node:crypto';
import type { EventStore, Position, RecordedEvent } from '../event-store/event-store.js';
import { activate } from './activate.js';
import { Applied } from './applied.js';
import { Catalog } from './catalog.js';
import { type Generation, madeBy, openGeneration, positionOf, progressOf } from './generation.js';
import { currentQueries, generationQueries } from './generation-queries.js';
import { ParkedEvents } from './parked-events.js';
import type { Projection } from './projection.js';
import type { Queries } from './queries.js';
import { type AppliedBatch, Runner, type RunnerStatus } from './runner.js';
import { takeDecisions } from './take-decisions.js';

export interface ReadModelOptions {
  readonly folder: string;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly onApplied?: (batch: AppliedBatch) => void;
  readonly onParked?: (event: RecordedEvent) => void;
  readonly onFault?: (message: string, error: unknown) => void;
}

/** How often another process's switch of generations is looked for (ms). */
const switchPollMs = 50;

/**
 * The read model: the tables of one generation, the runner that fills them, and the queries over them. Of the generations in the
 * folder it reads one that its own version of the projections made: the active one, else the newest; the first is filled while it is
 * read, and is active once it has caught up. So programs of two versions can share the folder while one replaces the other.
 */
export class ReadModel {
  /** Always those of the generation that is read. */
  readonly queries: Queries;
  readonly applied: Applied;
  readonly catalog: Catalog;
  private readonly madeBy: string;
  private current: { generation: Generation; queries: Queries; parked: ParkedEvents; runner: Runner };
  private readonly timer: NodeJS.Timeout;
  private switching: Promise<void> = Promise.resolve();
  /** The generation read before the last switch: answers that were begun on it may still ask it for what they left for later. */
  private retired: Generation | null = null;

  constructor(private readonly options: ReadModelOptions) {
    this.madeBy = madeBy(options.store.id, options.projections);
    this.catalog = new Catalog(options.folder);
    this.current = this.open(this.catalog.readBy(this.madeBy));
    this.queries = currentQueries(() => this.current.queries);
    this.applied = new Applied(() => progressOf(this.current.generation));
    this.timer = setInterval(() => {
      if (this.catalog.changed()) this.follow();
    }, switchPollMs);
    this.timer.unref();
  }

  get generation(): Generation {
    return this.current.generation;
  }

  /** The events that the projections did not take, with what can be done about them. */
  get parked(): ParkedEvents {
    return this.current.parked;
  }

  /** Resolves once the position has been applied. @throws {GongkaiError} READ_MODEL_BEHIND */
  waitFor(position: Position, deadlineMs: number): Promise<void> {
    return this.applied.reach(position, deadlineMs);
  }

  status(): RunnerStatus & { readonly generation: number } {
    return { ...this.current.runner.status(), generation: this.current.generation.number };
  }

  /** Goes over to the generation that is active now, if it is another one of ours, without waiting for the next look. */
  async followNow(): Promise<void> {
    this.follow();
    await this.switching;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.switching;
    await this.current.runner.stop();
    this.retired?.database.close();
    this.current.generation.database.close();
    this.catalog.close();
  }

  /** Goes over to the active generation when it is another one of ours: readers find either the old tables or the new ones. */
  private follow(): void {
    const active = this.catalog.active();
    if (active === null || active.madeBy !== this.madeBy || active.number === this.current.generation.number) return;
    this.goOver(active.number);
  }

  private goOver(number: number): void {
    const old = this.current;
    this.current = this.open(number);
    this.switching = this.switching
      .then(() => old.runner.stop())
      .then(() => {
        this.retired?.database.close();
        this.retired = old.generation;
        this.applied.now();
      });
  }

  private open(number: number): ReadModel['current'] {
    const { store, projections, onApplied, onParked, onFault } = this.options;
    const generation = openGeneration(number, this.catalog.pathOf(number), store.id, projections);
    const parked = new ParkedEvents(generation.database);
    if (positionOf(generation) === null) takeDecisions(this.catalog, number, parked, store.id, projections);
    const runner = new Runner({
      store,
      generation,
      projections,
      holder: `${process.pid}-${randomUUID()}`,
      onApplied: (batch) => {
        if (this.current.generation === generation) this.applied.now();
        onApplied?.(batch);
      },
      onCaughtUp: () => this.filled(number),
      onAhead: () => this.fillAnew(number),
      ...(onParked ? { onParked } : {}),
      ...(onFault ? { onFault } : {}),
    });
    return { generation, queries: generationQueries(generation), parked, runner };
  }

  /** The tables hold what the log does not (it was put back from a backup): they are left, and filled again from its beginning. */
  private fillAnew(number: number): void {
    this.options.onFault?.(
      'the read model is ahead of the event store, which was put back to an earlier state: it is made again from the events',
      new Error(`generation ${number} is left`),
    );
    this.catalog.remove(number);
    if (this.current.generation.number === number) this.goOver(this.catalog.readBy(this.madeBy));
  }

  /** The first filling of a generation has reached the end of the log: from here on it is the one that is read. */
  private filled(number: number): void {
    const isFilling = this.catalog.entries().some((entry) => entry.number === number && entry.state === 'filling');
    if (isFilling) activate(this.catalog, number);
  }
}
