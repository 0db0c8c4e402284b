import { parentPort } from 'node:worker_threads';
import { isGongkaiError } from '../errors.js';
import { readReport } from '../import/own/read-report.js';
import type { ImportTask, ImportTold } from './import-reader.js';

/* Reads reports in a thread of its own: what takes long there holds nobody up. */

parentPort?.on('message', async ({ source, hints }: ImportTask) => parentPort?.postMessage(await told(source, hints)));

async function told(source: ImportTask['source'], hints: ImportTask['hints']): Promise<ImportTold> {
  try {
    const { form, ...imported } = await readReport(source, hints);
    return { imported: { ...imported, formId: form.id } };
  } catch (error) {
    if (!isGongkaiError(error)) throw error;
    const { code, message, details } = error;
    return { refused: { code, message, details } };
  }
}
