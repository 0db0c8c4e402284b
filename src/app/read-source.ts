import type { ImportHints } from '../import/own/read-report.js';
import type { ImportRequest, ReadReport } from './app.js';

/** A source to be read, and what is known of it. */
export interface ReadTask {
  readonly source: ImportRequest['source'];
  readonly hints: ImportHints;
}

/** Reads sources, here or elsewhere. */
export interface Reader {
  /** @throws {GongkaiError} BAD_INPUT, NOT_A_REPORT; BAD_INPUT also when the reading took too long or too much memory */
  read(task: ReadTask): Promise<ReadReport>;
  close(): Promise<void>;
}

/** Reads in this thread. What reads pages and documents is loaded when there is one to read. */
export const readingHere: Reader = {
  async read({ source, hints }) {
    const { readReport } = await import('../import/own/read-report.js');
    const { form, ...read } = await readReport(source, hints);
    return { ...read, formId: form.id };
  },
  close: async () => {},
};
