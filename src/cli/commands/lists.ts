import { inEffectOn } from '../../offices/places.js';
import type { OfficeRow, Page, PageRequest, Queries, RevisionRow } from '../../read-model/queries.js';
import { eventNote } from '../../reports/event-note.js';
import { noSuchReport } from '../../reports/report-id.js';
import type { CliContext } from '../cli-context.js';
import { travelled } from '../travelled.js';

/** Rows printed unless --limit says otherwise. */
export interface ListOptions {
  readonly limit: number;
}

/** As of which instant; with `published`, what the public could read then. */
export interface TravelOptions {
  readonly at?: string;
  readonly published?: boolean;
}

function queriesAt({ at, published = false }: TravelOptions, context: CliContext): Queries {
  return travelled({ ...(at === undefined ? {} : { asOf: at }), published }, context).queries;
}

/** `gongkai offices` */
export function listOffices(
  { limit, dissolved = false, ...travel }: ListOptions & TravelOptions & { dissolved?: boolean },
  context: CliContext,
): void {
  const { output, json } = context;
  const page = queriesAt(travel, context).offices({ includeDissolved: dissolved }, { first: limit });
  if (json) {
    output.json(nodes(page));
    return;
  }
  if (page.edges.length === 0 && travel.at !== undefined) {
    output.line(`No office was registered at ${travel.at}.`);
    return;
  }
  if (page.edges.length === 0) {
    output.line('No office is registered. Register one: gongkai register-office ID --name NAME --region CODE');
    return;
  }
  output.table(
    ['office', 'name', 'region', 'level', 'kind'],
    nodes(page).map((office) => [office.id, nameText(office), office.region, office.level, office.kind]),
  );
  more(page, limit, output);
}

function nameText({ name, foundedOn, dissolution }: OfficeRow): string {
  if (dissolution) return `${name} (dissolved ${inEffectOn(dissolution)})`;
  return foundedOn === null ? name : `${name} (since ${foundedOn})`;
}

/** `gongkai reports` */
export function listReports(
  { limit, office, year, ...travel }: ListOptions & TravelOptions & { office?: string; year?: number },
  context: CliContext,
): void {
  const { output, json } = context;
  const filter = { ...(office === undefined ? {} : { officeId: office }), ...(year === undefined ? {} : { year }) };
  const page = queriesAt(travel, context).reports(filter, { by: 'updatedAt', direction: 'desc' }, { first: limit });
  if (json) {
    output.json(nodes(page));
    return;
  }
  if (page.edges.length === 0 && (travel.at !== undefined || travel.published)) {
    output.line(`No such report ${travel.published ? 'was in force' : 'had been recorded'} at ${travel.at ?? 'this moment'}.`);
    return;
  }
  if (page.edges.length === 0) {
    output.line('There is no such report. Import one: gongkai import FILE --office ID');
    return;
  }
  output.table(
    ['report', 'status', 'revision', 'edition', 'changed', 'title'],
    nodes(page).map(({ id, status, revision, edition, updatedAt, title }) => [
      id,
      status,
      String(revision),
      String(edition),
      updatedAt,
      title,
    ]),
  );
  more(page, limit, output);
}

/** `gongkai history REPORT`: its revisions, the last first. */
export function listRevisions(reportId: string, { limit }: ListOptions, { core, output, json }: CliContext): void {
  if (!core.app.queries.reportsById([reportId])[0]) throw noSuchReport(reportId);
  const page = core.app.queries.revisions(reportId, backwards(limit));
  if (json) {
    output.json(nodes(page));
    return;
  }
  output.table(
    ['revision', 'event', 'by', 'at', 'status', 'content', 'reason'],
    [...nodes(page)]
      .reverse()
      .map((row) => [
        String(row.revision),
        row.type,
        row.actorName,
        row.at,
        row.status ?? '',
        row.contentHash?.slice(0, 12) ?? '',
        remark(row),
      ]),
  );
  if (page.hasPreviousPage) output.note(`The last ${limit} are shown; --limit shows more.`);
}

/** `gongkai audit`: who did what, when and why, the last first. */
export function listAudit(
  { limit, report, actor }: ListOptions & { report?: string; actor?: string },
  { core, output, json }: CliContext,
): void {
  const filter = { ...(report === undefined ? {} : { reportId: report }), ...(actor === undefined ? {} : { actorId: actor }) };
  const page: Page<RevisionRow> = core.app.queries.auditTrail(filter, backwards(limit));
  if (json) {
    output.json(nodes(page));
    return;
  }
  output.table(
    ['at', 'by', 'event', 'of', 'revision', 'reason'],
    [...nodes(page)]
      .reverse()
      .map((row) => [row.at, row.actorName, row.type, row.reportId ?? row.officeId, String(row.revision), remark(row)]),
  );
  if (page.hasPreviousPage) output.note(`The last ${limit} are shown; --limit shows more.`);
}

/** Why, and what it has to do with other revisions. */
function remark(row: RevisionRow): string {
  return [row.reason, eventNote(row)?.en].filter(Boolean).join(' — ');
}

function nodes<T>(page: Page<T>): readonly T[] {
  return page.edges.map(({ node }) => node);
}

function backwards(limit: number): PageRequest {
  return { last: limit };
}

function more(page: Page<unknown>, limit: number, output: CliContext['output']): void {
  if (page.hasNextPage) output.note(`${limit} of ${page.totalCount()} are shown; --limit shows more.`);
}
