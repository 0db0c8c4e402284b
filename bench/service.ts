import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { freshStore, type StoreKind } from './store.js';

/** A service in a process of its own, on a fresh store, as `npm start` runs it. */
export interface Service {
  readonly url: string;
  readonly folder: string;
  /** Address of its event store. */
  readonly eventStore: string;
  stop(): Promise<void>;
}

/** Starts the built service on a free port and waits until it is ready. */
export async function startService(kind: StoreKind, environment: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  const eventStore = freshStore(kind, folder);
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/main.js')], {
    env: {
      ...process.env,
      GONGKAI_PORT: '0',
      GONGKAI_EVENT_STORE: eventStore,
      GONGKAI_READ_MODEL: join(folder, 'read-model'),
      GONGKAI_LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child);
  return {
    url,
    folder,
    eventStore,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+/.exec(printed)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}:\n${printed}`)));
  });
}
