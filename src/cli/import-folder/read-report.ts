import type { ReadReport } from '../../app/app.js';
import { importReport } from '../../import/import-report.js';

/** What is to be read, and what is known of it. */
export interface ReadJob {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly year?: number;
  readonly officeName?: string;
}

/** Reads a report from a file's bytes. @throws {GongkaiError} as `importReport` does */
export function readReport({ name, bytes, ...hints }: ReadJob): ReadReport {
  const { form, ...read } = importReport({ name, mediaType: 'application/octet-stream', bytes }, hints);
  return { ...read, formId: form.id };
}
