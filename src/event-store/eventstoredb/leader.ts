import { setImmediate as nextTurn } from 'node:timers/promises';
import { NotLeaderError } from '@eventstore/db-client';

/** Options of a call that only the leader of a cluster answers: the other nodes may not have yet what was appended. */
export interface AtLeader {
  readonly requiresLeader: true;
}

const atLeader: AtLeader = { requiresLeader: true };
/** How often one call goes after a leader who changes. */
const mostMoves = 3;

/**
 * What the leader answers. Where the node that is asked does not lead (any more), it says who does: the client connects there, and the
 * call is made again. Appends need no such care, since whichever node they come to hands them on to the leader.
 * @param ask makes the call, with these options
 * @throws what `ask` throws
 */
export async function* fromLeader<T>(ask: (options: AtLeader) => AsyncIterable<T>): AsyncGenerator<T> {
  for (let moves = 0; ; moves++) {
    let begun = false;
    try {
      for await (const item of ask(atLeader)) {
        begun = true;
        yield item;
      }
      return;
    } catch (error) {
      if (!(error instanceof NotLeaderError) || begun || moves === mostMoves) throw error;
    }
    // The client turns to the leader a moment after it has told of it.
    await nextTurn();
  }
}
