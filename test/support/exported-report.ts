import type { ExportedWithFindings } from '../../src/export/exported.js';
import type { ReportContent } from '../../src/forms/content.js';
import type { Form } from '../../src/forms/form.js';
import { contentHash } from '../../src/history/content-hash.js';

/** A content as the third revision of some office's report. */
export function exportedOf(form: Form, content: ReportContent, other: Partial<ExportedWithFindings> = {}): ExportedWithFindings {
  const year = form.reportYears.from;
  return {
    reportId: `demo-office-${year}-organ`,
    officeId: 'demo-office',
    officeName: '示例局',
    year,
    scope: 'organ',
    form,
    revision: 3,
    edition: 1,
    status: 'published',
    at: '2022-01-20T01:02:03.456Z',
    contentHash: contentHash(content),
    content,
    findings: [],
    ...other,
  };
}
