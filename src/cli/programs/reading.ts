import { type Command, Option } from 'commander';
import { instant } from '../../app/instant.js';
import type { ReportStatus } from '../../reports/status.js';
import { findings } from '../commands/findings.js';
import { listOffices, listReports } from '../commands/lists.js';
import { searchReports } from '../commands/search.js';
import { show } from '../commands/show.js';
import { at, limit, revision, whole } from './options.js';
import type { ProgramContext } from './program-context.js';

const statuses: readonly ReportStatus[] = ['draft', 'inReview', 'approved', 'published', 'correction', 'withdrawn'];

/** The commands that show reports and offices as they are, or were. */
export function readingCommands(program: Command, { on }: ProgramContext): void {
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
    .command('search')
    .argument('<text...>', 'words, all of which a report must have; a phrase in quotation marks, e.g. \'"主动公开" 网站\'')
    .option('--published', 'in what is in force; else in what the reports say now, drafts too')
    .addOption(new Option('--year <year>', 'only of this year').argParser(whole(2008, 2100)))
    .option('--office <id>', 'only of this office, and those below it')
    .addOption(new Option('--scope <scope>', 'only of the organ itself, or of whole jurisdictions').choices(['organ', 'jurisdiction']))
    .addOption(new Option('--status <status...>', 'only in one of these; with --published all are published').choices(statuses))
    .addOption(limit())
    .option('--after <cursor>', 'go on behind this one')
    .description('find reports by the words of their title, headings and text')
    .action((texts, options) => on((context) => searchReports(texts, options, context)));
  program
    .command('show')
    .argument('<report>', 'e.g. yiyang-housing-fund-2020-organ')
    .addOption(revision('--revision <n>', 'as this revision had it'))
    .addOption(at())
    .addOption(new Option('--published', 'as it was in force, now or at the instant').conflicts('revision'))
    .description('show a report')
    .action((report, options) => on((context) => show(report, options, context)));
  program
    .command('check')
    .alias('findings')
    .argument('<report>')
    .addOption(revision('--revision <n>', 'of this revision'))
    .option('--all', 'also what passed and what could not be assessed')
    .option('--rule <id>', 'of this rule only, every finding')
    .option('--unanswered', 'only what fails or is uncertain and has no answer that holds')
    .description('hold a report to the rules, and to the report of the year before')
    .action((report, options) => on((context) => findings(report, options, context)));
  program
    .command('offices')
    .option('--at <instant>', 'as they were at this instant (ISO 8601)', instant)
    .option('--dissolved', 'also those that are dissolved')
    .addOption(limit())
    .description('list the offices')
    .action((options) => on((context) => listOffices(options, context)));
}
