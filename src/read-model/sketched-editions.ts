import type { Database } from 'better-sqlite3';
import type { OfficeRow, SiblingRow } from './queries.js';

/** An edition as it is found by a number of its sketch. */
export interface SketchedEdition extends Omit<SiblingRow, 'officeNames'> {
  readonly officeId: string;
  readonly publishedAt: string;
  readonly endedAt: string | null;
  readonly office: OfficeVersions;
}

/** What an office was called, then and before, and where it stood, earliest first. */
export type OfficeVersions = readonly (Pick<OfficeRow, 'parentId'> & { readonly names: readonly string[]; readonly at: string })[];

/** Editions that have one number in common are at most so many: one that more have says nothing. */
const mostOfBand = 5000;
/** Places of editions kept in memory, over all numbers. */
const mostKept = 200_000;

/** Editions by the numbers of their sketches, each read once: as the tables were when this was made, or later. */
export class SketchedEditions {
  private readonly bands = new Map<number, readonly SketchedEdition[]>();
  private readonly editions = new Map<string, SketchedEdition | null>();
  private readonly offices = new Map<string, OfficeVersions>();
  private kept = 0;

  constructor(private readonly read: SketchStatements) {}

  /** By report id. */
  withBand(band: number): readonly SketchedEdition[] {
    let found = this.bands.get(band);
    if (!found) {
      found = this.read.band.all(band, mostOfBand).flatMap(([reportId, edition]) => this.edition(reportId, edition) ?? []);
      this.bands.set(band, found);
      this.kept += found.length;
    }
    return found;
  }

  office(id: string): OfficeVersions {
    let versions = this.offices.get(id);
    if (!versions) {
      versions = this.read.office
        .all(id)
        .map(({ name, formerNames, parentId, at }) => ({ names: [name, ...(JSON.parse(formerNames) as string[])], parentId, at }));
      this.offices.set(id, versions);
    }
    return versions;
  }

  isFull(): boolean {
    return this.kept > mostKept;
  }

  private edition(reportId: string, number: number): SketchedEdition | null {
    const key = `${reportId}:${number}`;
    let edition = this.editions.get(key);
    if (edition === undefined) {
      const row = this.read.edition.get(reportId, number);
      edition = row ? { ...row, office: this.office(row.officeId) } : null;
      this.editions.set(key, edition);
    }
    return edition;
  }
}

export type SketchStatements = ReturnType<typeof sketchStatements>;

export function sketchStatements(database: Database) {
  return {
    band: database
      .prepare<[number, number], [reportId: string, edition: number]>(
        'SELECT report_id, edition FROM sketches WHERE band = ? ORDER BY report_id, edition LIMIT ?',
      )
      .raw(),
    edition: database.prepare<[string, number], Omit<SketchedEdition, 'office'>>(
      `SELECT editions.report_id AS reportId, editions.edition, editions.revision, editions.content_hash AS contentHash,
         reports.form_id AS formId, reports.office_id AS officeId, editions.published_at AS publishedAt, editions.ended_at AS endedAt
       FROM editions JOIN reports ON reports.id = editions.report_id WHERE editions.report_id = ? AND editions.edition = ?`,
    ),
    office: database.prepare<[string], { name: string; formerNames: string; parentId: string | null; at: string }>(
      'SELECT name, former_names AS formerNames, parent_id AS parentId, at FROM office_versions WHERE id = ? ORDER BY revision',
    ),
  };
}
