import type { Effective, OfficeKind, OfficeLevel } from '../../offices/office.js';
import type { CliContext } from '../cli-context.js';

export interface RegisterOfficeOptions extends Effective {
  readonly name: string;
  readonly region: string;
  readonly uscc?: string;
  readonly parent?: string;
  readonly kind: OfficeKind;
  readonly level: OfficeLevel;
  readonly vertical?: boolean;
}

/** `gongkai register-office ID` */
export async function registerOffice(
  id: string,
  options: RegisterOfficeOptions,
  { core, output, json, change }: CliContext,
): Promise<void> {
  const { name, region, uscc = null, parent = null, kind, level, vertical = false, effectiveOn } = options;
  const outcome = await core.app.office(
    id,
    {
      type: 'registerOffice',
      officeId: id,
      name,
      region,
      uscc,
      parentId: parent,
      kind,
      level,
      vertical,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
    },
    change({ expectedRevision: 0 }),
  );
  if (json) output.json(outcome);
  else output.line(`${output.style('green', 'Registered')} ${output.style('bold', id)} (${name}).`);
}
