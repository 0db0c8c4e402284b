import { sha256Hex } from '../../history/hash.js';
import type { Scope } from '../../reports/status.js';
import { aboutYear } from '../import-note.js';
import { type ImportedReport, importReport } from '../import-report.js';
import { type OwnReport, readOwn } from './read-own.js';

export type ImportSourceBytes = Parameters<typeof importReport>[0];
export type ImportHints = Parameters<typeof importReport>[1];

/** A report that was read, with what an exported one says of itself beyond what a page can show. */
export interface ReadReport extends ImportedReport {
  /** Null where the source does not say. */
  readonly office: { readonly id: string; readonly name: string } | null;
  readonly scope: Scope | null;
}

/** Reads a report from any source: what this program exported to the letter, everything else for what it shows. @throws as importReport */
export async function readReport(source: ImportSourceBytes, hints: ImportHints): Promise<ReadReport> {
  const own = await readOwn(source.bytes);
  return own ? reportOf(own, source, hints) : { ...importReport(source, hints), office: null, scope: null };
}

function reportOf({ mediaType, exported, notes }: OwnReport, { name, bytes }: ImportSourceBytes, hints: ImportHints): ReadReport {
  const { form, year, officeId, officeName, scope, content } = exported;
  const cells = form.tables.reduce((sum, { cellCount }) => sum + cellCount, 0);
  return {
    form,
    year: hints.year ?? year,
    officeNameGuess: officeName,
    officeNameInTitle: officeName,
    title: content.title,
    content,
    unplaced: [],
    notes: [...aboutYear(form, year, hints.year), ...notes],
    cellsFound: cells,
    cellsExpected: cells,
    source: { name, mediaType, bytes: bytes.length, sha256: sha256Hex(bytes) },
    office: { id: officeId, name: officeName },
    scope,
  };
}
