import type { OfficeDetails } from '../../src/offices/office.js';

/** A department of a city: what an office of a test is where it does not matter. */
export const cityDepartment: OfficeDetails = {
  name: '某局',
  uscc: null,
  region: '430900',
  parentId: null,
  kind: 'department',
  level: 'city',
  vertical: false,
};
