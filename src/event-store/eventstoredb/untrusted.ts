import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { connect, createSecureContext, type SecureContext } from 'node:tls';
import { GongkaiError, isGongkaiError } from '../../errors.js';
import type { Connection } from './connection.js';
import type { Node } from './url-parts.js';

/** What is told instead of an error that a node can not be reached, where the reason is that none is trusted: waiting would not help. */
export async function toldOfTrust(error: unknown, connection: Connection): Promise<unknown> {
  if (!isGongkaiError(error, 'UNAVAILABLE')) return error;
  const why = await untrusted(connection);
  if (why === null) return error;
  return new GongkaiError(
    'BAD_INPUT',
    `The event store ${connection.shown} can not be used: ${why}. Its tlsCAFile must be the certificate of whoever signed that one, and the node be called as it says.`,
  );
}

/**
 * Why the certificates of the nodes are not taken, after a handshake of our own with each: the client, while it looks for a cluster's
 * leader, keeps to itself why it found none.
 * @returns null when a node shows one that is taken, when none shows any, and without TLS
 */
async function untrusted({ tls, nodes, deadlineMs }: Connection): Promise<string | null> {
  if (tls === null) return null;
  const trust = createSecureContext(tls.caFile === null ? {} : { ca: await readFile(tls.caFile) });
  const faults = await Promise.all(nodes.map((node) => faultOf(node, trust, deadlineMs)));
  if (faults.includes('none')) return null;
  return faults.find((fault) => fault !== 'unknown') ?? null;
}

/** @returns what is wrong with a node's certificate; `none`; `unknown` when it shows no certificate */
function faultOf({ host, port }: Node, secureContext: SecureContext, deadlineMs: number): Promise<string> {
  return new Promise((resolve) => {
    // Nothing is sent over it. A certificate that is not trusted does not end the handshake, so that it can be told why.
    const socket = connect({
      host,
      port,
      secureContext,
      ...(isIP(host) ? {} : { servername: host }),
      ALPNProtocols: ['h2'],
      rejectUnauthorized: false,
    });
    const end = (fault: string): void => {
      resolve(fault);
      socket.destroy();
    };
    socket.setTimeout(deadlineMs, () => end('unknown'));
    socket.on('error', () => end('unknown'));
    socket.on('secureConnect', () =>
      end(socket.authorized ? 'none' : `the certificate of ${host}:${port} is not trusted (${socket.authorizationError})`),
    );
  });
}
