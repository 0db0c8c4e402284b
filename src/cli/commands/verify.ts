import { verifyStream } from '../../audit/verify-chain.js';
import { GongkaiError } from '../../errors.js';
import { noSuchReport, reportStream } from '../../reports/report-id.js';
import type { CliContext } from '../cli-context.js';

/**
 * `gongkai verify [REPORT]`: reads the events again and checks that each carries the hash of the one before it, for one report or
 * for every stream. @throws {GongkaiError} INVALID_EVENT when a chain is broken
 */
export async function verify(reportId: string | undefined, { core, output, json }: CliContext): Promise<void> {
  const streams = new Set<string>();
  if (reportId !== undefined) streams.add(reportStream(reportId));
  else for await (const event of core.store.readAll()) streams.add(event.stream);

  const broken: string[] = [];
  let events = 0;
  for (const stream of streams) {
    const report = await verifyStream(core.store.readStream(stream));
    events += report.events;
    if (report.break) broken.push(`${stream}: ${report.break.message}`);
  }
  if (reportId !== undefined && events === 0) throw noSuchReport(reportId);
  if (json) output.json({ streams: streams.size, events, broken });
  else if (broken.length === 0) output.line(`${output.style('green', 'Sound')}: ${streams.size} hash chains over ${events} events.`);
  if (broken.length > 0)
    throw new GongkaiError('INVALID_EVENT', `${broken.length} of ${streams.size} chains are broken:\n  ${broken.join('\n  ')}`, { broken });
}
