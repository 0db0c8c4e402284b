import type { Position } from '../event-store/event-store.js';
import type { ChangeFilter, Queries, RevisionRow } from '../read-model/queries.js';
import { decodeCursor, encodeCursor } from './cursor.js';

export type ChangeItem =
  | { readonly kind: 'change'; readonly cursor: string; readonly row: RevisionRow }
  /** The cursor can not be continued from: read everything anew. The feed goes on from `cursor`, which is now. */
  | { readonly kind: 'reset'; readonly cursor: string; readonly reason: string };

export interface ChangeFeed {
  /**
   * What changed after the cursor (exclusive), then what changes from now on; without a cursor only the latter. Pulled by the
   * subscriber, one page at a time: a slow one holds nothing up and grows no memory. Ends when the signal aborts.
   */
  subscribe(request: {
    readonly after?: string | null;
    readonly filter?: ChangeFilter;
    readonly signal: AbortSignal;
  }): AsyncIterable<ChangeItem>;
}

export interface ChangeFeedParts {
  readonly storeId: string;
  readonly queries: Queries;
  /** Position of the last event in the log, which the read model may not have reached yet. */
  readonly head: () => Promise<Position | null>;
  /** Resolves when the read model has applied more, or the signal aborts. */
  readonly applied: { next(signal: AbortSignal): Promise<void> };
}

const pageSize = 200;

/** The feed over the read model's rows: what a subscriber hears of, a query shows already. */
export function changeFeed({ storeId, queries, head, applied }: ChangeFeedParts): ChangeFeed {
  return {
    async *subscribe({ after, filter = {}, signal }) {
      let position: string | null = queries.position();
      if (after !== undefined && after !== null) {
        const asked = decodeCursor(storeId, after);
        const reason =
          asked === null
            ? 'The cursor is malformed or of another store.'
            : (await isReached(asked, position, head))
              ? null
              : 'The cursor is ahead of this store.';
        if (reason !== null) yield { kind: 'reset', cursor: encodeCursor(storeId, position ?? ''), reason };
        else position = asked;
      }
      while (!signal.aborted) {
        const version = queries.version();
        const seen = queries.position();
        const rows = queries.changesAfter(position, filter, pageSize);
        for (const row of rows) {
          if (signal.aborted) return;
          position = row.toldAt;
          yield { kind: 'change', cursor: encodeCursor(storeId, row.toldAt), row };
        }
        if (rows.length === pageSize) continue;
        // All up to here was looked through: a filter that lets little pass need not look there again.
        if (seen !== null && (position === null || seen > position)) position = seen;
        if (queries.version() === version) await applied.next(signal);
      }
    },
  };
}

/** Whether the log has come so far. It is asked only about what the read model does not have: while it is away, subscriptions go on. */
async function isReached(toldAt: string, applied: Position | null, head: ChangeFeedParts['head']): Promise<boolean> {
  const position = positionIn(toldAt);
  return position <= (applied ?? '') || position <= ((await head()) ?? '');
}

/** The position that the place in the feed of an event taken up late begins with. */
function positionIn(toldAt: string): Position {
  return toldAt.split('/', 1)[0] ?? '';
}
