import type { Command } from 'commander';
import { copy, copyHelp } from '../commands/copy.js';
import { discardParked, listParked, retryParked } from '../commands/parked.js';
import { rebuildReadModel } from '../commands/rebuild.js';
import { verify } from '../commands/verify.js';
import type { ProgramContext } from './program-context.js';

/** The commands of whoever keeps the service running. */
export function upkeepCommands(program: Command, { environment, globalOptions, on, output }: ProgramContext): void {
  program
    .command('serve')
    .description('start the service (what npm start does)')
    .action(async () => {
      // The server's libraries take longer to load than most commands to run.
      const { runService } = await import('../../run-service.js');
      await runService(environment, process.stdout, process.stderr);
    });
  program
    .command('verify')
    .argument('[report]')
    .description('check the hash chain of a report, or of everything')
    .action((report) => on((context) => verify(report, context)));
  program
    .command('rebuild')
    .option('--revert', 'go back to the one read before the last rebuild instead')
    .description('make the read model again from the events, beside the old one, compare, and switch')
    .action((options) => rebuildReadModel(options, globalOptions(), output, environment));
  const parked = program
    .command('parked')
    .description('events that the projections could not take: list them, try them again, or go on without')
    .action(() => on(listParked));
  parked
    .command('retry')
    .argument('[stream]', 'only of this stream, e.g. report-yiyang-housing-fund-2020-organ')
    .description('try them again, for instance with a newer program')
    .action((stream) => on((context) => retryParked(stream, context)));
  parked
    .command('discard')
    .argument('<position>', 'as the list tells it')
    .requiredOption('--reason <text>', 'why')
    .description('go on without this event for good (it stays in the log)')
    .action((position, options) => on((context) => discardParked(position, options, context)));
  program
    .command('copy')
    .option('--from <address>', 'the store to copy, as in GONGKAI_EVENT_STORE (default: the one that is set there)')
    .requiredOption('--to <address>', 'the store to copy to: an empty one, or a copy to go on with')
    .description('copy all events to another event store, with ids, order and hash chains')
    .addHelpText('after', `\n${copyHelp}`)
    .action((options) => copy(options, globalOptions(), output, environment));
}
