import { type Credentials, credentialsIn, folded, type Node, nodesIn, type Tls, tlsIn } from './url-parts.js';

/** Where a store is, as its URL says it. */
export interface Connection {
  /** For the client, without our own parameters. A secret: it may hold a password. */
  readonly connectionString: string;
  /** All streams of this store begin with it: several stores, and other applications, can share one server. */
  readonly namespace: string;
  /** For logs and messages: no user, no password. */
  readonly shown: string;
  /** How long the server may take to answer (ms). */
  readonly deadlineMs: number;
  /** Those that the URL names. */
  readonly nodes: readonly Node[];
  readonly tls: Tls | null;
  /** Whether there may be several nodes, of which one leads. */
  readonly cluster: boolean;
  /** A secret. */
  readonly credentials: Credentials | null;
}

const defaultNamespace = 'gongkai';
/** No dot: it ends the namespace in a stream's name, so that no namespace begins another's streams. */
const namespacePattern = /^[A-Za-z0-9_-]{1,40}$/;
const defaultDeadlineMs = 5000;

/** What the client takes beside what is taken out here, as it compares names. To one that it does not know it prints the URL, with the password. */
const known = new Set([
  ...['tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'connectionname', 'nodepreference'],
  ...['discoveryinterval', 'gossiptimeout', 'maxdiscoverattempts', 'keepaliveinterval', 'keepalivetimeout'],
]);

/**
 * Reads `esdb://[user:password@]host[:port][,host…][?parameter=value…]` (or `esdb+discover://`), the connection string of the database
 * client, which also takes `namespace=NAME` (default gongkai).
 * @throws {Error} that says what would be right, and repeats no credentials
 */
export function parseConnection(text: string): Connection {
  const parts = /^(esdb(?:\+discover)?:\/\/)((?:[^@?/\s]+@)?[\w.:,[\]-]+)\/?(?:\?(.*))?$/.exec(text.trim());
  if (!parts) throw new Error('must be esdb://host:port?parameter=value');
  const [, protocol = '', place = '', query = ''] = parts;
  // A plus is a plus, as for the client: in the name of a file, say.
  const parameters = new URLSearchParams(query.replaceAll('+', '%2B'));
  const namespace = take(parameters, 'namespace') ?? defaultNamespace;
  if (!namespacePattern.test(namespace)) throw new Error('namespace takes 1 to 40 letters, digits, _ and -');
  const deadline = take(parameters, 'defaultDeadline');
  if (deadline !== undefined && !/^[1-9]\d{1,6}$/.test(deadline)) throw new Error('defaultDeadline is a number of milliseconds from 10');
  if (take(parameters, 'throwOnAppendFailure')?.toLowerCase() === 'false')
    throw new Error('throwOnAppendFailure=false would hide conflicts');
  if (take(parameters, 'tlsVerifyCert')?.toLowerCase() === 'false')
    throw new Error('tlsVerifyCert=false has no effect: name the file of the certificate authority as tlsCAFile');
  for (const name of parameters.keys()) if (!known.has(folded(name))) throw new Error(`there is no parameter ${name.slice(0, 40)}`);
  if (![...parameters.keys()].some((name) => folded(name) === 'connectionname')) parameters.set('connectionName', namespace);
  const nodes = nodesIn(place);
  const tls = tlsIn(parameters);
  const rest = [...parameters].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return {
    connectionString: `${protocol}${place}?${rest}`,
    namespace,
    shown: `${protocol}${place.replace(/^.*@/, '')} (namespace ${namespace})`,
    deadlineMs: deadline === undefined ? defaultDeadlineMs : Number(deadline),
    nodes,
    tls,
    cluster: nodes.length > 1 || protocol === 'esdb+discover://',
    credentials: credentialsIn(place, tls),
  };
}

function take(parameters: URLSearchParams, name: string): string | undefined {
  for (const [key, value] of parameters) {
    if (folded(key) !== folded(name)) continue;
    parameters.delete(key);
    return value;
  }
  return undefined;
}
