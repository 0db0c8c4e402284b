import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/package-root.js';
import type { OtherProcessOrder } from './other-process-main.js';
import type { StoreElsewhere } from './store-under-test.js';

/** A process of its own that opens the same data and appends as it is told. It prints the revision of each append that was acknowledged. */
export class OtherProcess {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly exit: Promise<unknown>;

  constructor(elsewhere: StoreElsewhere) {
    const loader = join(packageRoot, 'test/support/run-typescript.mjs');
    const main = join(packageRoot, 'test/contract/other-process-main.ts');
    const child = spawn(process.execPath, ['--import', loader, main, JSON.stringify(elsewhere)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child = child;
    this.exit = once(child, 'exit');
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Resolves once it has opened the store. */
  async ready(): Promise<this> {
    const { value } = await this.lines.next();
    if (value !== 'ready') throw new Error(`the other process printed ${value}`);
    return this;
  }

  order(order: OtherProcessOrder): void {
    this.child.stdin?.write(`${JSON.stringify(order)}\n`);
  }

  /** @returns the next revision acknowledged; null when it printed the last one */
  async acknowledged(): Promise<number | null> {
    const { value, done } = await this.lines.next();
    return done ? null : Number(value);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Lets it finish what it was told, or waits until it is dead. */
  async end(): Promise<void> {
    this.child.stdin?.end();
    await this.exit;
  }
}
