import type { OfficeDetails } from '../../offices/office.js';

const fields = ['name', 'region', 'uscc', 'parentId', 'kind', 'level', 'vertical'] as const satisfies readonly (keyof OfficeDetails)[];

/** In what the office on file differs from the one that is listed. */
export function differences(onFile: OfficeDetails, listed: OfficeDetails): readonly string[] {
  return fields.filter((field) => onFile[field] !== listed[field]).map((field) => `${field} ${onFile[field]}, not ${listed[field]}`);
}
