import { once } from 'node:events';
import { createServer, type Http2Server, type Http2Session, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';

/** Headers that end a call well; a read of nothing. */
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

/**
 * As much of EventStoreDB's protocol (gRPC over HTTP/2, without TLS) as it takes to be asked something by the client: it says of itself
 * that it leads, that it takes appends in either way, and answers to what concerns streams with headers only.
 */
export class FakeNode {
  /** Which calls that concern streams came here: `Read`, `Append`, `BatchAppend`. */
  readonly calls: string[] = [];
  private readonly sessions = new Set<Http2Session>();

  private constructor(
    private readonly server: Http2Server,
    readonly port: number,
  ) {}

  /** @param answer to a call that comes with these headers */
  static async start(answer: (asked: IncomingHttpHeaders) => OutgoingHttpHeaders): Promise<FakeNode> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const node = new FakeNode(server, address.port);
    server.on('session', (session) => node.sessions.add(session));
    server.on('stream', (stream, asked) => {
      stream.on('error', () => {});
      const told = node.tells(String(asked[':path']));
      const headers = { ':status': 200, 'content-type': 'application/grpc+proto' };
      if (told === null) return stream.respond({ ...headers, ...answer(asked) }, { endStream: true });
      stream.respond(headers, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.end(framed(told));
    });
    return node;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const session of this.sessions) session.destroy();
    await closed;
  }

  /** @returns null for what concerns streams */
  private tells(path: string): Uint8Array | null {
    const [, service = '', method = ''] = path.split('/');
    if (service.endsWith('.Gossip')) return gossip(this.port);
    if (service.endsWith('.ServerFeatures')) return features();
    this.calls.push(method);
    return null;
  }
}

function gossip(port: number): Uint8Array {
  const member = new MemberInfo();
  member.setState(MemberInfo.VNodeState.LEADER);
  member.setIsAlive(true);
  const address = new EndPoint();
  address.setAddress('127.0.0.1');
  address.setPort(port);
  member.setHttpEndPoint(address);
  const info = new ClusterInfo();
  info.addMembers(member);
  return info.serializeBinary();
}

function features(): Uint8Array {
  const method = new SupportedMethod();
  method.setServiceName('event_store.client.streams.streams');
  method.setMethodName('batchappend');
  const methods = new SupportedMethods();
  methods.addMethods(method);
  return methods.serializeBinary();
}

/** A gRPC message: not compressed, its length, its bytes. */
function framed(message: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}
