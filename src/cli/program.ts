import { Command, InvalidArgumentError, Option } from 'commander';
import { runService } from '../run-service.js';
import { type CliContext, type GlobalOptions, withCore } from './cli-context.js';
import { diff } from './commands/diff.js';
import { findings } from './commands/findings.js';
import { importFile } from './commands/import.js';
import { listAudit, listOffices, listReports, listRevisions } from './commands/lists.js';
import { discardParked, listParked, retryParked } from './commands/parked.js';
import { rebuildReadModel } from './commands/rebuild.js';
import { registerOffice } from './commands/register-office.js';
import { replay } from './commands/replay.js';
import { show } from './commands/show.js';
import { verify } from './commands/verify.js';
import type { Output } from './output.js';

/** The command line: one command for each thing a person can ask. */
export function createProgram(output: Output, environment: Readonly<Record<string, string | undefined>>): Command {
  const program = new Command('gongkai')
    .description('政府信息公开工作年度报告: keeps, checks, compares and audits annual reports on disclosure of government information.')
    .option('--json', 'print data instead of text')
    .option('--as <identity>', 'act as this identity', 'admin')
    .showHelpAfterError('(gongkai --help lists the commands)')
    .addHelpText(
      'after',
      '\nSettings come from the environment (GONGKAI_…); the README lists them. The CLI works while the service runs on the same data.',
    );

  const on = <T>(run: (context: CliContext) => T | Promise<T>) =>
    withCore(program.opts<GlobalOptions>(), output, environment, async (context) => run(context));
  const limit = () => new Option('--limit <n>', 'how many rows at most').default(20).argParser(whole(1, 1000));
  const revision = (flags: string, meaning: string) => new Option(flags, meaning).argParser(whole(0, 1_000_000_000));

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
    .option('--reason <text>', 'why, for the audit trail')
    .description('read a report and record it')
    .action((file, options) => on((context) => importFile(file, options, context)));
  program
    .command('reports')
    .option('--office <id>', 'only of this office')
    .addOption(new Option('--year <year>', 'only of this year').argParser(whole(2008, 2100)))
    .addOption(limit())
    .description('list the reports, the last changed first')
    .action((options) => on((context) => listReports(options, context)));
  program
    .command('show')
    .argument('<report>', 'e.g. yiyang-housing-fund-2020-organ')
    .addOption(revision('--revision <n>', 'as this revision had it'))
    .option('--at <instant>', 'as it was recorded at this instant (ISO 8601)', instant)
    .option('--published', 'as it was in force, now or at the instant')
    .description('show a report')
    .action((report, options) => on((context) => show(report, options, context)));
  program
    .command('diff')
    .argument('<report>')
    .argument('<from>', 'a revision', whole(1, 1_000_000_000))
    .argument('<to>', 'a revision', whole(1, 1_000_000_000))
    .option('--summary', 'a line for each change')
    .option('--unified', 'as unified text (diff -u): a line for each paragraph and each cell')
    .addOption(new Option('--context <lines>', 'with --unified: lines before and after each change').default(3).argParser(whole(0, 1000)))
    .option('--patch', 'as a JSON Patch (RFC 6902)')
    .description('what changed between two revisions: words, cells, moves, status and edition, findings that appeared and went')
    .action((report, from, to, options) => on((context) => diff(report, from, to, options, context)));
  program
    .command('history')
    .argument('<report>')
    .addOption(limit())
    .description('list the revisions of a report, the last first')
    .action((report, options) => on((context) => listRevisions(report, options, context)));
  program
    .command('replay')
    .argument('<report>')
    .description('walk through the events of a report, with what each changed')
    .action((report) => on((context) => replay(report, context)));
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

function instant(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It must be an instant, e.g. 2026-11-24T09:30:00+08:00.');
  return time.toISOString();
}
