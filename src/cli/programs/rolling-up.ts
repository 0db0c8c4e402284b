import { type Command, InvalidArgumentError, Option } from 'commander';
import { instant } from '../../app/instant.js';
import { deadlineStates } from '../../roll-up/deadlines.js';
import { deadlines } from '../commands/deadlines.js';
import { statistics } from '../commands/statistics.js';
import { trend } from '../commands/trend.js';
import { limit, whole } from './options.js';
import type { ProgramContext } from './program-context.js';

const reportYear = whole(2008, 2100);

const asOf = () =>
  new Option('--as-of <instant>', "as it stood at this instant (ISO 8601; China's time where it names no zone)").argParser(instant);
const published = () => new Option('--published', 'only what the public could read, now or at the instant').conflicts('drafts');
const drafts = () => new Option('--drafts', 'count what the reports say now, drafts and all, not their published editions');

const statisticsHelp = `
The sum is over the reports of the organs themselves (本机关): of the office, its departments, and all lower governments' organs. Offices
led by their own system (垂直管理) are left out with what is below them. What the office itself reported for its jurisdiction (本级政府) is
only compared with it. "≥ 12 (3)" is a sum in which three reports have no figure; "≥ 12" alone one without the reports of some offices.`;

/** The commands that look at many reports together. */
export function rollingUpCommands(program: Command, { on }: ProgramContext): void {
  program
    .command('statistics')
    .argument('<office>', 'the office at the top')
    .argument('<year>', 'the report year', reportYear)
    .addOption(asOf())
    .addOption(published())
    .addOption(drafts())
    .option('--table <key>', 'only this table: table2, table3 or table4')
    .option('--all', 'also the cells that are 0, and all offices')
    .addOption(limit())
    .description('add up the reports of an office and of all below it, and say who has not reported')
    .addHelpText('after', statisticsHelp)
    .action((office, year, options) => on((context) => statistics(office, year, options, context)));
  program
    .command('trend')
    .argument('<office>')
    .argument('<figure>', 'a cell (table3/received/total) or a measure (requestsReceived)')
    .addOption(new Option('--from <year>', 'the first report year').default(2019).argParser(reportYear))
    .addOption(new Option('--to <year>', 'the last report year (default: the one before this year)').argParser(reportYear))
    .addOption(
      new Option('--of <whose>', "the organ's own report, that of the jurisdiction, or the sum over all below")
        .choices(['organ', 'jurisdiction', 'roll-up'])
        .default('organ'),
    )
    .addOption(asOf())
    .addOption(published())
    .addOption(drafts())
    .description('follow a figure over the years, across the official forms, with how far each year may be compared')
    .action((office, figure, options) => on((context) => trend(office, figure, options, context)));
  program
    .command('deadlines')
    .argument('<year>', 'the report year; its reports are due in the year after', reportYear)
    .addOption(asOf())
    .addOption(published())
    .addOption(new Option('--region <code>', 'only of this region: the first digits of the 行政区划代码').argParser(region))
    .option('--office <id>', 'only this office and those below it')
    .addOption(new Option('--state <state...>', 'only these').choices(deadlineStates))
    .addOption(new Option('--by <level>', 'count by region').choices(['province', 'city', 'county']).default('city'))
    .addOption(limit())
    .description('who must have reported by when (Article 49, or an earlier local day), who has, who was late, and who is overdue')
    .action((year, options) => on((context) => deadlines(year, options, context)));
}

function region(text: string): string {
  if (!/^\d{2,12}$/.test(text)) throw new InvalidArgumentError('It must be the first 2 to 12 digits of a 行政区划代码.');
  return text;
}
