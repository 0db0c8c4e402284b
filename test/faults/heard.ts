import type { RunningService } from '../support/service.js';
import { EventStreamReader } from '../support/sse.js';

const subscription = `subscription Heard($office: ID!) {
  changes(filter: { officeId: $office }) { __typename ... on Change { reportId revisionNumber } ... on Reset { reason } }
}`;

export interface Heard {
  readonly cursor: string;
  readonly reportId: string;
  readonly revision: number;
}

/** Hears what changes in an office's reports. */
export class Listener {
  readonly heard: Heard[] = [];

  private constructor(
    private readonly service: RunningService,
    private readonly office: string,
    private stream: EventStreamReader,
  ) {}

  /** @param lastEventId goes on from there; else it hears only what comes */
  static async open(service: RunningService, office: string, lastEventId?: string): Promise<Listener> {
    return new Listener(service, office, await Listener.subscribed(service, office, lastEventId));
  }

  async next(): Promise<Heard> {
    const { id: cursor, data } = await this.stream.next();
    const { data: answer } = JSON.parse(data) as { data?: { changes: { __typename: string; reportId: string; revisionNumber: number } } };
    if (cursor === undefined || answer?.changes.__typename !== 'Change') throw new Error(`heard ${data}`);
    const heard = { cursor, reportId: answer.changes.reportId, revision: answer.changes.revisionNumber };
    this.heard.push(heard);
    return heard;
  }

  /** Hears until it has heard so many in all. */
  async take(count: number): Promise<void> {
    while (this.heard.length < count) await this.next();
  }

  /** Goes, and comes again with the id of the last event it heard. */
  async reconnect(): Promise<void> {
    this.close();
    this.stream = await Listener.subscribed(this.service, this.office, this.heard.at(-1)?.cursor);
  }

  /** The revisions heard of each report, as they came. */
  revisions(): Record<string, number[]> {
    const of: Record<string, number[]> = {};
    for (const { reportId, revision } of this.heard) of[reportId] = [...(of[reportId] ?? []), revision];
    return of;
  }

  close(): void {
    this.stream.close();
  }

  private static subscribed({ url }: RunningService, office: string, lastEventId?: string): Promise<EventStreamReader> {
    return EventStreamReader.open(url, subscription, { office }, lastEventId === undefined ? {} : { 'last-event-id': lastEventId });
  }
}
