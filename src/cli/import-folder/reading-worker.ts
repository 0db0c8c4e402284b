import { parentPort } from 'node:worker_threads';
import { isGongkaiError, messageOf } from '../../errors.js';
import { type ReadJob, readReport } from './read-report.js';
import type { ReadAnswer } from './reading-pool.js';

/** The thread that reads reports for {@link ReadingPool}: one at a time. */
parentPort?.on('message', async (job: ReadJob) => parentPort?.postMessage(await answerTo(job)));

async function answerTo(job: ReadJob): Promise<ReadAnswer> {
  try {
    return { read: await readReport(job) };
  } catch (error) {
    if (isGongkaiError(error)) return { refused: { code: error.code, message: error.message, details: error.details } };
    return { fault: messageOf(error) };
  }
}
