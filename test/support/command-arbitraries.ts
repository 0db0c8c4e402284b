import fc from 'fast-check';
import type { ReportCommand } from '../../src/reports/commands.js';
import { edits, year } from './edit-arbitraries.js';
import { likelyCommand } from './likely-command.js';
import { SimulatedLife } from './simulated-life.js';

export { year };

/** A command somebody gives, sensible or not in the state that the report is in. */
export interface Given {
  readonly command: ReportCommand;
  readonly actorId: 'author' | 'approver';
}

export const officeId = 'test-office';

const outOfPlace: fc.Arbitrary<ReportCommand> = fc.oneof(
  fc.constantFrom<ReportCommand[]>(
    { type: 'submitReport' },
    { type: 'recallSubmission' },
    { type: 'returnReport', comments: [{ target: null, text: '请修改。' }] },
    { type: 'approveReport' },
    { type: 'publishReport' },
    { type: 'recordPublication', publishedOn: '1999-01-31' },
    { type: 'openCorrection', kind: 'figures', publicNote: '更正。' },
    { type: 'abandonCorrection' },
    { type: 'reopenReport' },
    { type: 'restoreRevision', restoredRevision: 1000, parts: {} },
  ),
  edits,
);
const reviewing: readonly ReportCommand['type'][] = ['returnReport', 'approveReport', 'publishReport', 'recordPublication'];

/**
 * What people do to one report after it was opened. Four of five commands make sense in the state that the report has come to, so that
 * sequences get as far as corrections and later editions; the fifth may be anything, by anybody.
 */
export function commandSequence(maxLength = 25): fc.Arbitrary<Given[]> {
  const move = fc.record({
    likely: fc.integer({ min: 0, max: 4 }).map((roll) => roll < 4),
    chance: fc.record({ roll: fc.nat(9999), detail: fc.nat(9999), edit: edits }),
    stray: fc.record({
      command: outOfPlace,
      actorId: fc.constantFrom('author' as const, 'author' as const, 'author' as const, 'approver' as const),
    }),
  });
  return fc.array(move, { maxLength, size: 'max' }).map((moves) => {
    const life = new SimulatedLife();
    return moves.map(({ likely, chance, stray }) => {
      const given = likely ? byWhomItFalls(likelyCommand(life, chance)) : stray;
      life.take(given.command, given.actorId);
      return given;
    });
  });
}

function byWhomItFalls(command: ReportCommand): Given {
  return { command, actorId: reviewing.includes(command.type) ? 'approver' : 'author' };
}
