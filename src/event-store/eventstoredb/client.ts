import type { EventStoreDBClient } from '@eventstore/db-client';
import { connect } from './connect.js';
import type { Connection } from './connection.js';

/** The database client that is in use: another one once it has got stuck. */
export class Client {
  private inUse: EventStoreDBClient;

  /** @throws {GongkaiError} BAD_INPUT */
  constructor(private readonly connection: Connection) {
    this.inUse = connect(connection);
  }

  get current(): EventStoreDBClient {
    return this.inUse;
  }

  /**
   * The client asks a server what it can do before it first appends, and when that fails it keeps the failure for ever: a cluster that
   * was away for a while would never be appended to again.
   * @param failed the client that did; when it is no longer in use, it was replaced already
   */
  replace(failed: EventStoreDBClient): void {
    if (failed !== this.inUse) return;
    this.inUse = connect(this.connection);
    dispose(failed);
  }

  /** Cancels every call under way. */
  close(): void {
    dispose(this.inUse);
  }
}

/** Not waited for: the client waits for the end of streams that, cancelled, never tell of one. */
function dispose(client: EventStoreDBClient): void {
  client.dispose().catch(() => {});
}
