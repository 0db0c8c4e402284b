import { existsSync } from 'node:fs';
import type { ReadReport } from './app.js';
import { type ReadTask, readingHere } from './read-source.js';
import { type ReadingLimits, ReadingPool, readingScript } from './reading-pool.js';

/** Up to this size (bytes), a text or page is read at once, in some milliseconds; what is packed may unpack to far more. */
const smallSource = 32 * 1024;

/**
 * Reads sources without holding up what else the process does: small ones at once, others one after the other in a thread, which is ended
 * where one takes too much time or memory.
 */
export class ImportReader {
  /** Sources that are run as they are written, as in tests, have no file for a thread. */
  private readonly elsewhere: ReadingPool | null;

  constructor(limits: ReadingLimits = { timeMs: 20_000, memoryMb: 512 }, script = readingScript) {
    this.elsewhere = script.protocol !== 'file:' || existsSync(script) ? new ReadingPool(1, limits, script) : null;
  }

  /** @throws {GongkaiError} BAD_INPUT, NOT_A_REPORT */
  read(source: ReadTask['source'], hints: ReadTask['hints']): Promise<ReadReport> {
    const isSmall = source.bytes.length <= smallSource && !isPacked(source.bytes);
    const reader = isSmall || !this.elsewhere ? readingHere : this.elsewhere;
    return reader.read({ source, hints });
  }
}

/** That of this process. */
export const importReader = new ImportReader();

function isPacked([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}
