import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A server of the test's own, on loopback and in a folder of its own, to be killed and started again. */
export class EventStoreDbServer {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    private readonly port: number,
    private readonly replicationPort: number,
  ) {}

  static async start(command: string): Promise<EventStoreDbServer> {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-eventstoredb-'));
    const server = new EventStoreDbServer(command, folder, await freePort(), await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Resolves once it takes writes. Does nothing where it runs. */
  async start(): Promise<void> {
    if (this.child) return;
    const [program = '', ...args] = this.command.split(' ');
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...process.env,
        EVENTSTORE_INSECURE: 'true',
        EVENTSTORE_DB: join(this.folder, 'db'),
        EVENTSTORE_LOG: join(this.folder, 'log'),
        EVENTSTORE_NODE_PORT: String(this.port),
        EVENTSTORE_REPLICATION_PORT: String(this.replicationPort),
        EVENTSTORE_RUN_PROJECTIONS: 'None',
        EVENTSTORE_TELEMETRY_OPTOUT: 'true',
      },
    });
    this.child = child;
    while (!(await this.takesWrites())) {
      if (child.exitCode !== null)
        throw new Error(`EventStoreDB ended with ${child.exitCode} before it took writes; see ${this.folder}/log`);
      await pause(50);
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** The process goes on to exist, and its connections too, but it does nothing. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    this.thaw();
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async takesWrites(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.port}/health/live?liveCode=204`)).status === 204;
    } catch {
      return false;
    }
  }
}

/**
 * A free port below those that the kernel gives to outgoing connections: while the server is down, a client that tries again and again
 * would else sooner or later be connected with itself.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
