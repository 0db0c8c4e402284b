import { parentPort } from 'node:worker_threads';
import { isGongkaiError } from '../errors.js';
import { importReport } from '../import/import-report.js';
import type { ImportTask, ImportTold } from './import-reader.js';

/* Reads reports in a thread of its own: what takes long there holds nobody up. */

parentPort?.on('message', ({ source, hints }: ImportTask) => parentPort?.postMessage(told(source, hints)));

function told(source: ImportTask['source'], hints: ImportTask['hints']): ImportTold {
  try {
    const { form, ...imported } = importReport(source, hints);
    return { imported: { ...imported, formId: form.id } };
  } catch (error) {
    if (!isGongkaiError(error)) throw error;
    const { code, message, details } = error;
    return { refused: { code, message, details } };
  }
}
