import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { describeOnEachStore } from '../support/each-store.js';
import { eventually } from '../support/eventually.js';
import { openReports } from '../support/reports-api.js';
import { RunningService, removeFolder, temporaryFolder } from '../support/service.js';
import { EventStreamReader } from '../support/sse.js';

const edits = 1000;
const inFlight = 16;
/** Of each kind. */
const slow = 15;
/** What every change carries to a subscriber: so much that what is kept for the slow ones would show. */
const paragraph = '本机关依法公开政府信息。'.repeat(800);
/**
 * More than the service takes for that many edits with nobody subscribed, and much less than what the slow ones have not read: a
 * thousand texts of 29 KB for each of the thirty.
 */
const boundBytes = 280 * 1024 * 1024;

const subscription =
  'subscription { changes(filter: {types: ["SectionRevised"]}) { ... on Change { revisionNumber report { sections { text } } } } }';

describeOnEachStore('subscribers who do not read', (address) => {
  let folder: string;
  let service: RunningService;
  const sockets: Socket[] = [];
  const webSockets: WebSocket[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
    service = await RunningService.start(folder, { GONGKAI_EVENT_STORE: address(folder), GONGKAI_SAMPLE: 'false' });
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const socket of webSockets.splice(0)) socket.terminate();
    await service.stop('SIGKILL');
    await removeFolder(folder);
  });

  /** An event stream of which nothing is read. */
  async function neglectEventStream(): Promise<void> {
    const { hostname, port, host } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    socket.write(
      `GET /graphql/stream?query=${encodeURIComponent(subscription)} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n\r\n`,
    );
  }

  /** A subscription over WebSocket of which nothing is read after it was accepted. */
  async function neglectWebSocket(): Promise<void> {
    const socket = new WebSocket(`${service.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    webSockets.push(socket);
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscription } }));
    socket.pause();
  }

  async function measured(name: RegExp): Promise<number> {
    return Number(name.exec(await (await fetch(`${service.url}/metrics`)).text())?.[1]);
  }
  const residentBytes = () => measured(/^process_resident_memory_bytes (\S+)$/m);
  const subscribed = (transport: string) => measured(new RegExp(`^gongkai_subscribers\\{transport="${transport}"\\} (\\d+)$`, 'm'));

  /** Revises a section of each report, one revision after another, until there were so many edits in all. */
  async function edit(reports: readonly string[], count: number): Promise<void> {
    let left = count;
    const editing = async (report: string) => {
      for (let revision = 1; left-- > 0; revision++) {
        const { reviseSection } = await service.graphql<{ reviseSection: { __typename: string } }>(
          'mutation Revise($input: ReviseSectionInput!) { reviseSection(input: $input) { __typename } }',
          { input: { report, expectedRevision: revision, section: 'overview', text: `${revision}。${paragraph}` } },
          'li.author',
        );
        expect(reviseSection.__typename).toBe('ReportChanged');
      }
    };
    await Promise.all(reports.map(editing));
  }

  test('hold up nobody and grow no memory, and one who reads hears every change', async () => {
    const reports = await openReports(service, 'o', inFlight);
    const reader = await EventStreamReader.open(service.url, subscription);
    for (let n = 0; n < slow; n++) {
      await neglectEventStream();
      await neglectWebSocket();
    }
    await eventually(
      'all subscriptions',
      async () => ((await subscribed('sse')) === slow + 1 && (await subscribed('websocket')) === slow) || null,
    );
    const before = await residentBytes();
    const editing = edit(reports, edits);
    let heard = 0;
    for (; heard < edits; heard++) expect((await reader.next()).data).toMatch(/"revisionNumber":\d+/);
    await editing;
    const grown = (await residentBytes()) - before;
    expect(await subscribed('sse')).toBe(slow + 1);
    expect(grown).toBeLessThan(boundBytes);
    reader.close();
  });
});
