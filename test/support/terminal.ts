import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Core } from '../../src/app/core.js';
import type { CliContext } from '../../src/cli/cli-context.js';
import { Keyboard } from '../../src/cli/keyboard.js';
import { Output } from '../../src/cli/output.js';
import { author, by } from './actors.js';

/** Somewhere to write to, a terminal or not, that keeps what is written. */
export class Written extends PassThrough {
  private text = '';

  constructor(readonly isTTY = false) {
    super();
    this.setEncoding('utf8').on('data', (chunk: string) => {
      this.text += chunk;
    });
  }

  get said(): string {
    return this.text;
  }
}

/** A terminal's input whose keys a test presses. */
export class FakeInput extends EventEmitter {
  raw = false;
  reading = false;

  constructor(readonly isTTY: boolean) {
    super();
  }

  setRawMode(raw: boolean): void {
    this.raw = raw;
  }

  resume(): void {
    this.reading = true;
  }

  pause(): void {
    this.reading = false;
  }

  /** Presses keys, when somebody waits for them. */
  async press(keys: string): Promise<void> {
    while (!this.reading) await new Promise(setImmediate);
    this.emit('data', Buffer.from(keys));
  }
}

export interface FakeCli {
  readonly context: CliContext;
  readonly stdout: Written;
  readonly stderr: Written;
  readonly input: FakeInput;
  readonly keyboard: Keyboard;
}

/** What a command works with, over a core: not a terminal, unless told so. */
export function fakeCli(core: Core, { json = false, terminal = false, environment = {} } = {}): FakeCli {
  const [stdout, stderr, input] = [new Written(terminal), new Written(terminal), new FakeInput(terminal)];
  const output = new Output(stdout, stderr, environment, { data: json });
  const context: CliContext = { core, output, json, actor: author, change: (options) => by(author, options) };
  return { context, stdout, stderr, input, keyboard: new Keyboard(input) };
}
