import { type Command, Option } from 'commander';
import { GongkaiError } from '../../errors.js';
import { exportSchema } from '../../export/export-schema.js';
import { exportFormats, formats } from '../../export/formats.js';
import { type ExportOptions, exportOne } from '../commands/export.js';
import { type ExportAllOptions, exportAll } from '../commands/export-all.js';
import { at, revision, whole } from './options.js';
import type { ProgramContext } from './program-context.js';

type Options = ExportOptions & ExportAllOptions & { readonly all?: boolean; readonly schema?: boolean };

const help = `
Formats:
${exportFormats.map((format) => `  ${format.padEnd(5)} ${formats[format].label}`).join('\n')}

  gongkai export REPORT --out report.docx              the format is the file's
  gongkai export REPORT --edition 1 --format html      as it was first published, to the standard output
  gongkai export --all --out DIR --year 2020           every report of a year; again, it goes on where it was cut short

To print or make a PDF, open the HTML in a browser and print it: it is set for A4.`;

/** The command that gives reports out as files. */
export function exportingCommands(program: Command, { on, output }: ProgramContext): void {
  program
    .command('export')
    .argument('[report]', 'e.g. yiyang-housing-fund-2020-organ; none with --all')
    .addOption(new Option('--format <format>', 'as what; else what the extension of --out says, else html').choices(exportFormats))
    .option('--out <file>', 'the file, or the folder with --all; - is the standard output')
    .addOption(revision('--revision <n>', 'as this revision had it'))
    .addOption(new Option('--edition <n>', 'as it was published').argParser(whole(1, 1_000_000)).conflicts(['revision', 'at', 'published']))
    .addOption(at())
    .addOption(new Option('--published', 'as it was in force, now or at the instant').conflicts('revision'))
    .option('--bom', 'with csv: begin with the mark by which Excel knows UTF-8')
    .addOption(new Option('--all', 'every report, a file each, into the folder --out').conflicts(['revision', 'edition', 'schema']))
    .option('--office <id>', 'with --all: only of this office')
    .addOption(new Option('--year <year>', 'with --all: only of this year').argParser(whole(2008, 2100)))
    .option('--schema', 'print the JSON Schema of the JSON, and nothing else')
    .description('give a report out as a file: official layout, data, figures')
    .addHelpText('after', help)
    .action(async (report: string | undefined, options: Options) => {
      checkTogether(report, options);
      if (options.schema) return void output.file(Buffer.from(exportSchema()), { isText: true });
      if (options.all) return on((context) => exportAll(options, context));
      if (report === undefined)
        throw new GongkaiError('BAD_INPUT', 'Name a report, or --all. gongkai reports lists them.', { missing: 'report' });
      return on((context) => exportOne(report, options, context));
    });
}

/** What would say nothing, or the contrary of something else. @throws {GongkaiError} BAD_INPUT */
function checkTogether(report: string | undefined, { all = false, office, year, bom = false, format, out }: Options): void {
  const refuse = (message: string): never => {
    throw new GongkaiError('BAD_INPUT', message, { report: report ?? null });
  };
  if (all && report !== undefined) refuse(`Name a report (${report}), or --all: not both.`);
  if (!all && (office !== undefined || year !== undefined)) refuse('--office and --year choose among all reports: give --all too.');
  if (bom && (format ?? (out?.toLowerCase().endsWith('.csv') ? 'csv' : null)) !== 'csv') refuse('--bom is for CSV: give --format csv too.');
}
