import { Command } from 'commander';
import { type GlobalOptions, withCore } from './cli-context.js';
import type { Keyboard } from './keyboard.js';
import type { Output } from './output.js';
import { changingCommands } from './programs/changing.js';
import { comparingCommands } from './programs/comparing.js';
import { exportingCommands } from './programs/exporting.js';
import { officeCommands } from './programs/offices.js';
import type { ProgramContext } from './programs/program-context.js';
import { readingCommands } from './programs/reading.js';
import { rollingUpCommands } from './programs/rolling-up.js';
import { upkeepCommands } from './programs/upkeep.js';

/** The command line: one command for each thing a person can ask. Parsing it throws a CommanderError for what it can not read. */
export function createProgram(output: Output, environment: Readonly<Record<string, string | undefined>>, keyboard: Keyboard): Command {
  const program = new Command('gongkai')
    .exitOverride()
    .configureOutput({ writeErr: (text) => output.usage(text) })
    .description('政府信息公开工作年度报告: keeps, checks, compares and audits annual reports on disclosure of government information.')
    .option('--json', 'print data (JSON) instead of text, errors and notes too')
    .option('--as <identity>', 'act as this identity', 'admin')
    .showHelpAfterError('(gongkai --help lists the commands)')
    .addHelpText(
      'after',
      '\nSettings come from the environment (GONGKAI_…); the README lists them. The CLI works while the service runs on the same data.',
    );

  const globalOptions = () => program.opts<GlobalOptions>();
  const context: ProgramContext = {
    output,
    environment,
    keyboard,
    globalOptions,
    on: (run) => withCore(globalOptions(), output, environment, async (opened) => run(opened)),
  };
  readingCommands(program, context);
  comparingCommands(program, context);
  exportingCommands(program, context);
  rollingUpCommands(program, context);
  officeCommands(program, context);
  changingCommands(program, context);
  upkeepCommands(program, context);
  return program;
}
