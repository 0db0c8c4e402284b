import { type Command, Option } from 'commander';
import { blame } from '../commands/blame.js';
import { diff } from '../commands/diff.js';
import { listAudit, listRevisions } from '../commands/lists.js';
import { replay } from '../commands/replay.js';
import { diffHelp, pointHelp } from '../point.js';
import { at, collected, limit, revision, whole } from './options.js';
import type { ProgramContext } from './program-context.js';

/** The commands that tell what changed, who changed it, and how. */
export function comparingCommands(program: Command, { keyboard, on }: ProgramContext): void {
  program
    .command('diff')
    .argument('<points...>', 'REPORT FROM [TO], or FROM TO with the report of each')
    .option('--summary', 'a line for each change')
    .addOption(new Option('--unified', 'as unified text (diff -u): a line for each paragraph and each cell').conflicts('summary'))
    .addOption(new Option('--context <lines>', 'with --unified: lines before and after each change, else 3').argParser(whole(0, 1000)))
    .addOption(new Option('--patch', 'as a JSON Patch (RFC 6902)').conflicts(['unified', 'summary']))
    .addOption(
      new Option('--passages <n>', 'passages carried over that are shown of each section')
        .default(3)
        .argParser(whole(0, 500))
        .conflicts(['patch', 'unified', 'summary']),
    )
    .description(
      'what changed between two points, of one report, from year to year, from office to office: words, cells, moves, status and edition, findings',
    )
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
    .command('replay')
    .argument('<report>')
    .addOption(new Option('--from <n>', 'begin with this revision').argParser(whole(1, 1_000_000_000)))
    .addOption(new Option('--to <n>', 'end with this revision').argParser(whole(1, 1_000_000_000)))
    .option('--step', 'wait for a key after each event')
    .description('walk through the events of a report in the log itself: what each changed, and whether the hash chain holds')
    .action((report, options) => on((context) => replay(report, options, context, keyboard)));
  program
    .command('audit')
    .option('--report <id>', 'only of this report')
    .option('--actor <id>', 'only by this actor')
    .addOption(limit())
    .description('who did what, when and why, the last first')
    .action((options) => on((context) => listAudit(options, context)));
}
