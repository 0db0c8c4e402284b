import { expect } from '@jest/globals';
import { isGongkaiError } from '../../src/errors.js';
import type { ImportedReport } from '../../src/import/import-report.js';
import { importBytes } from './import-reading.js';

/** Processor time that reading one source may take, in milliseconds: of a machine that does much else at the time. */
const mostTime = 3_000;

/** Null when it was refused as it should be, with a message that says something; in bounded processor time either way. */
export function readOrRefused(bytes: Uint8Array): ImportedReport | null {
  const before = process.cpuUsage();
  try {
    return importBytes(bytes);
  } catch (error) {
    if (!isGongkaiError(error)) throw error;
    expect(['BAD_INPUT', 'NOT_A_REPORT']).toContain(error.code);
    expect(error.message.length).toBeGreaterThan(20);
    return null;
  } finally {
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(mostTime);
  }
}
