/** A node's address. */
export interface Node {
  readonly host: string;
  readonly port: number;
}

/** How nodes are known to be the right ones. */
export interface Tls {
  /** File with the certificate of who signs theirs; null: whoever this machine trusts. */
  readonly caFile: string | null;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const defaultPort = 2113;

/** @param place `[user:password@]host[:port][,host…]` */
export function nodesIn(place: string): readonly Node[] {
  return place
    .replace(/^.*@/, '')
    .split(',')
    .map((node) => {
      const [, bracketed, plain = '', port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(node) ?? [];
      return { host: bracketed ?? plain, port: port === undefined ? defaultPort : Number(port) };
    });
}

/** @returns null without TLS */
export function tlsIn(parameters: URLSearchParams): Tls | null {
  if (parameter(parameters, 'tls') === 'false') return null;
  return { caFile: parameter(parameters, 'tlsCAFile') ?? null };
}

/**
 * Whom the client says it is. Without TLS nobody is asked, and anyone will do.
 * @returns null when no user is named: then the client may be known by a certificate
 * @throws {Error} that repeats none of it
 */
export function credentialsIn(place: string, tls: Tls | null): Credentials | null {
  const [, username, password] = /^([^:@]+):([^:@]+)[^@]*@/.exec(place) ?? [];
  if (username !== undefined && password !== undefined) return { username: decoded(username), password: decoded(password) };
  return tls === null ? { username: '', password: '' } : null;
}

/** Parameter names are read without regard to case, underscores and hyphens, as the client does. */
export function folded(name: string): string {
  return name.trim().toLowerCase().replace(/[_-]/g, '');
}

function parameter(parameters: URLSearchParams, name: string): string | undefined {
  for (const [key, value] of parameters) if (folded(key) === folded(name)) return value;
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('a % in user or password must be written %25');
  }
}
