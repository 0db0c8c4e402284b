import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { ImportedReport } from '../../src/import/import-report.js';
import { packageRoot } from '../../src/package-root.js';
import { hangzhou } from '../fixtures/hangzhou-2025-figures.js';
import { shanghai } from '../fixtures/shanghai-2019-figures.js';
import { Chance, pageCorruptions, seeded } from '../support/corruptions.js';
import { failing, unexplained } from '../support/explained.js';
import { importBytes } from '../support/import-reading.js';
import { readOrRefused } from '../support/read-or-refused.js';

const pages = [
  { name: 'Shanghai', page: readFileSync(join(packageRoot, 'samples/shanghai-government-office-2019.html'), 'utf8'), truth: shanghai },
  { name: 'Hangzhou', page: readFileSync(join(packageRoot, 'samples/hangzhou-style-2025.html'), 'utf8'), truth: hangzhou },
].map((one) => ({ ...one, held: failing(importBytes(Buffer.from(one.page))) }));

/** Every text that the report has. */
function textsOf({ content, unplaced }: ImportedReport): string[] {
  return [
    content.title,
    ...Object.values(content.sections).flatMap(({ heading, text }) => [heading, text]),
    ...Object.values(content.tables).flatMap(({ rows, localRows }) => [
      ...localRows.map(({ label }) => label),
      ...Object.values(rows).flatMap((cells) => Object.values(cells).map(({ raw }) => raw)),
    ]),
    ...unplaced.map(({ text }) => text),
  ];
}

const cases = pages.flatMap((one) =>
  Object.entries(pageCorruptions).flatMap(([what, corrupt], kind) =>
    Array.from({ length: 3 }, (_, time) => ({ ...one, what, corrupt, seed: kind * 10 + time })),
  ),
);

describe('a page with a fault', () => {
  test.each(cases)(
    '$name, $what ($seed), is refused, or read with everything that is missing told',
    ({ page, truth, held, what, corrupt, seed }) => {
      const corrupted = corrupt(page, new Chance(seeded(seed)));
      const report = readOrRefused(Buffer.from(corrupted));
      if (!report) return;
      expect(unexplained(report, truth, held)).toEqual([]);
      if (what !== 'signs of tags gone' && what !== 'bytes overwritten')
        for (const text of textsOf(report)) expect(text).not.toMatch(/<\/?[a-z]|alert|javascript:/i);
    },
  );
});
