import { LRUCache } from 'lru-cache';
import { GongkaiError } from '../errors.js';
import type { EventStore } from '../event-store/event-store.js';
import type { UndoneChange } from '../reports/commands.js';
import { noSuchReport, reportStream } from '../reports/report-id.js';
import type { ReportState } from '../reports/state.js';
import { type Evolve, type IsDiscarded, LoadedStream } from './loaded-stream.js';
import type { LoadedStreams } from './loaded-streams.js';

/** Reports as they were at earlier revisions, folded from the log itself: what changes are decided on is not taken from the read model. */
export class PastStates {
  /** A revision never changes. Many may be merged from one at the same time, so what is kept is the reading of it. */
  private readonly kept = new LRUCache<string, Promise<ReportState | null>>({ max: 200 });

  constructor(
    private readonly store: EventStore,
    private readonly streams: LoadedStreams<ReportState>,
    private readonly evolve: Evolve<ReportState>,
    private readonly isDiscarded: IsDiscarded,
  ) {}

  /** The report as its nth event left it; null where there is no such revision. */
  async stateAt(id: string, revision: number): Promise<ReportState | null> {
    const key = `${id}@${revision}`;
    const known = this.kept.get(key);
    if (known) return known;
    const reading = this.read(id, revision);
    this.kept.set(key, reading);
    const forget = () => this.kept.delete(key);
    reading.then((state) => state ?? forget(), forget);
    return reading;
  }

  /** @throws {GongkaiError} NOT_FOUND */
  async revision(id: string, revision: number): Promise<ReportState> {
    const state = await this.stateAt(id, revision);
    if (state) return state;
    return this.notFound(id, revision);
  }

  /** What the nth event did. @throws {GongkaiError} NOT_FOUND */
  async change(id: string, revision: number): Promise<UndoneChange> {
    const last: { before: ReportState | null; event: string } = { before: null, event: '' };
    const folded = await this.fold(id, revision, (before, event) => Object.assign(last, { before, event }));
    const after = folded.revision === revision ? folded.state : null;
    if (!after) return this.notFound(id, revision);
    return { event: last.event, before: last.before?.content ?? null, after: after.content };
  }

  private async read(id: string, revision: number): Promise<ReportState | null> {
    const { loaded } = await this.streams.load(reportStream(id));
    if (loaded.revision === revision) return loaded.state;
    const folded = await this.fold(id, revision);
    return folded.revision === revision ? folded.state : null;
  }

  /** @param onEvent is given the state before each event, and the event's type */
  private async fold(
    id: string,
    revision: number,
    onEvent: (before: ReportState | null, type: string) => void = () => {},
  ): Promise<LoadedStream<ReportState>> {
    const stream = reportStream(id);
    const folded = new LoadedStream(stream, this.evolve, this.isDiscarded);
    if (revision < 1) return folded;
    for await (const event of this.store.readStream(stream, { limit: revision })) {
      onEvent(folded.state, event.type);
      folded.take(event);
    }
    return folded;
  }

  private async notFound(id: string, revision: number): Promise<never> {
    const { loaded, fresh } = await this.streams.load(reportStream(id));
    if (!fresh) await loaded.refresh(this.store);
    const last = loaded.revision;
    if (last === 0) throw noSuchReport(id);
    throw new GongkaiError('NOT_FOUND', `The report ${id} has no revision ${revision}; its last one is ${last}.`, {
      reportId: id,
      revision,
    });
  }
}
