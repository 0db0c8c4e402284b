import { readCarried } from '../carried.js';
import type { Exported } from '../exported.js';
import { carrierPath } from './docx-parts.js';
import { exportDocx } from './export-docx.js';

/** The parts of a package, unpacked, by path. */
export type PackageParts = Readonly<Record<string, Uint8Array>>;

/**
 * The report that a document is the export of; null for every other one. What it carries is exported again, and all its parts must be
 * just those: so what it shows is what is taken from it. One that was saved again by a word processor is read like any other.
 */
export async function recogniseDocx(parts: PackageParts, unpack: (bytes: Uint8Array) => PackageParts): Promise<Exported | null> {
  const carrier = parts[carrierPath];
  if (!carrier) return null;
  const [, text] = /<report>([A-Za-z0-9+/=]+)<\/report>/.exec(Buffer.from(carrier).toString('latin1')) ?? [];
  const exported = text === undefined ? null : readCarried(text);
  try {
    return exported && sameParts(unpack(await exportDocx(exported)), parts) ? exported : null;
  } catch {
    return null;
  }
}

function sameParts(made: PackageParts, found: PackageParts): boolean {
  const paths = Object.keys(made);
  return paths.length === Object.keys(found).length && paths.every((path) => Buffer.compare(made[path] ?? none, found[path] ?? none) === 0);
}

const none = new Uint8Array();
