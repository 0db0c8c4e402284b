import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../access/actor.js';
import type { App, CommandContext, CommandOutcome } from '../app/app.js';
import { packageRoot } from '../package-root.js';
import type { ReportCommand } from '../reports/commands.js';
import { sampleOffice, sampleReport, workedHistory } from './worked-history.js';

/** Who acts in the worked history. The author and the approver are two people. */
export interface SampleActors {
  readonly registrar: Actor;
  readonly author: Actor;
  readonly approver: Actor;
}

/**
 * Loads the sample report, a real one of 2020, with its office and a short worked history, each step marked in its reason as a
 * demonstration. Every step carries an idempotency key, so a start that was cut short is finished by the next one.
 * @returns the id of the report
 */
export async function loadSample(app: App, actors: SampleActors): Promise<string> {
  const correlationId = randomUUID();
  const as = (actor: Actor, step: string, reason: string, expectedRevision: number): CommandContext => ({
    actor,
    requestId: `sample-${step}`,
    correlationId,
    reason: `示例 Demonstration: ${reason}`,
    idempotencyKey: `sample-${step}`,
    expectedRevision,
  });

  const { officeId, ...details } = sampleOffice;
  await app.office(
    officeId,
    { type: 'registerOffice', officeId, ...details },
    as(actors.registrar, 'office', 'the office of the sample report is registered', 0),
  );
  const bytes = await readFile(join(packageRoot, 'samples', sampleReport.file));
  let done: CommandOutcome = await app.importText(
    { source: { name: sampleReport.file, mediaType: 'text/plain', bytes }, officeId, year: sampleReport.year, scope: 'organ' },
    as(actors.author, 'import', 'the report is imported as it was published', 0),
  );
  for (const { step, by, reason, command } of workedHistory)
    done = await app.report(done.id, command satisfies ReportCommand, as(actors[by], step, reason, done.revision));
  return done.id;
}
