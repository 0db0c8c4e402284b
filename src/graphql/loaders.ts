import DataLoader from 'dataloader';
import type { FindingShown } from '../app/finding-shown.js';
import { type FindingsAsked, findingsOfMany } from '../app/findings-of.js';
import { type CellLineOf, linesOfCells, linesOfParagraphs, type ParagraphLineOf } from '../app/lines.js';
import type { CellChange } from '../history/cell-lines.js';
import type { ParagraphChange } from '../history/paragraph-lines.js';
import type { OfficeRow, Queries, ReportRow, RevisionRow } from '../read-model/queries.js';
import type { ContentView } from './content-view.js';

/** One query per kind per tick. */
export interface Loaders {
  readonly report: DataLoader<string, ReportRow | null>;
  readonly office: DataLoader<string, OfficeRow | null>;
  readonly revision: DataLoader<{ readonly reportId: string; readonly revision: number }, RevisionRow | null, string>;
  readonly cellLine: DataLoader<CellLineOf, readonly CellChange[], string>;
  readonly paragraphLine: DataLoader<ParagraphLineOf, readonly ParagraphChange[], string>;
  /** Revisions held to the rules: the reports they are held against are read in one query a tick. */
  readonly findings: DataLoader<FindingsAsked, readonly FindingShown[]>;
  /** Contents this request has looked at. */
  readonly contents: Map<string, ContentView>;
}

export function createLoaders(queries: Queries): Loaders {
  return {
    report: new DataLoader(async (ids) => queries.reportsById(ids)),
    office: new DataLoader(async (ids) => queries.officesById(ids)),
    revision: new DataLoader(async (keys) => keys.map(({ reportId, revision }) => queries.revision(reportId, revision)), {
      cacheKeyFn: ({ reportId, revision }) => `${reportId}@${revision}`,
    }),
    cellLine: new DataLoader((asked) => linesOfCells(queries, asked), {
      cacheKeyFn: ({ reportId, revision, cell, last, before }) => JSON.stringify([reportId, revision, cell, last, before]),
    }),
    paragraphLine: new DataLoader((asked) => linesOfParagraphs(queries, asked), {
      cacheKeyFn: ({ reportId, revision, section, index, last, before }) =>
        JSON.stringify([reportId, revision, section, index, last, before]),
    }),
    // Not remembered: a subscription goes on while other reports change, and with them the findings of the same revision.
    findings: new DataLoader<FindingsAsked, readonly FindingShown[]>((asked) => findingsOfMany(queries, asked), { cache: false }),
    contents: new Map(),
  };
}
