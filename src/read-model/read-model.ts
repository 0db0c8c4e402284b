import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { EventStore, Position } from '../event-store/event-store.js';
import { Applied } from './applied.js';
import { Catalog } from './catalog.js';
import { type Generation, isMadeBy, openGeneration, positionOf, removeGeneration } from './generation.js';
import { currentQueries, generationQueries } from './generation-queries.js';
import type { Projection } from './projection.js';
import type { Queries } from './queries.js';
import { Runner, type RunnerStatus } from './runner.js';

export interface ReadModelOptions {
  readonly folder: string;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly onApplied?: (events: number) => void;
  readonly onFault?: (message: string, error: unknown) => void;
}

/** How often another process's switch of generations is looked for (ms). */
const switchPollMs = 50;

/** The read model: the active generation's tables, the runner that fills them, and the queries over them. */
export class ReadModel {
  /** Always those of the generation that is active. */
  readonly queries: Queries;
  readonly applied: Applied;
  readonly catalog: Catalog;
  private current: { generation: Generation; queries: Queries; runner: Runner };
  private readonly timer: NodeJS.Timeout;
  private switching: Promise<void> = Promise.resolve();
  /** The generation read before the last switch: answers that were begun on it may still ask it for what they left for later. */
  private retired: Generation | null = null;

  constructor(private readonly options: ReadModelOptions) {
    this.catalog = new Catalog(options.folder);
    this.current = this.open(this.activeNumber());
    this.queries = currentQueries(() => this.current.queries);
    this.applied = new Applied(() => positionOf(this.current.generation));
    this.timer = setInterval(() => {
      if (this.catalog.changed()) this.follow();
    }, switchPollMs);
    this.timer.unref();
  }

  get generation(): Generation {
    return this.current.generation;
  }

  /** Resolves once the position has been applied. @throws {GongkaiError} READ_MODEL_BEHIND */
  waitFor(position: Position, deadlineMs: number): Promise<void> {
    return this.applied.reach(position, deadlineMs);
  }

  status(): RunnerStatus & { readonly generation: number } {
    return { ...this.current.runner.status(), generation: this.current.generation.number };
  }

  /** Makes a filled generation the one that is read, here and in every process; the one before is kept to go back to. */
  async activate(number: number): Promise<void> {
    const dropped = this.catalog.activate(number);
    this.follow();
    await this.switching;
    for (const old of dropped) removeGeneration(this.catalog.pathOf(old));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.switching;
    await this.current.runner.stop();
    this.retired?.database.close();
    this.current.generation.database.close();
    this.catalog.close();
  }

  /** Goes over to the active generation when it is another one: readers find either the old tables or the new ones. */
  private follow(): void {
    const number = this.catalog.active();
    if (number === null || number === this.current.generation.number) return;
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

  private activeNumber(): number {
    const { store, projections } = this.options;
    const active = this.catalog.active();
    if (active !== null && existsSync(this.catalog.pathOf(active))) {
      const generation = openGeneration(active, this.catalog.pathOf(active), store.id, projections);
      const fits = isMadeBy(generation, store.id, projections);
      generation.database.close();
      if (fits) return active;
    }
    const number = this.catalog.reserve();
    for (const dropped of this.catalog.activate(number)) removeGeneration(this.catalog.pathOf(dropped));
    return number;
  }

  private open(number: number): ReadModel['current'] {
    const { store, projections, onApplied, onFault } = this.options;
    const generation = openGeneration(number, this.catalog.pathOf(number), store.id, projections);
    const runner = new Runner({
      store,
      generation,
      projections,
      holder: `${process.pid}-${randomUUID()}`,
      onApplied: (events) => {
        if (this.current.generation === generation) this.applied.now();
        onApplied?.(events);
      },
      ...(onFault ? { onFault } : {}),
    });
    return { generation, queries: generationQueries(generation), runner };
  }
}
