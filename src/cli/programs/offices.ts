import { type Command, Option } from 'commander';
import { dissolveOffice, moveOffice } from '../commands/office-changes.js';
import { effectiveOn } from './options.js';
import type { ProgramContext } from './program-context.js';

const datesHelp = `
Statistics and deadlines of a year ask who existed, and where it stood, when the year ended: --effective-on says since when that is so,
whenever it is recorded. Without it the day counts on which it is recorded.`;

/** The commands that say what has become of an office. */
export function officeCommands(program: Command, { on }: ProgramContext): void {
  program
    .command('move-office')
    .argument('<id>')
    .option('--parent <id>', 'the office above it; else the one that it has')
    .addOption(new Option('--top', 'under no office').conflicts('parent'))
    .option('--region <code>', '行政区划代码: 6, 9 or 12 digits; else the one that it has')
    .addOption(effectiveOn('the day from which on it stands there'))
    .option('--reason <text>', 'why, for the audit trail')
    .description('put an office under another one, or into another region')
    .addHelpText('after', datesHelp)
    .action((id, options) => on((context) => moveOffice(id, options, context)));
  program
    .command('dissolve-office')
    .argument('<id>')
    .option('--successor <id>', 'the office that takes its place')
    .addOption(effectiveOn('the day on which it was dissolved; it can be said afterwards too, with the successor again'))
    .option('--reason <text>', 'why, for the audit trail')
    .description('record that an office is no more')
    .addHelpText('after', datesHelp)
    .action((id, options) => on((context) => dissolveOffice(id, options, context)));
}
