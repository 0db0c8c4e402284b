import { errorTable } from './errors.js';

/** `docs/errors.md`, from the table of errors. */
export function printErrors(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { meaning, retryable, http }]) => `| \`${code}\` | ${meaning} | ${retryable ? 'yes' : 'no'} | ${http} |`,
  );
  return [
    '# Errors',
    '',
    'Printed from `src/errors.ts` (npm run print-errors).',
    '',
    '| code | meaning | retryable | HTTP |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
