import { type Command, Option } from 'commander';
import { officeKinds, officeLevels } from '../../offices/office.js';
import { answer } from '../commands/answer.js';
import { importPath } from '../commands/import-path.js';
import { registerOffice } from '../commands/register-office.js';
import { registerOffices } from '../commands/register-offices.js';
import { restore, undo } from '../commands/restore.js';
import { officeColumns } from '../office-file/read-office-file.js';
import { effectiveOn, resolve, revision, whole } from './options.js';
import type { ProgramContext } from './program-context.js';

const folderHelp = `
A folder is read with all below it (.txt, .html, .htm, .docx, .json). A file that is recorded already is left alone, so that an import
which was cut short goes on when the same command is given again. Whose a report is, is told by the name in its text, also by a former
one; on a terminal you are asked about the others. One bad file stops nothing; all of them are listed at the end. The exit status is 0
when every file is in.`;

const listHelp = `
Only id, name and region are needed; the others are as for register-office. An office may stand before the one above it. What is registered
already, and says the same, is left alone, so that a list can be given again. An office that is refused stops no other; all of them are
listed at the end. A line that can not be read, an id that stands twice, or an office that would stand above itself stops everything:
nothing is registered then. The exit status is 0 when every office is in.`;

/** The commands that record something. */
export function changingCommands(program: Command, { keyboard, on }: ProgramContext): void {
  program
    .command('import')
    .argument(
      '<path>',
      'a report: a web page (.html), a Word document (.docx) or plain text (.txt), of the form of 2019 or of 2021; or a folder of reports',
    )
    .option('--office <id>', 'whose report it is; else the office named in the text')
    .addOption(new Option('--year <year>', 'its report year; else the year in the text').argParser(whole(2008, 2100)))
    .addOption(new Option('--scope <scope>', 'the organ itself, or its whole jurisdiction').choices(['organ', 'jurisdiction']))
    .option('--published-on <day>', 'the day on which its office published it: it is recorded as published too, as it is')
    .addOption(revision('--expected-revision <n>', 'replace the content of this draft, which must stand at revision n'))
    .option('--merge', 'merge it with what others did since that revision')
    .addOption(resolve())
    .option('--reason <text>', 'why, for the audit trail')
    .option('--offices <file>', 'of a folder: whose the files are, as CSV (file,office,year,scope,published) or JSON')
    .option('--replace', 'of a folder: record files also over reports that say something else')
    .option('--dry-run', 'only tell what would be done')
    .option('--report <file>', 'of a folder: write there what became of each file, as JSON')
    .addOption(new Option('--parallel <n>', 'of a folder: how many files at once; else four for each core').argParser(whole(1, 256)))
    .description(
      'read a report, or all below a folder, and record them; what kind of file each is, its form, year and office are recognised',
    )
    .addHelpText('after', folderHelp)
    .action((path, options) => on((context) => importPath(path, options, context, keyboard)));
  program
    .command('register-office')
    .argument('<id>', 'letters, digits, and . _ - between them')
    .requiredOption('--name <name>', 'its full name')
    .requiredOption('--region <code>', '行政区划代码: 6, 9 or 12 digits')
    .option('--uscc <code>', '统一社会信用代码: 18 characters')
    .option('--parent <id>', 'the office above it')
    .addOption(new Option('--kind <kind>', 'a government or a department').choices(officeKinds).default('department'))
    .addOption(new Option('--level <level>').choices(officeLevels).default('county'))
    .option('--vertical', 'led by its own system (tax, customs …)')
    .addOption(effectiveOn('the day since when it exists; else it is expected to report on every year'))
    .description('register an office')
    .action((id, options) => on((context) => registerOffice(id, options, context)));
  program
    .command('register-offices')
    .argument('<file>', `CSV with the heading ${officeColumns.join(',')}, or a JSON list of such objects`)
    .option('--reason <text>', 'why, for the audit trail')
    .description('register all offices of a list')
    .addHelpText('after', listHelp)
    .action((file, options) => on((context) => registerOffices(file, options, context)));
  program
    .command('answer')
    .argument('<report>')
    .argument('<finding>', 'its fingerprint, as gongkai check prints it; the beginning is enough')
    .option('--reason <text>', 'why the figures are right as they are')
    .addOption(new Option('--withdraw', 'take the answer back').conflicts('reason'))
    .addOption(revision('--expected-revision <n>', 'the report must stand at revision n; else at the last one'))
    .description('explain a finding, instead of mending it')
    .action((report, finding, options) => on((context) => answer(report, finding, options, context)));
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
}
