import type { Effective, OfficeDetails, OfficeState } from '../../offices/office.js';

const fields = ['name', 'region', 'uscc', 'parentId', 'kind', 'level', 'vertical'] as const satisfies readonly (keyof OfficeDetails)[];

/** In what the office on file differs from the one that is listed. */
export function differences(onFile: OfficeState, listed: OfficeDetails & Effective): readonly string[] {
  const { effectiveOn: foundedOn = null } = listed;
  const differing = fields
    .filter((field) => onFile[field] !== listed[field])
    .map((field) => `${field} ${onFile[field]}, not ${listed[field]}`);
  return onFile.foundedOn === foundedOn ? differing : [...differing, `effectiveOn ${onFile.foundedOn}, not ${foundedOn}`];
}
