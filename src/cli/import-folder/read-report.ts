import type { ReadReport } from '../../app/app.js';
import { readReport as readSource } from '../../import/own/read-report.js';

/** What is to be read, and what is known of it. */
export interface ReadJob {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly year?: number;
}

/** Reads a report from a file's bytes. @throws {GongkaiError} as `importReport` does */
export async function readReport({ name, bytes, ...hints }: ReadJob): Promise<ReadReport> {
  const { form, ...read } = await readSource({ name, mediaType: 'application/octet-stream', bytes }, hints);
  return { ...read, formId: form.id };
}
