import type { Database } from 'better-sqlite3';
import { Pace } from '../pace.js';
import type { Steps } from '../steps.js';
import { isInForce } from './in-force.js';
import type { SiblingRow, SiblingsAsked } from './queries.js';
import { type OfficeVersions, type SketchedEdition, SketchedEditions, sketchStatements } from './sketched-editions.js';

/** Editions of one family looked at for each number: a text that more have copied is told often enough by so many. */
const mostInFamily = 60;
/** Units of work (see pace.ts) for each edition that has a number. */
const looking = 20;

/**
 * Reports that have texts in common with some report, by their sketches: editions in force of offices under the same parent, as the
 * offices stood then. A page of reports that share one text asks for the same numbers again and again, so what was read is kept until
 * something changes.
 */
export class SiblingQueries {
  private readonly statements;
  private kept: { readonly version: string; readonly editions: SketchedEditions } | null = null;

  /** @param version changes with whatever the tables say */
  constructor(
    database: Database,
    private readonly version: () => string,
  ) {
    this.statements = sketchStatements(database);
  }

  /** @param most of each, those with most in common first */
  *of(asked: readonly SiblingsAsked[], most: number): Steps<SiblingRow[][]> {
    const editions = this.editions();
    const pace = new Pace();
    const found: SiblingRow[][] = [];
    for (const each of asked) found.push(yield* likeliest(editions, each, most, pace));
    return found;
  }

  /** Who is in the middle of a computation goes on with what he began with. */
  private editions(): SketchedEditions {
    const version = this.version();
    if (this.kept?.version !== version || this.kept.editions.isFull())
      this.kept = { version, editions: new SketchedEditions(this.statements) };
    return this.kept.editions;
  }
}

function* likeliest(editions: SketchedEditions, { officeId, sketch, at }: SiblingsAsked, most: number, pace: Pace): Steps<SiblingRow[]> {
  const parentId = sketch.length === 0 ? null : (officeAt(editions.office(officeId), at)?.parentId ?? null);
  if (parentId === null) return [];
  const shared = new Map<SketchedEdition, number>();
  for (const band of sketch) {
    const having = editions.withBand(band);
    let family = 0;
    for (const edition of having) {
      if (family === mostInFamily) break;
      if (edition.officeId === officeId || !isInForce(edition, at) || officeAt(edition.office, at)?.parentId !== parentId) continue;
      family += 1;
      shared.set(edition, (shared.get(edition) ?? 0) + 1);
    }
    if (pace.isDue(having.length * looking)) yield;
  }
  return [...shared]
    .sort(([one, bands], [other, otherBands]) => otherBands - bands || (one.reportId < other.reportId ? -1 : 1))
    .slice(0, most)
    .map(([{ reportId, edition, revision, contentHash, formId, office }]) => {
      return { reportId, edition, revision, contentHash, formId, officeNames: officeAt(office, at)?.names ?? [] };
    });
}

function officeAt(versions: OfficeVersions, at: string | null): OfficeVersions[number] | null {
  return (at === null ? versions.at(-1) : versions.findLast((version) => version.at <= at)) ?? null;
}
