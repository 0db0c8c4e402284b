/** Names of our streams on a server that others may use too. */
export class StreamNames {
  /** What every stream of events begins with: the filter of the one subscription to $all. */
  readonly prefix: string;
  /** Holds the store's id, and nothing else: outside the prefix, so no reader of events meets it. */
  readonly identity: string;

  constructor(namespace: string) {
    this.prefix = `${namespace}.`;
    this.identity = `${namespace}~store`;
  }

  onServer(stream: string): string {
    return this.prefix + stream;
  }

  fromServer(name: string): string {
    return name.slice(this.prefix.length);
  }

  isOurs(name: string): boolean {
    return name.startsWith(this.prefix);
  }
}
