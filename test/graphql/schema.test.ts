import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { errorTable } from '../../src/errors.js';
import { printApi } from '../../src/graphql/print-api.js';
import { packageRoot } from '../../src/package-root.js';
import { printErrors } from '../../src/print-errors.js';

test('schema/schema.graphql is what the resolvers say (npm run print-api)', () => {
  expect(readFileSync(join(packageRoot, 'schema/schema.graphql'), 'utf8')).toBe(printApi());
});

test('docs/errors.md is what the table of errors says (npm run print-errors)', () => {
  expect(readFileSync(join(packageRoot, 'docs/errors.md'), 'utf8')).toBe(printErrors());
  for (const code of Object.keys(errorTable)) expect(printErrors()).toContain(`\`${code}\``);
});
