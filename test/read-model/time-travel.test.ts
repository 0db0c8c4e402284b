import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Core } from '../../src/app/core.js';
import { linesOfCells, linesOfParagraphs } from '../../src/app/lines.js';
import { isGongkaiError } from '../../src/errors.js';
import type { RecordedEvent } from '../../src/event-store/event-store.js';
import { chinaDate } from '../../src/forms/deadlines/china-day.js';
import { formForYear } from '../../src/forms/forms.js';
import { cellIds } from '../../src/forms/layout.js';
import { evolveOffice } from '../../src/offices/evolve-office.js';
import type { OfficeEvent, OfficeState } from '../../src/offices/office.js';
import type { World } from '../../src/read-model/as-of/world.js';
import type { Queries } from '../../src/read-model/queries.js';
import type { ReportEvent } from '../../src/reports/events.js';
import { evolve } from '../../src/reports/evolve.js';
import { reportId } from '../../src/reports/report-id.js';
import type { ReportState } from '../../src/reports/state.js';
import { approver, author, by } from '../support/actors.js';
import { commandSequence, year } from '../support/command-arbitraries.js';
import { openTestCore, registerOffice } from '../support/core.js';
import { naiveCellLine, naiveParagraphLines } from '../support/naive-lines.js';
import { publishedReport } from '../support/published-report.js';
import { removeFolder, temporaryFolder } from '../support/service.js';

const offices = ['a', 'b', 'c'];

describe('the lists of the read model as of an instant', () => {
  let folder: string;
  let core: Core;
  let log: RecordedEvent[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    core = await openTestCore(folder);
    const [lives] = fc.sample(fc.array(commandSequence(), { minLength: 3, maxLength: 3 }), { numRuns: 1, seed: 11 });
    for (const office of offices) await registerOffice(core, office);
    for (const [index, office] of offices.entries()) {
      const id = reportId(office, year, 'organ');
      await core.app.report(id, { type: 'openReport', officeId: office, year, scope: 'organ' }, by(author));
      for (const [step, { command, actorId }] of (lives?.[index] ?? []).entries()) {
        await core.app.report(id, command, by(actorId === 'author' ? author : approver)).catch((error: unknown) => {
          if (!isGongkaiError(error)) throw error;
        });
        if (step % 5 === 0) await core.app.office(office, { type: 'renameOffice', name: `${office}局${step}` }, by(author));
      }
    }
    // One that is published, corrected, published again and withdrawn, whatever was drawn above.
    const published = await publishedReport(core, 'd');
    await core.app.report(published, { type: 'withdrawReport', publicNote: '撤回。' }, by(approver));
    await core.app.office('b', { type: 'moveOffice', parentId: 'a', region: '430902' }, by(author));
    await core.app.office('c', { type: 'dissolveOffice', successorId: null }, by(author));
    log = [];
    for await (const event of core.store.readAll()) log.push(event);
  }, 60_000);
  afterAll(async () => {
    await core.close();
    await removeFolder(folder);
  });

  /** What the events recorded by then say, folded without any table. */
  function folded(at: string) {
    const reports = new Map<string, { state: ReportState; updatedAt: string; published: ReportState | null }>();
    const known = new Map<string, OfficeState>();
    for (const { stream, type, data, metadata } of log) {
      if (metadata.time > at) continue;
      if (stream.startsWith('office-'))
        known.set(
          stream.slice(7),
          evolveOffice(known.get(stream.slice(7)) ?? null, { type, data } as OfficeEvent, chinaDate(metadata.time)),
        );
      else {
        const before = reports.get(stream.slice(7));
        const state = evolve(before?.state ?? null, { type, data } as ReportEvent, metadata.actor.id);
        const published = type === 'ReportPublished' ? state : type === 'ReportWithdrawn' ? null : (before?.published ?? null);
        reports.set(stream.slice(7), { state, updatedAt: metadata.time, published });
      }
    }
    return { reports, offices: known };
  }
  const world = (kind: World['kind'], at: string): Queries => core.app.queries.at({ kind, at });
  const instants = () => ['2000-01-01T00:00:00.000Z', ...log.map(({ metadata }) => metadata.time), '2100-01-01T00:00:00.000Z'];
  const rows = (queries: Queries, filter = {}) =>
    queries
      .reports(filter, { by: 'updatedAt', direction: 'desc' }, { first: 100 })
      .edges.map(({ node: { id, status, revision, title, updatedAt } }) => ({ id, status, revision, title, updatedAt }));

  test('are the reports and offices that the events up to then make, at every instant', () => {
    for (const at of instants()) {
      const then = folded(at);
      const queries = world('recorded', at);
      const expected = [...then.reports.values()].map(({ state: { id, status, revision, content }, updatedAt }) => ({
        id,
        status,
        revision,
        title: content.title,
        updatedAt,
      }));
      expect(rows(queries)).toEqual(expected.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)));
      for (const row of expected) expect(queries.reportsById([row.id])[0]).toMatchObject({ id: row.id, revision: row.revision });
      const names = queries.offices({ includeDissolved: true }, { first: 100 }).edges.map(({ node: { world: _, ...office } }) => office);
      expect(names).toEqual([...then.offices.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
    }
  });

  test('are the editions in force then, where that is asked for', () => {
    for (const at of instants()) {
      const inForce = [...folded(at).reports.values()].flatMap(({ published }) => (published ? [published] : []));
      const queries = world('inForce', at);
      expect(new Set(rows(queries).map(({ id, revision, title }) => `${id} ${revision} ${title}`))).toEqual(
        new Set(inForce.map(({ id, revision, content }) => `${id} ${revision} ${content.title}`)),
      );
    }
  });

  test('know of a report in force the revisions published by then, and of one that is not none', () => {
    for (const at of instants()) {
      const queries = world('inForce', at);
      for (const { state } of folded(at).reports.values()) {
        const events = log.filter(({ stream, metadata }) => stream === `report-${state.id}` && metadata.time <= at);
        const inForce = queries.reportsById([state.id])[0] != null;
        const publications = events.filter(({ type }) => inForce && type === 'ReportPublished').map(({ revision }) => revision);
        const page = queries.revisions(state.id, { first: 1000 });
        expect([page.edges.map(({ node }) => node.revision), page.totalCount()]).toEqual([publications, publications.length]);
        for (const { revision } of events) {
          const known = publications.includes(revision);
          expect([queries.revision(state.id, revision) !== null, queries.contentOf(state.id, revision) !== null]).toEqual([known, known]);
          expect(queries.revisionBefore(state.id, revision)).toBe(publications.findLast((each) => each < revision) ?? null);
        }
        expect(queries.revisionAsOf(state.id, '2100-01-01T00:00:00.000Z')?.revision ?? null).toBe(publications.at(-1) ?? null);
      }
      const told = queries.auditTrail({}, { first: 1000 }).edges.map(({ node }) => node);
      expect(new Set(told.filter(({ reportId }) => reportId !== null).map(({ type }) => type)).size).toBeLessThanOrEqual(1);
      expect(told.every(({ reportId, type }) => reportId === null || type === 'ReportPublished')).toBe(true);
    }
  });

  test('blame of a report in force is what comparing its published contents gives', async () => {
    let compared = 0;
    for (const at of instants()) {
      const queries = world('inForce', at);
      for (const { node } of queries.reports({}, { by: 'year', direction: 'asc' }, { first: 100 }).edges) {
        const { id, revision } = node;
        const publications = queries.editions(id).map((edition) => edition.revision);
        const contents = publications.flatMap((each) => core.app.queries.contentOf(id, each) ?? []);
        const published = <T extends { revision: number }>(line: readonly T[]) =>
          line.map((change) => ({ ...change, revision: publications[change.revision - 1] }));
        const cells = cellIds(formForYear(node.year)).slice(0, 12);
        const lines = await linesOfCells(
          queries,
          cells.map((cell) => ({ reportId: id, revision, cell, last: 100 })),
        );
        expect(lines).toEqual(cells.map((cell) => published(naiveCellLine(contents, cell))));
        const texts = contents.map(({ sections }) => sections.overview?.text ?? '');
        const paragraphs = naiveParagraphLines(texts);
        const found = await linesOfParagraphs(
          queries,
          paragraphs.map((_, index) => ({ reportId: id, revision, section: 'overview', index, last: 100 })),
        );
        expect(found).toEqual(paragraphs.map(published));
        compared += lines.length;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test('are filtered and counted as of then', () => {
    for (const at of instants().filter((_, index) => index % 3 === 0)) {
      const then = [...folded(at).reports.values()];
      const queries = world('recorded', at);
      for (const status of ['draft', 'inReview', 'published'] as const)
        expect(queries.reports({ status: [status] }, { by: 'year', direction: 'asc' }, { first: 100 }).totalCount()).toBe(
          then.filter(({ state }) => state.status === status).length,
        );
      const moved = folded(at).offices.get('b')?.region === '430902';
      expect(rows(queries, { region: '430902' }).length).toBe(moved ? 1 : 0);
    }
  });

  test('page through what was there then, with no row twice and none left out', () => {
    const at = log.at(-3)?.metadata.time ?? '';
    const queries = world('recorded', at);
    const all = rows(queries).map(({ id }) => id);
    for (const by of ['updatedAt', 'year', 'officeId', 'openedAt'] as const) {
      const paged: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = queries.reports({}, { by, direction: 'desc' }, { first: 1, ...(after ? { after } : {}) });
        paged.push(...page.edges.map(({ node }) => node.id));
        after = page.edges.at(-1)?.cursor;
        if (!page.hasNextPage) break;
      }
      expect([...paged].sort()).toEqual([...all].sort());
    }
  });

  test('know nothing of what was recorded later: revisions, editions, contents, the audit trail', () => {
    for (const at of instants()) {
      const queries = world('recorded', at);
      const events = log.filter(({ metadata }) => metadata.time <= at);
      expect(queries.auditTrail({}, { first: 1000 }).edges.map(({ node }) => node.eventId)).toEqual(events.map(({ id }) => id));
      for (const office of offices) {
        const id = reportId(office, year, 'organ');
        const own = events.filter(({ stream }) => stream === `report-${id}`);
        expect(queries.revisions(id, { first: 1000 }).totalCount()).toBe(own.length);
        expect(queries.revision(id, own.length + 1)).toBeNull();
        expect(queries.contentOf(id, own.length + 1)).toBeNull();
        if (own.length > 0) expect(queries.contentOf(id, own.length)).toEqual(folded(at).reports.get(id)?.state.content);
        expect(queries.revisionAsOf(id, '2100-01-01T00:00:00.000Z')?.revision ?? 0).toBe(own.length);
        for (const { publishedAt, endedAt } of queries.editions(id))
          expect([publishedAt <= at, endedAt === null || endedAt <= at]).toEqual([true, true]);
      }
    }
  });
});
