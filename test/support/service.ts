import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/** The built service in a process of its own, as a user starts it. */
export class RunningService {
  private constructor(
    readonly folder: string,
    readonly child: ChildProcess,
    readonly url: string,
    private readonly printed: string[],
  ) {}

  /** Starts it on a free port and waits for the address it prints. A folder given is kept when it stops. */
  static async start(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningService> {
    const printed: string[] = [];
    const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js')], {
      env: { ...environmentFor(folder), GONGKAI_PORT: '0', GONGKAI_LOG_LEVEL: 'warn', ...environment },
      cwd: packageRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        printed.push(chunk.toString());
        const found = /GraphQL +(http:\/\/[^\s/]+)/.exec(printed.join(''))?.[1];
        if (found) resolve(found);
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('exit', (code, signal) =>
        reject(new Error(`the service ended (${code ?? signal}) before it was ready:\n${printed.join('')}`)),
      );
    });
    return new RunningService(folder, child, url, printed);
  }

  get output(): string {
    return this.printed.join('');
  }

  /** @returns the exit code */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode;
  }

  async graphql<T = Record<string, unknown>>(query: string, variables: object = {}, actor?: string): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(actor === undefined ? {} : { 'x-gongkai-actor': actor }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}

export function environmentFor(folder: string): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GONGKAI_')));
  return { ...inherited, GONGKAI_EVENT_STORE: `sqlite:${join(folder, 'events.db')}`, GONGKAI_READ_MODEL: join(folder, 'read-model') };
}

/** How a run of the CLI ended, and what it printed. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built CLI on the data in a folder. */
export function gongkai(folder: string, ...args: string[]): Promise<CliRun> {
  return gongkaiWith(folder, {}, ...args);
}

export function gongkaiWith(folder: string, environment: Readonly<Record<string, string>>, ...args: string[]): Promise<CliRun> {
  return runGongkai({ ...environmentFor(folder), ...environment }, args);
}

/** Runs the built CLI in an environment. */
export async function runGongkai(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<CliRun> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/cli/main.js'), ...args], {
    env,
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gongkai-test-'));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
