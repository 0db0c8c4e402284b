import { parentPort } from 'node:worker_threads';
import { isGongkaiError, messageOf } from '../errors.js';
import { type ReadTask, readingHere } from './read-source.js';
import type { ReadAnswer } from './reading-pool.js';

/* Reads reports for {@link ReadingPool}, in a thread of its own and one at a time: what takes long there holds nobody up. */

parentPort?.on('message', async (task: ReadTask) => parentPort?.postMessage(await answerTo(task)));

async function answerTo(task: ReadTask): Promise<ReadAnswer> {
  try {
    return { read: await readingHere.read(task) };
  } catch (error) {
    if (isGongkaiError(error)) return { refused: { code: error.code, message: error.message, details: error.details } };
    return { fault: messageOf(error) };
  }
}
