import { once } from 'node:events';
import { createServer, type Http2Server, type Http2Session, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';

/** As much of EventStoreDB's protocol (gRPC over HTTP/2, without TLS) as it takes to answer a read with no events, or to refuse it. */
export class FakeNode {
  /** Headers of the reads that came here. */
  readonly reads: IncomingHttpHeaders[] = [];
  private readonly sessions = new Set<Http2Session>();

  private constructor(
    private readonly server: Http2Server,
    readonly port: number,
  ) {}

  /** @param answer to a read that comes with these headers */
  static async start(answer: (asked: IncomingHttpHeaders) => OutgoingHttpHeaders): Promise<FakeNode> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const node = new FakeNode(server, address.port);
    server.on('session', (session) => node.sessions.add(session));
    server.on('stream', (stream, headers) => {
      node.reads.push(headers);
      stream.on('error', () => {});
      stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto', ...answer(headers) }, { endStream: true });
    });
    return node;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const session of this.sessions) session.destroy();
    await closed;
  }
}

/** Headers that end a read well. */
export const noEvents: OutgoingHttpHeaders = { 'grpc-status': '0' };

/** Headers by which a node says that another one leads. */
export function leaderIs(port: number): OutgoingHttpHeaders {
  return {
    'grpc-status': '5',
    'grpc-message': 'Leader info available',
    exception: 'not-leader',
    'leader-endpoint-host': '127.0.0.1',
    'leader-endpoint-port': String(port),
  };
}
