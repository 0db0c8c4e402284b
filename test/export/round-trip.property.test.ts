import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportReport } from '../../src/export/export-report.js';
import type { ExportedWithFindings } from '../../src/export/exported.js';
import type { ExportFormat } from '../../src/export/formats.js';
import type { Form } from '../../src/forms/form.js';
import { readReport } from '../../src/import/own/read-report.js';
import { f2019, f2021, textArbitrary } from '../support/content-arbitraries.js';
import { exportedOf } from '../support/exported-report.js';
import { hostileTexts, takenContents } from '../support/taken-contents.js';

const written = fc.oneof(textArbitrary, hostileTexts);

function exportedArbitrary(form: Form): fc.Arbitrary<ExportedWithFindings> {
  const scope = fc.constantFrom('organ' as const, 'jurisdiction' as const);
  return fc.tuple(takenContents(form, written), scope, fc.integer({ min: 1, max: 99 })).map(([content, of, revision]) => {
    const year = form.reportYears.from + 1;
    return exportedOf(form, content, { year, scope: of, reportId: `demo-office-${year}-${of}`, revision, edition: revision % 3 });
  });
}

describe.each(['html', 'docx', 'json'] as const)('import(export(report)) as %s', (format) => {
  test.each([f2019, f2021])('is the same report, whatever it says ($id)', async (form) => {
    await fc.assert(
      fc.asyncProperty(exportedArbitrary(form), async (exported) => {
        const read = await readBack(exported, format);
        expect(read.content).toEqual(exported.content);
        const { id } = read.form;
        expect([id, read.year, read.scope, read.office]).toEqual([
          form.id,
          exported.year,
          exported.scope,
          { id: 'demo-office', name: '示例局' },
        ]);
        expect([read.unplaced, read.notes]).toEqual([[], []]);
      }),
      { numRuns: format === 'docx' ? 12 : 60 },
    );
  });
});

async function readBack(exported: ExportedWithFindings, format: ExportFormat) {
  return readReport({ name: `x.${format}`, mediaType: 'text/plain', bytes: await exportReport(exported, format) }, {});
}
