import { readCarried } from '../carried.js';
import type { Exported } from '../exported.js';
import { carrierPath } from './docx-parts.js';

/** The parts of a package by path; `read` unpacks one, and throws when it has more bytes than `most`. */
export type PackageParts = ReadonlyMap<string, { read(most: number): Uint8Array }>;

/** More is in no part of a report's document (bytes). */
const largestPart = 64 * 1024 * 1024;

/**
 * The report that a document is the export of; null for every other one. What it carries is exported again, and all its parts must be
 * just those: so what it shows is what is taken from it. One that was saved again by a word processor is read like any other.
 * @param open a package's parts from its bytes
 */
export async function recogniseDocx(parts: PackageParts, open: (bytes: Uint8Array) => PackageParts): Promise<Exported | null> {
  const carrier = parts.get(carrierPath);
  if (!carrier) return null;
  try {
    const [, text] = /<report>([A-Za-z0-9+/=]+)<\/report>/.exec(Buffer.from(carrier.read(largestPart)).toString('latin1')) ?? [];
    const exported = text === undefined ? null : readCarried(text);
    if (!exported) return null;
    const { exportDocx } = await import('./export-docx.js');
    return sameParts(open(await exportDocx(exported)), parts) ? exported : null;
  } catch {
    return null;
  }
}

function sameParts(made: PackageParts, found: PackageParts): boolean {
  if (made.size !== found.size) return false;
  for (const [path, part] of made) {
    const bytes = part.read(largestPart);
    const others = found.get(path)?.read(bytes.length);
    if (!others || Buffer.compare(bytes, others) !== 0) return false;
  }
  return true;
}
