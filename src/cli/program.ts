import { Command, InvalidArgumentError, Option } from 'commander';
import { instant } from '../app/instant.js';
import { runService } from '../run-service.js';
import { type CliContext, type GlobalOptions, withCore } from './cli-context.js';
import { blame } from './commands/blame.js';
import { copy, copyHelp } from './commands/copy.js';
import { diff } from './commands/diff.js';
import { findings } from './commands/findings.js';
import { importFile } from './commands/import.js';
import { listAudit, listOffices, listReports, listRevisions } from './commands/lists.js';
import { discardParked, listParked, retryParked } from './commands/parked.js';
import { rebuildReadModel } from './commands/rebuild.js';
import { registerOffice } from './commands/register-office.js';
import { replay } from './commands/replay.js';
import { restore, undo } from './commands/restore.js';
import { show } from './commands/show.js';
import { verify } from './commands/verify.js';
import type { Keyboard } from './keyboard.js';
import { resolution } from './merging.js';
import type { Output } from './output.js';
import { diffHelp, pointHelp } from './point.js';

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

  const on = <T>(run: (context: CliContext) => T | Promise<T>) =>
    withCore(program.opts<GlobalOptions>(), output, environment, async (context) => run(context));
  const limit = () => new Option('--limit <n>', 'how many rows at most').default(20).argParser(whole(1, 1000));
  const resolve = () =>
    new Option('--resolve <conflict=choice>', 'settle a conflict: base, theirs, yours, or own:TEXT').argParser(resolution);
  const revision = (flags: string, meaning: string) => new Option(flags, meaning).argParser(whole(0, 1_000_000_000));
  const at = () =>
    new Option('--at <instant>', "as it was recorded at this instant (ISO 8601; China's time where it names no zone)")
      .argParser(instant)
      .conflicts('revision');

  program
    .command('serve')
    .description('start the service (what npm start does)')
    .action(() => runService(environment, process.stdout, process.stderr));
  program
    .command('import')
    .argument('<file>', 'a report as text')
    .option('--office <id>', 'whose report it is; else the office named in the text')
    .addOption(new Option('--year <year>', 'its report year; else the year in the text').argParser(whole(2008, 2100)))
    .addOption(new Option('--scope <scope>', 'the organ itself, or its whole jurisdiction').choices(['organ', 'jurisdiction']))
    .addOption(revision('--expected-revision <n>', 'replace the content of this draft, which must stand at revision n'))
    .option('--merge', 'merge it with what others did since that revision')
    .addOption(resolve())
    .option('--reason <text>', 'why, for the audit trail')
    .description('read a report and record it')
    .action((file, options) => on((context) => importFile(file, options, context)));
  program
    .command('reports')
    .option('--office <id>', 'only of this office')
    .addOption(new Option('--year <year>', 'only of this year').argParser(whole(2008, 2100)))
    .option('--at <instant>', 'as they had been recorded at this instant (ISO 8601)', instant)
    .option('--published', 'as the public could read them, now or at the instant')
    .addOption(limit())
    .description('list the reports, the last changed first')
    .action((options) => on((context) => listReports(options, context)));
  program
    .command('show')
    .argument('<report>', 'e.g. yiyang-housing-fund-2020-organ')
    .addOption(revision('--revision <n>', 'as this revision had it'))
    .addOption(at())
    .addOption(new Option('--published', 'as it was in force, now or at the instant').conflicts('revision'))
    .description('show a report')
    .action((report, options) => on((context) => show(report, options, context)));
  program
    .command('diff')
    .argument('<points...>', 'REPORT FROM [TO], or FROM TO with the report of each')
    .option('--patch', 'as a JSON Patch (RFC 6902)')
    .addOption(new Option('--passages <n>', 'passages carried over that are shown of each section').default(3).argParser(whole(0, 500)))
    .description('what changed between two points: of one report, from year to year, from office to office')
    .addHelpText('after', `${diffHelp}${pointHelp}`)
    .action((points, options) => on((context) => diff(points, options, context)));
  program
    .command('blame')
    .argument('<report>')
    .addOption(revision('--revision <n>', 'as this revision had it'))
    .addOption(at())
    .option('--cell <id>', 'only this cell, with its whole line of values, e.g. table3/received/naturalPerson; again for more', collected)
    .option('--section <key>', 'only the paragraphs of this section, e.g. overview; again for more', collected)
    .option('--lines', 'with all that each cell and paragraph said before')
    .description('who last changed each paragraph and each cell, when and why')
    .action((report, options) => on((context) => blame(report, options, context)));
  program
    .command('history')
    .argument('<report>')
    .addOption(limit())
    .description('list the revisions of a report, the last first')
    .action((report, options) => on((context) => listRevisions(report, options, context)));
  program
    .command('undo')
    .argument('<report>')
    .argument('<revision>', 'the revision whose change is taken back', whole(1, 1_000_000_000))
    .addOption(revision('--expected-revision <n>', 'the report must stand at revision n; else at the last one'))
    .option('--merge', 'also when others changed it since that revision')
    .addOption(resolve())
    .option('--reason <text>', 'why, for the audit trail')
    .description('take back what one revision changed, and nothing that came after it')
    .action((report, number, options) => on((context) => undo(report, number, options, context)));
  program
    .command('restore')
    .argument('<report>')
    .argument('<revision>', 'the revision whose content is put back', whole(1, 1_000_000_000))
    .option('--part <part...>', 'only title, section/<key>, table/<key>, row/<table>/<row> or a cell <table>/<row>/<column>')
    .addOption(revision('--expected-revision <n>', 'the report must stand at revision n; else at the last one'))
    .option('--merge', 'merge it with what others did since that revision')
    .addOption(resolve())
    .option('--reason <text>', 'why, for the audit trail')
    .description('put the content of an earlier revision back, whole or in part, as a new revision')
    .action((report, number, options) => on((context) => restore(report, number, options, context)));
  program
    .command('replay')
    .argument('<report>')
    .addOption(new Option('--from <n>', 'begin with this revision').argParser(whole(1, 1_000_000_000)))
    .addOption(new Option('--to <n>', 'end with this revision').argParser(whole(1, 1_000_000_000)))
    .option('--step', 'wait for a key after each event')
    .description('walk through the events of a report in the log itself: what each changed, and whether the hash chain holds')
    .action((report, options) => on((context) => replay(report, options, context, keyboard)));
  program
    .command('findings')
    .argument('<report>')
    .addOption(revision('--revision <n>', 'of this revision'))
    .option('--all', 'also what passed and what could not be assessed')
    .description('hold a report to the rules')
    .action((report, options) => on((context) => findings(report, options, context)));
  program
    .command('audit')
    .option('--report <id>', 'only of this report')
    .option('--actor <id>', 'only by this actor')
    .addOption(limit())
    .description('who did what, when and why, the last first')
    .action((options) => on((context) => listAudit(options, context)));
  program
    .command('offices')
    .option('--at <instant>', 'as they were at this instant (ISO 8601)', instant)
    .addOption(limit())
    .description('list the offices')
    .action((options) => on((context) => listOffices(options, context)));
  program
    .command('register-office')
    .argument('<id>', 'letters, digits, and . _ - between them')
    .requiredOption('--name <name>', 'its full name')
    .requiredOption('--region <code>', '行政区划代码: 6, 9 or 12 digits')
    .option('--uscc <code>', '统一社会信用代码: 18 characters')
    .option('--parent <id>', 'the office above it')
    .addOption(new Option('--kind <kind>', 'a government or a department').choices(['government', 'department']).default('department'))
    .addOption(new Option('--level <level>').choices(['national', 'province', 'city', 'county', 'township']).default('county'))
    .option('--vertical', 'led by its own system (tax, customs …)')
    .description('register an office')
    .action((id, options) => on((context) => registerOffice(id, options, context)));
  program
    .command('verify')
    .argument('[report]')
    .description('check the hash chain of a report, or of everything')
    .action((report) => on((context) => verify(report, context)));
  program
    .command('rebuild')
    .option('--revert', 'go back to the one read before the last rebuild instead')
    .description('make the read model again from the events, beside the old one, compare, and switch')
    .action((options) => rebuildReadModel(options, program.opts<GlobalOptions>(), output, environment));
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
    .action((options) => copy(options, program.opts<GlobalOptions>(), output, environment));
  return program;
}

const whole =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
