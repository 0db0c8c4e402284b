import type { CliContext, GlobalOptions } from '../cli-context.js';
import type { Keyboard } from '../keyboard.js';
import type { Output } from '../output.js';

/** What the commands are made with. */
export interface ProgramContext {
  readonly output: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly keyboard: Keyboard;
  /** The options given before the command; known once the command line has been parsed. */
  readonly globalOptions: () => GlobalOptions;
  /** Runs with the data opened, and closes it however that ends. */
  on<T>(run: (context: CliContext) => T | Promise<T>): Promise<T>;
}
