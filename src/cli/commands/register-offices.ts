import { messageOf } from '../../errors.js';
import { counted } from '../../roll-up/counted.js';
import type { CliContext } from '../cli-context.js';
import { interruptible } from '../interruptible.js';
import { parentsFirst } from '../office-file/parents-first.js';
import { type ListedOffice, readOfficeFile } from '../office-file/read-office-file.js';
import { differences } from '../office-file/same-office.js';
import { countsInWords, countsOf } from '../outcome-counts.js';
import { Progress } from '../progress.js';

/** What became of a listed office. */
interface OfficeOutcome {
  readonly line: number;
  readonly officeId: string;
  /** 'unchanged': it is registered already and says the same; 'differs': it says something else, and was left as it is. */
  readonly outcome: 'registered' | 'unchanged' | 'differs' | 'failed';
  /** Why it is not in, and what to do. */
  readonly message?: string;
}

const names: Readonly<Record<OfficeOutcome['outcome'], string>> = {
  registered: 'registered',
  unchanged: 'registered before, left as they are',
  differs: 'say something else than the office that is there',
  failed: 'failed',
};

/** `gongkai register-offices FILE`: registers every office of a list; what can not be is told at the end, and stops nothing. */
export async function registerOffices(file: string, { reason }: { readonly reason?: string }, context: CliContext): Promise<void> {
  const { output, json } = context;
  const offices = parentsFirst(await readOfficeFile(file));
  const progress = new Progress(output, { name: 'register', unit: 'offices', total: offices.length });
  const outcomes: OfficeOutcome[] = [];
  await interruptible(async (signal) => {
    for (const office of offices) {
      if (signal.aborted) break;
      outcomes.push(await registered(office, reason, context));
      progress.next();
    }
    if (signal.aborted) process.exitCode = Number(signal.reason);
  }).finally(() => progress.stop());

  const counts = countsOf(outcomes);
  const notReached = offices.length - outcomes.length;
  const left = outcomes.filter(({ message }) => message !== undefined).sort((a, b) => a.line - b.line);
  if (left.length > 0) process.exitCode ||= 1;
  if (json) return output.json({ file, offices: offices.length, counts, notReached, complete: left.length + notReached === 0, outcomes });
  const parts = countsInWords(counts, names);
  if (notReached > 0) parts.push(`${notReached} not begun`);
  output.line(offices.length === 0 ? `${file} lists no office.` : `${counted(offices.length, 'office')}: ${parts.join(', ')}.`);
  for (const { line, officeId, message = '' } of left) {
    output.line(`${output.style('red', '✗')} line ${line}: ${output.style('bold', officeId)}`);
    output.line(`  ${message}`);
  }
}

async function registered(
  { line, id, details }: ListedOffice,
  reason: string | undefined,
  { core, change }: CliContext,
): Promise<OfficeOutcome> {
  const known = core.app.queries.officesById([id])[0];
  const differing = known ? differences(known, details) : [];
  if (known && differing.length === 0) return { line, officeId: id, outcome: 'unchanged' };
  if (known) {
    const message = `It is registered with ${differing.join('; ')}. It was left as it is: rename or move it, or mend the list.`;
    return { line, officeId: id, outcome: 'differs', message };
  }
  try {
    await core.app.office(
      id,
      { type: 'registerOffice', officeId: id, ...details },
      change({ expectedRevision: 0, ...(reason === undefined ? {} : { reason }) }),
    );
    return { line, officeId: id, outcome: 'registered' };
  } catch (error) {
    return { line, officeId: id, outcome: 'failed', message: messageOf(error) };
  }
}
