import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/forms/rules/evaluate.js';
import { importReport } from '../../src/import/import-report.js';

async function faults(name: string): Promise<readonly (readonly [rule: string, said: string | null, table: string | null])[]> {
  const bytes = await readFile(new URL(`../../samples/${name}`, import.meta.url));
  const { form, year, content } = importReport({ name, mediaType: 'text/html', bytes }, {});
  const subject = { form, year: year ?? 0, scope: 'organ', content, office: null, firstPublishedOn: null } as const;
  return evaluate(subject, 'import')
    .filter(({ state, ruleId }) => state === 'fail' && !/BLANK$|^S-|^X-/.test(ruleId))
    .map(({ ruleId, left, right }) => [ruleId, left, right]);
}

describe('what is wrong with a report as it was published', () => {
  // Worked out by hand from the page: blanks are not 0, but what stands beside a blank total is in it.
  test('Shanghai 2019: its text says other figures than its tables, also where the totals were left blank', async () => {
    expect(await faults('shanghai-government-office-2019.html')).toEqual([
      ['N-PART', '258', '275'],
      ['N-PART', '265', '337'],
      ['N-PART', '716', '805'],
      ['N-ABS', '0', '3'],
      ['N-PCT', '33.9', '32.05'],
    ]);
  });

  test('the page of 2025: nothing', async () => {
    expect(await faults('hangzhou-style-2025.html')).toEqual([]);
  });
});
