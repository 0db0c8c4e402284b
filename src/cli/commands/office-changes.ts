import { GongkaiError } from '../../errors.js';
import type { Effective, OfficeCommand } from '../../offices/office.js';
import type { OfficeRow } from '../../read-model/queries.js';
import type { CliContext } from '../cli-context.js';

export interface OfficeChangeOptions extends Effective {
  readonly reason?: string;
}

export interface MoveOfficeOptions extends OfficeChangeOptions {
  readonly parent?: string;
  /** Under none. */
  readonly top?: boolean;
  readonly region?: string;
}

export interface DissolveOfficeOptions extends OfficeChangeOptions {
  readonly successor?: string;
}

/** `gongkai move-office ID`: under another office, or into another region; what is not said stays. */
export async function moveOffice(id: string, options: MoveOfficeOptions, context: CliContext): Promise<void> {
  const { parent, top = false, region } = options;
  if (parent === undefined && !top && region === undefined)
    throw new GongkaiError('BAD_INPUT', 'Say where it stands now: --parent ID (or --top), --region CODE, or both.', { officeId: id });
  const office = officeNow(id, context);
  const parentId = top ? null : (parent ?? office.parentId);
  await carryOut(office, 'Moved', { type: 'moveOffice', parentId, region: region ?? office.region, ...dated(options) }, options, context);
}

/** `gongkai dissolve-office ID`; of a dissolved one: says on which day that was. */
export async function dissolveOffice(id: string, options: DissolveOfficeOptions, context: CliContext): Promise<void> {
  const { successor = null } = options;
  await carryOut(
    officeNow(id, context),
    'Dissolved',
    { type: 'dissolveOffice', successorId: successor, ...dated(options) },
    options,
    context,
  );
}

function officeNow(id: string, { core }: CliContext): OfficeRow {
  const [office] = core.app.queries.officesById([id]);
  if (!office) throw new GongkaiError('NOT_FOUND', `There is no office ${id}.`, { officeId: id });
  return office;
}

async function carryOut(
  { id, name, revision }: OfficeRow,
  done: string,
  command: OfficeCommand,
  { reason, effectiveOn }: OfficeChangeOptions,
  { core, output, json, change }: CliContext,
): Promise<void> {
  const context = change({ expectedRevision: revision, ...(reason === undefined ? {} : { reason }) });
  const outcome = await core.app.office(id, command, context);
  const since = effectiveOn === undefined ? 'today' : effectiveOn;
  if (json) output.json(outcome);
  else if (outcome.changed) output.line(`${output.style('green', done)} ${output.style('bold', id)} (${name}), in effect since ${since}.`);
  else output.line(`${output.style('bold', id)} (${name}) stands so already: nothing was recorded.`);
}

function dated({ effectiveOn }: OfficeChangeOptions): Effective {
  return effectiveOn === undefined ? {} : { effectiveOn };
}
